import type { CentreId } from '#events/index.ts';
import { typedDigits } from '#shared/language/index.ts';

export const path = '/console/rearrangements';
export const pathOf = (rearrangementId: string): string => `${path}/${rearrangementId}`;
export const callsPathOf = (rearrangementId: string): string => `${pathOf(rearrangementId)}/calls`;
export const pathOfDays = (
  centre: CentreId,
  { first, last }: { readonly first: string; readonly last: string },
) => `${path}?${new URLSearchParams({ centre, first, last })}`;

/** What can become of sessions, in the order in which a form offers it. */
export const ways = ['cancel', 'next-open-day', 'append', 'shift', 'minutes', 'start'] as const;

/** The fields of the form, in their order. */
export const fields = ['first', 'last', 'codes', 'as', 'days', 'minutes', 'at'] as const;
export type FieldName = (typeof fields)[number];

const textIn = (entered: URLSearchParams, name: string): string => (entered.get(name) ?? '').trim();
const dayIn = (entered: URLSearchParams, name: string): string =>
  typedDigits(textIn(entered, name)).replaceAll('/', '-');
/** A sign may stand before it, or behind it, where writing from right to left has put it. */
const numberIn = (entered: URLSearchParams, name: string): number | string => {
  const typed = typedDigits(textIn(entered, name));
  const [, before, digits = '', behind] = /^([-−–+])?\s*(\d{1,9})\s*([-−–+])?$/u.exec(typed) ?? [];
  if (digits === '' || (before !== undefined && behind !== undefined)) return textIn(entered, name);
  const sign = before ?? behind ?? '+';
  return sign === '+' ? Number(digits) : -Number(digits);
};

/** The codes of the activities that a form names; none for all of the centre. */
export const codesIn = (entered: URLSearchParams): readonly string[] =>
  typedDigits(textIn(entered, 'codes'))
    .split(/[\s,،]+/)
    .filter((code) => code !== '');

/** What is to become of the sessions as a form would have it: without a last day, of the first alone. */
export function wantedBy(
  entered: URLSearchParams,
  centre: CentreId,
  activityIds: readonly string[] | undefined,
): Readonly<Record<string, unknown>> {
  const first = dayIn(entered, 'first');
  const last = dayIn(entered, 'last');
  return {
    ...{ centre, first, last: last === '' ? first : last, how: howIn(entered) },
    ...(activityIds === undefined ? {} : { activityIds }),
  };
}

function howIn(entered: URLSearchParams): Readonly<Record<string, unknown>> {
  const as = textIn(entered, 'as');
  switch (as) {
    case 'shift':
      return { as, days: numberIn(entered, 'days') };
    case 'minutes':
      return { as, minutes: numberIn(entered, 'minutes') };
    case 'start':
      return { as, at: typedDigits(textIn(entered, 'at')).replace(/^\d:/, '0$&') };
    default:
      return { as };
  }
}

/** The field that a pointer of the API means: `/how/days`, `/activityIds/0`. */
export function fieldAt(pointer: string): string | undefined {
  if (pointer.startsWith('/activityIds')) return 'codes';
  return pointer === '/how' ? 'as' : pointer.split('/').at(-1);
}
