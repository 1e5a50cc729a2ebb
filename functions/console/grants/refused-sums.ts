import type { Currency, Language } from '#events/index.ts';
import { mostTranches } from '#shared/grants/schema.ts';
import { toldWithReading } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { PanelAnswer } from '#shared/staff/index.ts';
import type { FieldError } from '#shared/web/index.ts';
import { type Entered, placesUpTo, textIn } from './read-forms.ts';

/** A sum as it was typed, and the currency it was typed in. */
type Typed = { readonly typed: string; readonly currency: Currency };
type TypedAt = (pointer: string) => Typed | undefined;

/** The error of each field, in words; the error of a sum says how the sum was read. */
export const errorTexts = (
  errors: readonly FieldError[],
  typedAt: TypedAt,
  language: Language,
): readonly { readonly text: string }[] =>
  errors.map((error) => {
    const text = render(`field.${error.reason}`, language);
    const sum = 'pointer' in error ? typedAt(error.pointer) : undefined;
    return {
      text: sum === undefined ? text : toldWithReading(text, sum.typed, sum.currency, language),
    };
  });

/** Which sum of a move's form a pointer means. */
export const sumsOfMove =
  (entered: Entered | undefined, currency: Currency): TypedAt =>
  (pointer) => {
    if (entered === undefined) return undefined;
    const [, first = '', at = ''] = pointer.split('/');
    const filled = placesUpTo(mostTranches).filter((place) => textIn(entered, `amount${place}`) !== '');
    const name = { tranches: `amount${filled[Number(at)]}`, spent: `spent${Number(at) + 1}` }[first] ?? first;
    const isSum = name === 'returned' || /^(?:amount|spent)\d*$/.test(name);
    return isSum && entered.has(name) ? { typed: textIn(entered, name), currency } : undefined;
  };

/** Which sum of a panel's outcome a pointer means. */
export const sumsOfOutcome =
  (entered: Entered | undefined, { applications }: PanelAnswer): TypedAt =>
  (pointer) => {
    const [, at] = /^\/outcomes\/(\d+)\/amount$/.exec(pointer) ?? [];
    const application = applications[Number(at)];
    if (entered === undefined || application === undefined) return undefined;
    const { grantId, grant } = application;
    return { typed: textIn(entered, `amount-${grantId}`), currency: grant?.currency ?? 'IQD' };
  };

/** The budget, which is the only sum of its form. */
export const sumOfBudget =
  (entered: Entered | undefined, currency: Currency): TypedAt =>
  (pointer) =>
    entered === undefined || pointer !== '/total' ? undefined : { typed: textIn(entered, 'total'), currency };
