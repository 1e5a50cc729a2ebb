import { daysAfter, type Run } from '#shared/language/time/days.ts';
import { comingIn } from './feasts.ts';
import { type Holiday, holidays } from './holidays.ts';

/** A holiday of a year. */
export type OfYear = Run & { readonly holiday: Holiday };

const known = new Map<number, readonly OfYear[]>();

/** The holidays that begin in a year, in their order; those of the Islamic calendar fall twice in some. */
export function holidaysOf(year: number): readonly OfYear[] {
  const before = known.get(year);
  if (before !== undefined) return before;
  const found = holidays
    .flatMap((holiday) =>
      comingIn(holiday.on, year).map((first) => ({
        ...{ first, last: daysAfter(first, holiday.days - 1), holiday },
      })),
    )
    .toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  known.set(year, found);
  return found;
}
