import type { Line } from '../messaging/index.ts';
import type { Held } from './who.ts';

/** A line that tells a certificate of an activity. */
type CertificateLine = Line & { readonly args: { readonly code: string; readonly certificate: string } };

/** Who has completed something, the last first; with the first names, where the phone speaks for several. */
export function certificateLines(held: readonly Held[]): readonly CertificateLine[] {
  const completed = held
    .filter(({ registration }) => registration.status === 'completed')
    .toSorted((a, b) => (a.registration.startsAt > b.registration.startsAt ? -1 : 1));
  const isShared = new Set(held.map(({ person }) => person.personId)).size > 1;
  return completed.flatMap(({ person, registration: { code, certificate } }): CertificateLine[] => {
    if (certificate === undefined) return [];
    const args = { code, certificate };
    return isShared && person.name !== null
      ? [{ key: 'sms.statusLine.completedFor', args, personId: person.personId }]
      : [{ key: 'sms.statusLine.completed', args }];
  });
}
