/** Calendar days, `2026-11-30`: without a clock, so that all are equally long. */

/** A range of days, both ends included. */
export type Run = { readonly first: string; readonly last: string };

/**
 * The day so many days later (earlier for a negative number): `2026-11-30`, 1 → `2026-12-01`. Throws on an
 * invalid day.
 */
export function daysAfter(day: string, days: number): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** How many days one is after another; negative before it. */
export const daysFrom = (from: string, day: string): number =>
  (Date.parse(day) - Date.parse(from)) / (24 * 3_600_000);

/** Every day from the first to the last, both included. */
export const daysOf = ({ first, last }: Run): readonly string[] => {
  const days: string[] = [];
  for (let day = first; day <= last; day = daysAfter(day, 1)) days.push(day);
  return days;
};

/** The weekday of a day, from Sunday = 0. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay();
