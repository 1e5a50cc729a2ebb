import { localDate, localTime, localToUtc } from './time.ts';

/**
 * Times of day in Baghdad, `HH:MM`; the second is the first minute that is not quiet any more. Over midnight when it
 * is the earlier of the two.
 */
export type QuietHours = { readonly from: string; readonly until: string };

/** When the quiet hours that `now` lies in are over; absent outside them. */
export function endOfQuiet(now: Date, quiet: QuietHours | undefined): Date | undefined {
  if (quiet === undefined) return undefined;
  const time = localTime(now.toISOString());
  const overMidnight = quiet.from > quiet.until;
  const evening = time >= quiet.from && (overMidnight || time < quiet.until);
  const morning = overMidnight && time < quiet.until;
  if (!evening && !morning) return undefined;
  const today = localDate(now.toISOString());
  return new Date(localToUtc(evening && overMidnight ? dayAfter(today) : today, quiet.until));
}

/** The next date of the calendar; `2026-11-30` → `2026-12-01`. */
function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00.000Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
