import type { Currency, Language } from '#events/index.ts';
import { isBlank, moneyFigure, readMoney, toldWithReading, typedDigits } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import { type FieldError, type FieldErrors, fieldErrors } from '#shared/web/index.ts';
import type { Draft } from '../index.ts';
import { membersAsked, mostLines } from '../schema.ts';

/** The positions of a list: 1 to `most`. */
export const placesUpTo = (most: number): readonly number[] =>
  Array.from({ length: most }, (_, at) => at + 1);

const about = ['theme', 'place', 'what', 'why', 'startsOn', 'endsOn'] as const;
const memberFields = placesUpTo(membersAsked).map((place) => `member${place}` as const);
const lineFields = placesUpTo(mostLines).flatMap(
  (place) => [`lineWhat${place}`, `lineAmount${place}`] as const,
);

/** The fields of the form, in the order in which they stand on it. */
export const draftFields: readonly string[] = [
  'contactName',
  'contactPhone',
  'language',
  ...memberFields,
  'consent',
  ...about,
  'amount',
  ...lineFields,
];

/** The fields of a form as typed; the form is shown again with them. */
export type Entered = Readonly<Record<string, string | undefined>>;

/** The given fields of a submitted form, as they were typed; a field that was not sent is left out. */
export const enteredIn = (form: URLSearchParams, fields: readonly string[]): Entered =>
  Object.fromEntries(
    fields.flatMap((name) => {
      const text = form.get(name);
      return text === null ? [] : [[name, text]];
    }),
  );

/** A draft in the form of typed fields. */
export function enteredFrom(
  {
    contact,
    language: of,
    members,
    content,
    currency,
  }: Pick<Draft, 'contact' | 'language' | 'members' | 'content' | 'currency'>,
  language: Language,
): Entered {
  const figure = (amount: number) => moneyFigure(amount, currency, language);
  const { amount, lines = [], ...said } = content;
  return {
    contactName: contact.name ?? '',
    // As people here write it.
    contactPhone: (contact.phone ?? '').replace(/^\+964/, '0'),
    language: of,
    ...Object.fromEntries(members.map((name, at) => [`member${at + 1}`, name])),
    ...said,
    ...(amount === undefined ? {} : { amount: figure(amount) }),
    ...Object.fromEntries(
      lines.flatMap((line, at) => [
        [`lineWhat${at + 1}`, line.what],
        [`lineAmount${at + 1}`, figure(line.amount)],
      ]),
    ),
  };
}

const textOf = (entered: Entered, name: string): string => {
  const text = (entered[name] ?? '').trim();
  return isBlank(text) ? '' : text;
};

/** The sum in a text with any digits; any other text, empty included, is left to the schema to refuse. */
const sumOf = (text: string, currency: Currency): number | string => readMoney(text, currency) ?? text;

/** The positions of the lines that are filled in. */
const filledLines = (entered: Entered): readonly number[] =>
  placesUpTo(mostLines).filter(
    (place) => textOf(entered, `lineWhat${place}`) !== '' || textOf(entered, `lineAmount${place}`) !== '',
  );

/** The positions of the members that are filled in. */
const filledMembers = (entered: Entered): readonly number[] =>
  placesUpTo(membersAsked).filter((place) => textOf(entered, `member${place}`) !== '');

/**
 * The change to a draft from a form: empty fields are taken out; sums and days may use any of our digits.
 * `isNew` until the draft is submitted; afterwards its people stay as they are.
 */
export function changeFrom(
  entered: Entered,
  currency: Currency,
  isNew: boolean,
): Readonly<Record<string, unknown>> {
  const said = (name: string) => textOf(entered, name) || null;
  const day = (name: string) => typedDigits(textOf(entered, name)).replaceAll('/', '-') || null;
  const amount = textOf(entered, 'amount');
  const lines = filledLines(entered).map((place) => ({
    what: textOf(entered, `lineWhat${place}`),
    amount: sumOf(textOf(entered, `lineAmount${place}`), currency),
  }));
  const who = {
    contact: { name: said('contactName'), phone: said('contactPhone') },
    ...(entered.language === undefined ? {} : { language: entered.language }),
    members: filledMembers(entered).map((place) => textOf(entered, `member${place}`)),
  };
  return {
    ...(isNew ? who : {}),
    ...{ theme: said('theme'), place: said('place'), what: said('what'), why: said('why') },
    ...{ startsOn: day('startsOn'), endsOn: day('endsOn') },
    amount: amount === '' ? null : sumOf(amount, currency),
    lines: lines.length === 0 ? null : lines,
  };
}

/** The field of the form for a JSON pointer of the API; `entered` tells which row an index means. */
function fieldAt(pointer: string, entered: Entered): string | undefined {
  const [, first = '', second, third] = pointer.split('/');
  if (first === 'contact') return second === 'phone' ? 'contactPhone' : 'contactName';
  if (first === 'members') return `member${filledMembers(entered)[Number(second)] ?? emptyMember(entered)}`;
  if (first === 'lines') {
    const place = filledLines(entered)[Number(second)] ?? 1;
    return third === 'amount' ? `lineAmount${place}` : `lineWhat${place}`;
  }
  return draftFields.includes(first) ? first : undefined;
}

/** The first empty position for a member. */
const emptyMember = (entered: Entered): number =>
  placesUpTo(membersAsked).find((place) => textOf(entered, `member${place}`) === '') ?? 1;

const isSumField = (name: string): boolean => name === 'amount' || name.startsWith('lineAmount');

/** The first error of each field; the error of a sum says how the text was read. */
export function errorsOf(
  errors: readonly FieldError[],
  entered: Entered,
  currency: Currency,
  language: Language,
): FieldErrors {
  const told = fieldErrors(errors, draftFields, language, (pointer) => fieldAt(pointer, entered));
  return withSumsRead(told, isSumField, entered, currency, language);
}

/** The errors, with those of sums also saying how the text was read. */
export const withSumsRead = (
  errors: FieldErrors,
  isSum: (name: string) => boolean,
  entered: Entered,
  currency: Currency,
  language: Language,
): FieldErrors =>
  new Map(
    [...errors].map(([name, text]) => [
      name,
      isSum(name) ? toldWithReading(text, entered[name] ?? '', currency, language) : text,
    ]),
  );

/** The label of a field; in a list, with its position. */
export function labelOf(name: string, language: Language): string {
  const [, list, place = ''] = /^(member|lineWhat|lineAmount)(\d+)$/.exec(name) ?? [];
  const position = Number(place);
  switch (list) {
    case 'member':
      return render('apply.member', language, { position });
    case 'lineWhat':
      return render('apply.lineWhat', language, { position });
    case 'lineAmount':
      return render('apply.lineAmount', language, { position });
    default:
      return plainLabel(name, language);
  }
}

function plainLabel(name: string, language: Language): string {
  switch (name) {
    case 'contactName':
    case 'theme':
    case 'place':
    case 'what':
    case 'why':
    case 'startsOn':
    case 'endsOn':
    case 'amount':
    case 'consent':
      return render(`apply.${name}`, language);
    case 'contactPhone':
      return render('form.phone', language);
    case 'language':
      return render('form.language', language);
    default:
      throw new Error('The form has no such field');
  }
}
