import { type Holiday, holidays } from './holidays.ts';

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

let islamic: Intl.DateTimeFormat | undefined;

/**
 * The Islamic date of a day by the calendar of Umm al-Qura, `12-10` for 10 Dhu al-Hijja. It is worked out years ahead and is
 * what ICU keeps; Iraq goes by the moon that is seen, which has been the same day or the day after.
 */
function islamicDate(day: string): string {
  islamic ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
  });
  const parts = new Map(islamic.formatToParts(new Date(day)).map(({ type, value }) => [type, value]));
  return `${parts.get('month')}-${parts.get('day')}`;
}

/** A holiday of a year. */
export type OfYear = Run & { readonly holiday: Holiday };

const known = new Map<number, readonly OfYear[]>();

/** The holidays that begin in a year, in their order; those of the Islamic calendar fall twice in some. */
export function holidaysOf(year: number): readonly OfYear[] {
  const before = known.get(year);
  if (before !== undefined) return before;
  const found = daysOf({ first: `${year}-01-01`, last: `${year}-12-31` }).flatMap((first) => {
    const moon = islamicDate(first);
    const sun = `${Number(first.slice(5, 7))}-${Number(first.slice(8))}`;
    return holidays
      .filter(({ on }) => `${on.month}-${on.day}` === (on.calendar === 'islamic' ? moon : sun))
      .map((holiday) => ({ first, last: daysAfter(first, holiday.days - 1), holiday }));
  });
  known.set(year, found);
  return found;
}
