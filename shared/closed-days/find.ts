import type { Language } from '#events/index.ts';
import { localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/words/index.ts';
import { daysAfter, daysOf, type Run, weekdayOf } from '#shared/language/time/days.ts';
import { holidaysOf, type OfYear } from './calendar.ts';
import type { HolidayId } from './holidays.ts';
import type { Closed, ClosedDays, ClosedRun, KeptClosedDays, OfferedDays } from './schema.ts';

/** Friday, the day of rest in all of Iraq; a centre adds its own days. */
export const closedAtFirst: Pick<KeptClosedDays, 'weekly' | 'days' | 'open'> = {
  weekly: [5],
  days: [],
  open: [],
};

/** How many days from its suggested day a kept holiday still counts as the same, not as next year's. */
const near = 20;

/** The name of a holiday in each language. */
export const namesOfHoliday = (id: HolidayId): ClosedRun['names'] =>
  inEach((language) => render(`holiday.${id}`, language));

const inEach = (say: (language: Language) => string): ClosedRun['names'] => ({
  ar: say('ar'),
  ckb: say('ckb'),
  en: say('en'),
});

/** The holidays in these days that the centre has not kept on other days; those of one community too. */
function holidaysIn({ days }: Pick<KeptClosedDays, 'days'>, { first, last }: Run): readonly OfYear[] {
  const years = [Number(first.slice(0, 4)) - 1, Number(last.slice(0, 4))];
  const found: OfYear[] = [];
  for (let year = years[0] ?? 0; year <= (years[1] ?? 0); year++) found.push(...holidaysOf(year));
  const isKept = (each: OfYear) =>
    days.some(
      (run) =>
        run.holiday === each.holiday.id &&
        run.first <= daysAfter(each.first, near) &&
        run.first >= daysAfter(each.first, -near),
    );
  return found.filter((each) => each.first <= last && each.last >= first && !isKept(each));
}

/**
 * The closed days of a centre that touch these days, by their first day: those it keeps, and Iraq's holidays.
 * Weekly closed days are left out, and so are runs all of whose days are open.
 */
export function closedBetween(
  kept: Pick<KeptClosedDays, 'days' | 'open'>,
  within: Run,
): readonly ClosedDays[] {
  const open = new Set(kept.open);
  const own = kept.days
    .filter(({ first, last }) => first <= within.last && last >= within.first)
    .map((run): ClosedDays => ({ ...run, certainty: 'kept' }));
  const given = holidaysIn(kept, within)
    .filter(({ holiday }) => holiday.isFor === undefined)
    .map(
      (each): ClosedDays => ({
        ...runOf(each),
        certainty: each.holiday.isSure ? 'law' : 'suggested',
        source: each.holiday.source.of,
        ...(each.holiday.doubt === undefined ? {} : { doubt: each.holiday.doubt.of }),
      }),
    );
  return [...own, ...given]
    .filter((run) => daysOf(run).some((day) => !open.has(day)))
    .toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
}

const runOf = ({ first, last, holiday }: OfYear): ClosedRun => ({
  ...{ first, last, kind: holiday.kind, names: namesOfHoliday(holiday.id), holiday: holiday.id },
});

/**
 * Holidays of a community or of the Kurdistan Region in these days, by their first day: the centre is open on
 * them until it keeps them, and they are shown nowhere else.
 */
export function offeredBetween(kept: Pick<KeptClosedDays, 'days'>, within: Run): readonly OfferedDays[] {
  return holidaysIn(kept, within)
    .flatMap((each): readonly OfferedDays[] => {
      const { isFor, source, doubt } = each.holiday;
      if (isFor === undefined) return [];
      return [{ ...runOf(each), isFor, source: source.of, ...(doubt && { doubt: doubt.of }) }];
    })
    .toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
}

/** Why a centre is closed on a day; `undefined` where it is open. The surest reason counts. */
export function closedOn(
  kept: Pick<KeptClosedDays, 'weekly' | 'days' | 'open'>,
  day: string,
): Closed | undefined {
  if (kept.open.includes(day)) return undefined;
  const runs = closedBetween(kept, { first: day, last: day });
  const run = runs.find(({ certainty }) => certainty !== 'suggested') ?? runs[0];
  if (run !== undefined) return { kind: run.kind, names: run.names, certainty: run.certainty };
  if (!kept.weekly.includes(weekdayOf(day))) return undefined;
  return {
    kind: 'weekly',
    names: inEach((language) => render('holiday.weekly', language)),
    certainty: 'kept',
  };
}

/** Why a centre is closed on the day in Baghdad of `startsAt`. */
export const closedAt = (kept: Pick<KeptClosedDays, 'weekly' | 'days' | 'open'>, startsAt: string) =>
  closedOn(kept, localDate(startsAt));

/** The next day after this one on which a centre is open; `undefined` where it is closed for a year. */
export function nextOpenDay(
  kept: Pick<KeptClosedDays, 'weekly' | 'days' | 'open'>,
  day: string,
): string | undefined {
  for (let next = daysAfter(day, 1); next <= daysAfter(day, 366); next = daysAfter(next, 1)) {
    if (closedOn(kept, next) === undefined) return next;
  }
  return undefined;
}
