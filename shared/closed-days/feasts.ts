import { daysAfter, daysFrom, daysOf, weekdayOf } from '#shared/language/time/days.ts';

/**
 * When a feast comes each year: on a day of the Gregorian or Islamic calendar (months from 1); a number of
 * days from Easter; on the first given weekday (from Sunday = 0) of a month of the old (Julian) calendar, or
 * a number of days before it; or a number of days after the Mandaean new year.
 */
export type Coming =
  | { readonly calendar: 'gregorian' | 'islamic'; readonly month: number; readonly day: number }
  | { readonly calendar: 'easter'; readonly after: number }
  | {
      readonly calendar: 'julian';
      readonly month: number;
      readonly weekday: number;
      readonly daysBefore: number;
    }
  | { readonly calendar: 'mandaean'; readonly after: number };

let islamic: Intl.DateTimeFormat | undefined;

/**
 * The Islamic date of a day by the calendar of Umm al-Qura, `12-10` for 10 Dhu al-Hijja. ICU has this
 * calendar, computed years ahead; Iraq follows the sighted moon, so far the same day or the day after.
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

const knownMoons = new Map<number, ReadonlyMap<string, readonly string[]>>();

/** The days of a year, by their date in the Islamic calendar; some come twice. */
function islamicYear(year: number): ReadonlyMap<string, readonly string[]> {
  const before = knownMoons.get(year);
  if (before !== undefined) return before;
  const found = Map.groupBy(daysOf({ first: `${year}-01-01`, last: `${year}-12-31` }), islamicDate);
  knownMoons.set(year, found);
  return found;
}

const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** Easter by the Gregorian calendar (the method of Meeus, Jones and Butcher). */
function easterOf(year: number): string {
  const [golden, century, ofCentury] = [year % 19, Math.floor(year / 100), year % 100];
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const days = moon + sunday - 7 * late + 114;
  return dayOf(year, Math.floor(days / 31), (days % 31) + 1);
}

/** From 1901 to 2099 a day of the old calendar is thirteen days later in the new one. */
const julianLag = 13;

/**
 * A first day of the Mandaean year, of 365 days, which knows no leap day: its feasts come a day earlier every
 * four years.
 */
const mandaeanFirst = '2018-07-18';
const mandaeanYear = 365;

/** The days of a year on which a feast comes: none, one or two. */
export function comingIn(on: Coming, year: number): readonly string[] {
  switch (on.calendar) {
    case 'gregorian':
      return [dayOf(year, on.month, on.day)];
    case 'islamic':
      return islamicYear(year).get(`${on.month}-${on.day}`) ?? [];
    case 'easter':
      return [daysAfter(easterOf(year), on.after)];
    case 'julian': {
      const first = daysAfter(dayOf(year, on.month, 1), julianLag);
      return [daysAfter(first, ((on.weekday - weekdayOf(first) + 7) % 7) - on.daysBefore)];
    }
    case 'mandaean': {
      const first = daysAfter(mandaeanFirst, on.after);
      const yearsTo = Math.ceil(daysFrom(first, dayOf(year, 1, 1)) / mandaeanYear);
      const days: string[] = [];
      const next = dayOf(year + 1, 1, 1);
      for (let day = daysAfter(first, yearsTo * mandaeanYear); day < next; day = daysAfter(day, mandaeanYear))
        days.push(day);
      return days;
    }
  }
}
