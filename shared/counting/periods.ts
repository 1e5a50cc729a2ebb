import { localMonth } from '#shared/language/time/time.ts';

/** All time, or a month in Asia/Baghdad: `2026-11`. */
export const allTime = 'all';

/** The months of the hours asked for lately: Baghdad is whole hours ahead of UTC, so an hour is in one month. */
const monthOfHour = new Map<string, string>();
const mostHours = 1_000;
const hourLength = '2026-11-30T20'.length;

/** The periods an instant (UTC ISO) falls in. */
export function periodsOf(instant: string): readonly string[] {
  const hour = instant.slice(0, hourLength);
  const known = monthOfHour.get(hour);
  if (known !== undefined) return [allTime, known];
  const month = localMonth(instant);
  if (monthOfHour.size >= mostHours) monthOfHour.clear();
  monthOfHour.set(hour, month);
  return [allTime, month];
}
