import { daysAfter } from './days.ts';
import { localDate, localTime, localToUtc } from './time.ts';

/**
 * Times of day in Baghdad, `HH:MM`; `until` is the first minute that is no longer quiet. The hours go over
 * midnight when `until` is the earlier of the two.
 */
export type QuietHours = { readonly from: string; readonly until: string };

/** The end of the quiet hours around `now`; absent outside them. */
export function endOfQuiet(now: Date, quiet: QuietHours | undefined): Date | undefined {
  const lies = quietAt(now, quiet);
  if (quiet === undefined || lies === undefined) return undefined;
  const { today, overMidnight, evening } = lies;
  return new Date(localToUtc(evening && overMidnight ? daysAfter(today, 1) : today, quiet.until));
}

/** The beginning of the quiet hours around `now`; absent outside them. */
export function startOfQuiet(now: Date, quiet: QuietHours | undefined): Date | undefined {
  const lies = quietAt(now, quiet);
  if (quiet === undefined || lies === undefined) return undefined;
  return new Date(localToUtc(lies.evening ? lies.today : daysAfter(lies.today, -1), quiet.from));
}

/** The position of an instant in the quiet hours, if it is in them. */
function quietAt(now: Date, quiet: QuietHours | undefined) {
  if (quiet === undefined) return undefined;
  const time = localTime(now.toISOString());
  const overMidnight = quiet.from > quiet.until;
  const evening = time >= quiet.from && (overMidnight || time < quiet.until);
  const morning = overMidnight && time < quiet.until;
  if (!evening && !morning) return undefined;
  return { today: localDate(now.toISOString()), overMidnight, evening };
}
