import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeReader, readerFor } from '#shared/conversation/reader.ts';
import * as words from '#shared/conversation/words.ts';
import { oddSpaces, typedText, unseen } from '#tests/support/chance/letters.ts';
import { everyMessage } from '../language/messages-people-send/index.ts';

const around = ['', ' ', '  ', '\n', '\t', '.', '!', '?', '#', '+', '\u0640', '٫'];
const digits = fc.constantFrom(...'0123456789', ...'٠١٢٣٤٥٦٧٨٩', ...'۰۱۲۳۴۵۶۷۸۹', ...'０１２３４５６７８９');
const gap = fc
  .array(fc.constantFrom(...around, ...Object.values(unseen).flat(), ...oddSpaces), { maxLength: 2 })
  .map((all) => all.join(''));
/** Three digits, with what keyboards and copying put around and between them. */
const aboutACode = fc
  .tuple(
    gap,
    fc.array(digits, { minLength: 3, maxLength: 3 }),
    gap,
    fc.constantFrom('', '', '', '\u200c', '\u200f'),
  )
  .map(([before, all, behind, between]) => before + all.join(between) + behind);

describe('a text that is a code alone', () => {
  it.each(['214', '٢١٤', '۲۱۴', '２１４', ' 214\n', '\u200f٢١٤\u200f', '\u2066214\u2069'])(
    '%j needs no reader of words',
    async (body) => {
      expect(await readerFor(body)).toBe(codeReader);
      expect(codeReader.understand(body)).toMatchObject({ intent: 'register', code: '214' });
    },
  );

  it.each([
    '',
    '014',
    '21',
    '2140',
    '2 14',
    '214 منال',
    '214?',
    '+214',
    'سجل ٢١٤',
    '214 215',
    '214.',
    'الكود',
    'hi',
  ])('%j is read with all words', async (body) =>
    expect((await readerFor(body)).understand).toBe(words.understand),
  );

  it('is read as the readers of words read it', async () => {
    let alone = 0;
    const holds = async (body: string) => {
      if ((await readerFor(body)) !== codeReader) return;
      alone += 1;
      expect(codeReader.understand(body)).toEqual(words.understand(body));
      expect(codeReader.languageByScript(body)).toEqual(words.languageByScript(body));
      expect(codeReader.checkInWordsIn(body)).toEqual(words.checkInWordsIn(body));
    };
    for (const body of everyMessage()) await holds(body);
    await fc.assert(fc.asyncProperty(fc.oneof(aboutACode, typedText), holds), { numRuns: 3_000 });
    expect(alone).toBeGreaterThan(300);
  });
});
