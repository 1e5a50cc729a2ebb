import type { CentreId } from '#events/index.ts';
import {
  type ClosedRun,
  type HolidayId,
  holidayIds,
  holidays,
  namesOfHoliday,
} from '#shared/closed-days/index.ts';
import { daysOf, typedDigits } from '#shared/language/index.ts';
import type { ClosedDaysAnswer, ClosedDaysBody } from '#shared/staff/index.ts';
import { oneOf } from '#shared/web/index.ts';

/** The steps that a form of the page can take. */
export const steps = ['add', 'confirm', 'confirm-fixed', 'remove', 'open', 'close', 'weekly'] as const;
export type Step = (typeof steps)[number];

/** The fields of new closed days, in their order on the form. */
export const runFields = ['first', 'last', 'kind', 'ar', 'ckb', 'en'] as const;
export type RunField = (typeof runFields)[number];

export const path = '/console/closed-days';
/** The closed days page of a centre. */
export const pathOf = (centre: CentreId): string => `${path}?centre=${centre}`;

/** A day typed in any of our digits; any other text is left to the schema to refuse. */
const dayIn = (fields: URLSearchParams, name: string): string =>
  typedDigits((fields.get(name) ?? '').trim()).replaceAll('/', '-');

const textIn = (fields: URLSearchParams, name: string): string => (fields.get(name) ?? '').trim();

/**
 * The run that a form stands for; without a last day, the first alone. A holiday has its own names and kind.
 */
function runIn(fields: URLSearchParams): Readonly<Record<string, unknown>> {
  const first = dayIn(fields, 'first');
  const last = dayIn(fields, 'last');
  const days = { first, last: last === '' ? first : last };
  const id: HolidayId | undefined = oneOf(holidayIds)(fields.get('holiday') ?? '');
  const holiday = holidays.find((each) => each.id === id);
  if (holiday !== undefined)
    return { ...days, kind: holiday.kind, names: namesOfHoliday(holiday.id), holiday: holiday.id };
  const names = { ar: textIn(fields, 'ar'), ckb: textIn(fields, 'ckb'), en: textIn(fields, 'en') };
  return { ...days, kind: textIn(fields, 'kind'), names };
}

const isRunOf = (fields: URLSearchParams) => (run: ClosedRun) =>
  run.first === fields.get('first') && run.last === fields.get('last') && run.kind === fields.get('kind');

/** The days from first to last; none if either is no day or the run is too long for a form. */
function runOfDays(fields: URLSearchParams): readonly string[] {
  const [first, last] = [dayIn(fields, 'first'), dayIn(fields, 'last')];
  const areDays = [first, last].every((day) => /^20[2-9]\d-\d\d-\d\d$/.test(day));
  return areDays && last.slice(0, 4) <= String(Number(first.slice(0, 4)) + 1) ? daysOf({ first, last }) : [];
}

/** The holidays with a fixed date that nobody has kept: by law, or announced each year. */
export const fixedIn = ({ items }: Pick<ClosedDaysAnswer, 'items'>): readonly ClosedRun[] =>
  items
    .filter(({ kind, certainty }) => kind === 'public-holiday' && certainty !== 'kept')
    .map(({ certainty: _c, source: _s, doubt: _d, ...run }) => run);

/** The body of the API that a form stands for; new days come last, so that their errors are found. */
export function wantedBy(
  step: Step,
  fields: URLSearchParams,
  { weekly, days, open, items }: Pick<ClosedDaysAnswer, 'weekly' | 'days' | 'open' | 'items'>,
): Readonly<Record<keyof ClosedDaysBody, unknown>> {
  switch (step) {
    case 'add':
    case 'confirm':
      return { weekly, days: [...days, runIn(fields)], open };
    case 'confirm-fixed':
      return { weekly, days: [...days, ...fixedIn({ items })], open };
    case 'remove':
      return { weekly, days: days.filter((run) => !isRunOf(fields)(run)), open };
    case 'open':
      return { weekly, days, open: [...new Set([...open, ...runOfDays(fields)])] };
    case 'close':
      return { weekly, days, open: open.filter((day) => day !== fields.get('first')) };
    case 'weekly':
      return { weekly: fields.getAll('days').map(Number), days, open };
  }
}

/** The field of the form that a pointer of the API means: `/days/7/names/ar`, `/weekly/0`. */
export const fieldAt = (pointer: string): string | undefined =>
  pointer.startsWith('/weekly') ? 'weekly' : pointer.split('/').at(-1);
