import { daysAfter } from './days.ts';
import { localDate, localTime, localToUtc } from './time.ts';

/**
 * Times of day in Baghdad, `HH:MM`; the second is the first minute that is not quiet any more. Over midnight when it
 * is the earlier of the two.
 */
export type QuietHours = { readonly from: string; readonly until: string };

/** When the quiet hours that `now` lies in are over; absent outside them. */
export function endOfQuiet(now: Date, quiet: QuietHours | undefined): Date | undefined {
  const lies = quietAt(now, quiet);
  if (quiet === undefined || lies === undefined) return undefined;
  const { today, overMidnight, evening } = lies;
  return new Date(localToUtc(evening && overMidnight ? daysAfter(today, 1) : today, quiet.until));
}

/** When the quiet hours that `now` lies in began; absent outside them. */
export function startOfQuiet(now: Date, quiet: QuietHours | undefined): Date | undefined {
  const lies = quietAt(now, quiet);
  if (quiet === undefined || lies === undefined) return undefined;
  return new Date(localToUtc(lies.evening ? lies.today : daysAfter(lies.today, -1), quiet.from));
}

/** Where in the quiet hours an instant lies, if it does. */
function quietAt(now: Date, quiet: QuietHours | undefined) {
  if (quiet === undefined) return undefined;
  const time = localTime(now.toISOString());
  const overMidnight = quiet.from > quiet.until;
  const evening = time >= quiet.from && (overMidnight || time < quiet.until);
  const morning = overMidnight && time < quiet.until;
  if (!evening && !morning) return undefined;
  return { today: localDate(now.toISOString()), overMidnight, evening };
}
