/** What a reader is not asked for must be what it would not have found. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkInIn } from '#shared/language/check-in/check-in.ts';
import { languageByScript } from '#shared/language/letters/script.ts';
import { digitsIn, readTokens, visible } from '#shared/language/letters/tokens.ts';
import { isNameTooLong, readName } from '#shared/language/names/read-name.ts';
import { fewestOfPhone, numbersAsOfPhones, phoneAmong } from '#shared/language/phone/phone-in-text.ts';
import { withDates } from '#shared/language/time/dates-in-text.ts';
import { detailsIn } from '#shared/language/understand/details-in-text.ts';
import { readSurePieces } from '#shared/language/understand/pieces.ts';
import { standingAskedFor } from '#shared/language/understand/question-of-state.ts';
import { remindersAskedFor } from '#shared/language/understand/reminder-wish.ts';
import { mayBe, requestsIn } from '#shared/language/understand/requests-in-words.ts';
import { thanksFor } from '#shared/language/understand/thanks-for.ts';
import { understand } from '#shared/language/understand/understand.ts';
import { certificateAskedFor, certificateNumberTold } from '#shared/language/words/certificate-words.ts';
import { namedBehind } from '#shared/language/words/grant-words.ts';
import { languageAskedFor } from '#shared/language/words/language-words.ts';
import { oddSpaces, typedText, unseen } from '#tests/support/chance/letters.ts';
import { certificateTables } from '../certificates-people-ask-for/index.ts';
import { everyMessage } from '../messages-people-send/index.ts';
import { reminderTables } from '../reminders-people-ask-for/index.ts';

type Tokens = ReturnType<typeof readTokens>;
const readers: Readonly<Record<keyof typeof mayBe, (tokens: Tokens, text: string) => unknown>> = {
  thanks: thanksFor,
  checkIn: checkInIn,
  certificate: certificateAskedFor,
  state: standingAskedFor,
  language: languageAskedFor,
  reminders: remindersAskedFor,
};
// Object.entries forgets which keys the table has.
const everyReader = Object.entries(readers) as readonly (readonly [keyof typeof mayBe, typeof thanksFor])[];

const ofStates = [
  '214 cancelled?',
  'am I registered?',
  '214 ملغية؟',
  'اني مسجل؟',
  'ئایا 214 هەڵوەشاوەتەوە',
  'تۆمار کراوم؟',
];
const sent = [
  ...everyMessage(),
  ...certificateTables.flatMap(({ asked, ofCode, notAsked }) => [...asked, ...ofCode, ...notAsked]),
  ...reminderTables.flatMap(({ fewer, more, neither }) => [...fewer, ...more, ...neither]),
  ...ofStates,
];
const everyWord = [...new Set(sent.flatMap((text) => text.split(/\s+/)))];
const numbers = [
  '214',
  '٢١٤',
  '۲۱۴',
  '1990',
  '١٩٩٠',
  '34',
  '2',
  '05',
  '07701234567',
  '+9647701234567',
  '214/215',
];
const numbersToo = [...numbers, '1/7/1990', '4,600', '10:30', '250$', 'Ⅲ', '²', '½', '１２'];
const signs = ['?', '؟', '!', '.', '،', '#', '-', '👍', '❤', '\u0301', '\ufe0f'];
const between = [' ', '\n', ', ', '', '\u200c', '\u200f', ...unseen.isolates, ...oddSpaces];

const joined = (parts: fc.Arbitrary<string>, most: number) =>
  fc
    .array(fc.tuple(parts, fc.constantFrom(...between)), { maxLength: most })
    .map((all) => all.map(([part, gap]) => part + gap).join(''));

/** Texts without a letter: numbers and signs. */
const withoutLetters = joined(fc.constantFrom(...numbersToo, ...signs), 8);
/** Words that people send in three languages, put together as they come, with numbers and unseen marks. */
const wordsTogether = joined(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...everyWord) },
    { weight: 2, arbitrary: fc.constantFrom(...numbersToo, ...signs) },
  ),
  9,
);
const anyText = fc.oneof(withoutLetters, wordsTogether, typedText, fc.constantFrom(...sent));
const runs = { numRuns: 1_500 };

const read = (body: string) => {
  const text = visible(body).trim();
  const tokens = readTokens(text);
  return { text, tokens, pieces: readSurePieces(tokens, text) };
};

describe('what a text has none of is not looked for, and would not be found', () => {
  test('without a letter no reader of words finds anything, and no language shows', () => {
    fc.assert(
      fc.property(withoutLetters, (body) => {
        const { text, tokens, pieces } = read(body);
        fc.pre(!/[\p{L}\p{Nl}]/u.test(text));
        for (const [, reads] of everyReader) expect(reads(tokens, text)).toBeUndefined();
        expect(certificateNumberTold(text)).toBeUndefined();
        expect(languageByScript(text)).toEqual({ language: null, isCertain: false });
        expect(namedBehind(pieces, text)).toEqual(pieces);
        expect(isNameTooLong(pieces, text)).toBe(false);
        const { intent, language, name } = understand(body);
        expect([language, name]).toEqual([null, null]);
        expect(['register', 'unknown', 'help', 'greet', 'when', 'where', 'find', 'status']).toContain(intent);
      }),
      runs,
    );
  });

  test('a request in words has a word of its own', () => {
    const found = new Set<string>();
    const holds = (body: string) => {
      const { text, tokens } = read(body);
      const requests = requestsIn(tokens);
      for (const [request, reads] of everyReader) {
        const isFound = reads(tokens, text) !== undefined;
        if (isFound) found.add(request);
        if (isFound) expect(requests & mayBe[request], `${request} in ${body}`).toBe(mayBe[request]);
      }
    };
    for (const body of sent) holds(body);
    expect(found).toEqual(new Set(Object.keys(readers)));
    fc.assert(fc.property(anyText, holds), runs);
  });

  test('beside a code, keywords and words that change nothing there is a name or nothing', () => {
    const weightless: readonly string[] = ['filler', 'greeting', 'thanks'];
    let looked = 0;
    fc.assert(
      fc.property(anyText, (body) => {
        const { text, pieces } = read(body);
        const isBare = pieces.every((piece) =>
          piece.is === 'detail'
            ? weightless.includes(piece.detail.is)
            : ['code', 'keyword', 'name', 'place'].includes(piece.is),
        );
        fc.pre(isBare && pieces.length > 0);
        looked += 1;
        const name = readName(pieces, text);
        const none = { gender: null, birthYear: null, age: null, childcare: null, phone: null };
        const told = name === undefined ? undefined : { name, ...none, forAnother: false };
        expect(detailsIn(pieces, text)).toEqual(told);
        if (pieces.every(({ is }) => is === 'code' || is === 'keyword')) expect(name).toBeNull();
      }),
      runs,
    );
    expect(looked).toBeGreaterThan(500);
  });

  test('a lone token is no date, and few digits are no phone', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const { text, tokens } = read(body);
        for (const token of tokens) expect(withDates([token], text)).toEqual([token]);
        if (digitsIn(tokens) >= fewestOfPhone) return;
        expect(numbersAsOfPhones(tokens, text)).toEqual([]);
        expect(phoneAmong(tokens, text)).toBeNull();
      }),
      runs,
    );
  });
});
