/** Days of the calendar, `2026-11-30`; the last is one of them. */
export type Run = { readonly first: string; readonly last: string };

const dayLength = 24 * 3_600_000;

/** So many days later, or earlier. Days of a calendar have no clock: they are counted in UTC. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);

/** Every day from the first to the last, both included. */
export const daysOf = ({ first, last }: Run): readonly string[] => {
  const days: string[] = [];
  for (let day = first; day <= last; day = daysAfter(day, 1)) days.push(day);
  return days;
};

/** The weekday of a day, from Sunday = 0. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay();
