import type { Line } from '#shared/messaging/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { Held } from '../spoken-for.ts';
import { monthsOfOthers } from './told-apart.ts';
import { withHerName } from './with-her-name.ts';

/** A line that tells a certificate of an activity. */
type CertificateLine = Line & { readonly args: { readonly code: string; readonly certificate: string } };

/**
 * The certificates of these people, the last first; with first names where the phone speaks for several or is
 * a focal point's. Where one code is, or was, two activities', with the month of each.
 * @param among everything the phone may ask about, where `held` is only a part of it
 */
export async function certificateLines(
  context: Context,
  held: readonly Held[],
  among: readonly Held[] = held,
): Promise<readonly CertificateLine[]> {
  const completed = held
    .filter(({ registration }) => registration.status === 'completed')
    .toSorted((a, b) => (a.registration.startsAt > b.registration.startsAt ? -1 : 1));
  if (completed.length === 0) return [];
  const months = await monthsOfOthers(context, among);
  return completed.flatMap((each): CertificateLine[] => {
    const { code, certificate, activityId } = each.registration;
    if (certificate === undefined) return [];
    const month = months.get(activityId);
    const of = month === undefined ? {} : { month };
    return [withHerName({ key: 'sms.statusLine.completed', args: { code, certificate }, ...of }, each)];
  });
}
