import type { Line } from '../messaging/index.ts';
import { withHerName } from './of-whom.ts';
import type { Held } from './who.ts';

/** A line that tells a certificate of an activity. */
type CertificateLine = Line & { readonly args: { readonly code: string; readonly certificate: string } };

/** Who has completed something, the last first; with the first names, where the phone speaks for several or is a focal point's. */
export function certificateLines(held: readonly Held[]): readonly CertificateLine[] {
  const completed = held
    .filter(({ registration }) => registration.status === 'completed')
    .toSorted((a, b) => (a.registration.startsAt > b.registration.startsAt ? -1 : 1));
  return completed.flatMap((each): CertificateLine[] => {
    const { code, certificate } = each.registration;
    return certificate === undefined
      ? []
      : [withHerName({ key: 'sms.statusLine.completed', args: { code, certificate } }, each)];
  });
}
