import type { CentreId } from '#events/index.ts';
import { typedDigits } from '#shared/language/index.ts';

export const path = '/console/rearrangements';
/** The page of a rearrangement. */
export const pathOf = (rearrangementId: string): string => `${path}/${rearrangementId}`;
/** The list of people to call about a rearrangement. */
export const callsPathOf = (rearrangementId: string): string => `${pathOf(rearrangementId)}/calls`;
/** The form filled in with a centre and local days (`2026-11-30`). */
export const pathOfDays = (
  centre: CentreId,
  { first, last }: { readonly first: string; readonly last: string },
) => `${path}?${new URLSearchParams({ centre, first, last })}`;

/** The ways to rearrange sessions, in the order of the form. */
export const ways = ['cancel', 'next-open-day', 'append', 'shift', 'minutes', 'start'] as const;

/** The fields of the form, in their order. */
export const fields = ['first', 'last', 'codes', 'as', 'days', 'minutes', 'at'] as const;
export type FieldName = (typeof fields)[number];

const textIn = (entered: URLSearchParams, name: string): string => (entered.get(name) ?? '').trim();
const dayIn = (entered: URLSearchParams, name: string): string =>
  typedDigits(textIn(entered, name)).replaceAll('/', '-');
/**
 * A number with a sign before it, or behind it, where right-to-left writing puts it; any other text stays
 * text.
 */
const numberIn = (entered: URLSearchParams, name: string): number | string => {
  const typed = typedDigits(textIn(entered, name));
  const [, before, digits = '', behind] = /^([-−–+])?\s*(\d{1,9})\s*([-−–+])?$/u.exec(typed) ?? [];
  if (digits === '' || (before !== undefined && behind !== undefined)) return textIn(entered, name);
  const sign = before ?? behind ?? '+';
  return sign === '+' ? Number(digits) : -Number(digits);
};

/** The activity codes that a form names; an empty list means every activity of the centre. */
export const codesIn = (entered: URLSearchParams): readonly string[] =>
  typedDigits(textIn(entered, 'codes'))
    .split(/[\s,،]+/)
    .filter((code) => code !== '');

/** The body of the API that a form stands for; without a last day it covers the first day alone. */
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
