import * as z from 'zod/mini';
import { type CentreId, closedDayKinds } from '#events/index.ts';
import { inEachLanguage } from '#shared/language/index.ts';
import { shownText } from '#shared/language/letters/shown-text.ts';
import { daysAfter } from '#shared/language/time/days.ts';
import { type Holiday, type HolidayDoubt, type HolidaySource, holidayIds } from './holidays.ts';

export { holidayDoubts, holidayFor, holidaySources } from './holidays.ts';

/** A calendar day in Baghdad, from the year 2020 on. */
const day = z.iso.date().check(z.regex(/^20[2-9]\d-/));
const name = shownText(60);

/** The longest run of closed days: a summer. */
const mostDaysOfRun = 92;

const areDays = (...texts: readonly string[]): boolean => texts.every((text) => day.safeParse(text).success);
const isRun = (first: string, last: string): boolean =>
  first <= last && last < daysAfter(first, mostDaysOfRun);

/** The fields of `closedRun`. */
export const closedRunFields = {
  first: day,
  last: day,
  kind: z.enum(closedDayKinds),
  names: inEachLanguage(name),
  /** Which of Iraq's holidays it is: these days then replace the suggested ones. */
  holiday: z.optional(z.enum(holidayIds)),
};

/** Days on which a centre is closed, first and last included, by their name in each language. */
export const closedRun = z.strictObject(closedRunFields).check(
  // A wrong date has its own error; no second one here.
  z.refine(({ first, last }) => !areDays(first, last) || isRun(first, last), {
    path: ['last'],
  }),
);
export type ClosedRun = z.infer<typeof closedRun>;

/** The closed days that a centre keeps; Iraq's holidays are added by themselves. */
export const keptClosedDays = z.strictObject({
  /** The days of the week on which it is closed, from Sunday = 0. At least one day stays open. */
  weekly: z.array(z.int().check(z.gte(0), z.lte(6))).check(
    z.maxLength(6),
    z.refine((days) => new Set(days).size === days.length),
  ),
  days: z.array(closedRun).check(z.maxLength(200)),
  /** Days on which the centre is open against all other rules. */
  open: z.array(day).check(z.maxLength(366)),
});

export type KeptClosedDays = z.infer<typeof keptClosedDays> & {
  readonly centre: CentreId;
  /** 0 where nobody has kept any yet. */
  readonly version: number;
  /** Who changed it last, by login, and when. */
  readonly changedBy?: string;
  readonly changedAt?: string;
};

/** Closed days as found: kept by the centre, by law, or suggested until a manager sets the days. */
export type ClosedDays = ClosedRun & {
  readonly certainty: 'kept' | 'law' | 'suggested';
  /** For a holiday that nobody has kept: its source and any doubt. */
  readonly source?: HolidaySource;
  readonly doubt?: HolidayDoubt;
};

/** Holidays of one community or the region, on which the centre is open until it keeps them. */
export type OfferedDays = ClosedRun &
  Required<Pick<Holiday, 'isFor'>> & { readonly source: HolidaySource; readonly doubt?: HolidayDoubt };

/** Why a centre is closed on a day. */
export type Closed = {
  readonly kind: ClosedRun['kind'] | 'weekly';
  readonly names: ClosedRun['names'];
  readonly certainty: ClosedDays['certainty'];
};
