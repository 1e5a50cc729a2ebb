import type { Currency } from '#events/index.ts';
import { given, type Move, type MoveName } from '#shared/grants/index.ts';
import { outcomeBody, type PanelOutcome } from '#shared/grants/panels/index.ts';
import { mostLines, mostTranches } from '#shared/grants/schema.ts';
import { readMoney, typedDigits } from '#shared/language/index.ts';
import type { PanelAnswer } from '#shared/staff/index.ts';
import { checked, type Problem } from '#shared/web/index.ts';

export type Entered = URLSearchParams;

/** The text of a field, trimmed; empty if the form has no such field. */
export const textIn = (fields: Entered, name: string): string => (fields.get(name) ?? '').trim();
/** A sum typed in any digits, in the smallest unit; any other text is left to the schema to refuse. */
export const sumIn = (fields: Entered, name: string, currency: Currency): number | string => {
  const text = textIn(fields, name);
  return readMoney(text, currency) ?? (/^[0٠۰]+$/.test(text) ? 0 : text);
};
const dayIn = (fields: Entered, name: string): string =>
  typedDigits(textIn(fields, name)).replaceAll('/', '-');
/**
 * A whole number typed in any digits; anything else, empty included, gives `NaN` for the schema to refuse.
 */
const numberIn = (fields: Entered, name: string): number =>
  Number(typedDigits(textIn(fields, name)) || 'none');
/** The positions 1 to `most`, as the fields of a form are numbered. */
export const placesUpTo = (most: number): readonly number[] =>
  Array.from({ length: most }, (_, at) => at + 1);

/** The move that a form of a grant's page stands for, or what is wrong with it. */
export function moveFrom(
  name: MoveName,
  fields: Entered,
  currency: Currency,
): { readonly value: Move } | Problem {
  const body = checked<object>(bodyOf(name, fields, currency), given[name]);
  // The schema of the name has checked it.
  return 'problem' in body ? body : { value: { move: name, ...body.value } as Move };
}

function bodyOf(name: MoveName, fields: Entered, currency: Currency): object {
  switch (name) {
    case 'return':
    case 'reject':
    case 'return-report':
      return { reason: textIn(fields, 'reason') };
    case 'cancel': {
      const returned = fields.has('returned') ? { returned: sumIn(fields, 'returned', currency) } : {};
      return { reason: textIn(fields, 'reason'), ...returned };
    }
    case 'take-back':
      return { amount: sumIn(fields, 'amount', currency) };
    case 'approve':
      return { amount: sumIn(fields, 'amount', currency), application: numberIn(fields, 'application') };
    case 'disburse':
    case 'confirm':
      return { tranche: numberIn(fields, 'tranche') };
    case 'plan':
      return {
        tranches: placesUpTo(mostTranches)
          .filter((position) => textIn(fields, `amount${position}`) !== '')
          .map((position) => ({
            amount: sumIn(fields, `amount${position}`, currency),
            dueOn: dayIn(fields, `dueOn${position}`),
            condition: textIn(fields, `condition${position}`),
          })),
        reportDueOn: dayIn(fields, 'reportDueOn'),
      };
    case 'report':
      return {
        peopleReached: numberIn(fields, 'peopleReached'),
        spent: placesUpTo(mostLines)
          .filter((place) => fields.has(`spent${place}`))
          .map((place) => sumIn(fields, `spent${place}`, currency)),
        story: textIn(fields, 'story'),
      };
    default:
      return {};
  }
}

/** The outcomes that the form of a panel stands for. */
export function outcomesFrom(
  { applications }: PanelAnswer,
  fields: Entered,
): { readonly value: { readonly outcomes: readonly PanelOutcome[] } } | Problem {
  const outcomes = applications.map(({ grantId, grant }) => {
    const decision = textIn(fields, `decision-${grantId}`);
    const about = { grantId, version: numberIn(fields, `version-${grantId}`), decision };
    switch (decision) {
      case 'approve':
        return {
          ...about,
          amount: sumIn(fields, `amount-${grantId}`, grant?.currency ?? 'IQD'),
          application: numberIn(fields, `application-${grantId}`),
        };
      case 'reject':
      case 'return':
        return { ...about, reason: textIn(fields, `reason-${grantId}`) };
      default:
        return about;
    }
  });
  return checked({ outcomes }, outcomeBody);
}

/** The criteria of a panel, one from each line that is not empty. */
export const criteriaIn = (fields: Entered): readonly string[] =>
  textIn(fields, 'criteria')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
