import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, understand, understandTold } from '#shared/language/index.ts';
import { everyAnswer, everyQuestion } from '../answers-people-send/index.ts';
import { everyMessage } from '../messages-people-send/index.ts';
import { names } from '../names/names-people-have.ts';

const someText = fc.constantFrom(...everyMessage(), ...everyAnswer());

/** A name, and the word of the day, as they are compared. */
const compared = <Named extends { readonly name: string | null; readonly word?: string | null }>({
  name,
  word = null,
  ...rest
}: Named) => ({
  ...rest,
  name: name === null ? null : fold(name),
  word: word === null ? null : fold(word),
});

/** What must not change: everything that the text asks for, and what it tells to each question. */
const meaningOf = (text: string) => ({
  understood: compared(understand(text)),
  told: everyQuestion.map((asked) => {
    const told = understandTold(text, asked);
    return told && compared(told);
  }),
});

/** The text with one of `marks` put in at some of the places where `mayStand` says so. */
const strewn = (marks: readonly string[], mayStand: (before: string) => boolean) =>
  fc
    .tuple(someText, fc.infiniteStream(fc.option(fc.constantFrom(...marks), { freq: 3 })))
    .map(([text, stream]) => {
      let marked = '';
      for (const character of text) {
        marked += character;
        const mark = stream.next().value;
        if (mark !== null && mark !== undefined && mayStand(character)) marked += mark;
      }
      return { text, marked };
    });

const isArabicLetter = (character: string) => /^(?=\p{L})\p{Script=Arabic}$/u.test(character);

describe('folding', () => {
  test('twice is once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => fold(fold(text)) === fold(text)),
    );
    fc.assert(fc.property(someText, (text) => fold(fold(text)) === fold(text)));
  });

  test('leaves no capital, no mark and no double space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const folded = fold(text);
        expect(folded).not.toMatch(/\p{M}|\p{Cf}| {2}|^ | $/u);
      }),
    );
  });
});

describe('the meaning of a text does not change with', () => {
  test('bidi marks anywhere', () => {
    const marks = [
      '\u200e',
      '\u200f',
      '\u061c',
      '\u202a',
      '\u202b',
      '\u202c',
      '\u2066',
      '\u2067',
      '\u2069',
      '\ufeff',
    ];
    fc.assert(
      fc.property(
        strewn(marks, () => true),
        ({ text, marked }) => {
          expect(meaningOf(marked)).toEqual(meaningOf(text));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('tatweel between Arabic letters', () => {
    fc.assert(
      fc.property(strewn(['ـ', 'ـــ'], isArabicLetter), ({ text, marked }) => {
        expect(meaningOf(marked)).toEqual(meaningOf(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test('harakat on Arabic letters', () => {
    const harakat = ['\u064e', '\u064f', '\u0650', '\u0651', '\u0652'];
    fc.assert(
      fc.property(strewn(harakat, isArabicLetter), ({ text, marked }) => {
        expect(meaningOf(marked)).toEqual(meaningOf(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test('white space and punctuation around it', () => {
    const around = fc.constantFrom(
      '',
      ' ',
      '\n',
      '.',
      '…',
      '!',
      '،',
      '؛',
      '"',
      '«',
      '»',
      '(',
      ')',
      '*',
      '-',
      ' — ',
    );
    fc.assert(
      fc.property(someText, around, around, (text, before, after) => {
        expect(meaningOf(before + text + after)).toEqual(meaningOf(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test('capital letters', () => {
    fc.assert(
      fc.property(someText, (text) => {
        expect(meaningOf(text.toUpperCase())).toEqual(meaningOf(text));
      }),
      { numRuns: 500 },
    );
  });
});

const digitSets = ['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '０１２３４５６７８９'];
const digits = (number: number, sets: readonly number[]) =>
  [...String(number)].map((digit, at) => digitSets[sets[at] ?? 0]?.charAt(Number(digit))).join('');

test('any code is found in any digits, even mixed ones, alone and with any keyword', () => {
  const keywords = [
    ['', 'register'],
    ['join', 'register'],
    ['سجل', 'register'],
    ['تۆمار', 'register'],
    ['cancel', 'cancel'],
    ['إلغاء', 'cancel'],
    ['هەڵوەشاندنەوە', 'cancel'],
    ['yes', 'yes'],
    ['نعم', 'yes'],
    ['بەڵێ', 'yes'],
  ] as const;
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 999 }),
      fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
      fc.constantFrom(...keywords),
      fc.constantFrom(' ', '', ': '),
      fc.boolean(),
      (code, sets, [keyword, intent], gap, codeFirst) => {
        const written = digits(code, sets);
        const text = codeFirst ? written + gap + keyword : keyword + gap + written;
        expect(understand(text)).toMatchObject({ intent, code: String(code) });
      },
    ),
    { numRuns: 2_000 },
  );
});

test('any code is found whatever name stands beside it', () => {
  const someName = fc.constantFrom(
    ...Object.values(names).flatMap((written) => written.trim().split(/\s+/u)),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 999 }),
      fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
      someName,
      (code, sets, name) => {
        const text = `${digits(code, sets)} ${name}`;
        expect(understand(text)).toMatchObject({ intent: 'register', code: String(code), name });
      },
    ),
    { numRuns: 2_000 },
  );
});

describe('no text is taken for STOP or for erasing', () => {
  const heard = fc.constantFrom(
    ...everyAnswer()
      .filter((text) => !['stop', 'erase'].includes(understand(text).intent))
      .flatMap((text) => text.split(/\s+/u))
      .filter((word) => !['stop', 'erase'].includes(understand(word).intent)),
    ...Object.values(names).flatMap((written) => written.trim().split(/\s+/u)),
  );
  const letters = (alphabet: string) =>
    fc.string({ unit: fc.constantFrom(...alphabet), minLength: 5, maxLength: 12 });
  const madeUp = fc.oneof(
    letters('abcdefghijklmnopqrstuvwxyz'),
    letters('ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةء'),
    letters('ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ'),
  );
  // By chance these would be one: "erase me", "don't call", "wrong no.".
  const isRequest = /erase|delete|call|wrong|امسح|بسڕ|بنێرە/i;

  test('that is made of words people say, in any order', () => {
    fc.assert(
      fc.property(fc.array(heard, { minLength: 1, maxLength: 6 }), (words) => {
        const text = words.join(' ');
        fc.pre(!isRequest.test(text));
        expect(['stop', 'erase']).not.toContain(understand(text).intent);
      }),
      { numRuns: 5_000 },
    );
  });

  test('that is made of letters', () => {
    fc.assert(
      fc.property(fc.array(madeUp, { minLength: 1, maxLength: 4 }), (words) => {
        expect(['stop', 'erase']).not.toContain(understand(words.join(' ')).intent);
      }),
      { numRuns: 5_000 },
    );
  });

  test('where someone is named before it', () => {
    const someName = fc.constantFrom(
      ...Object.values(names).flatMap((written) => written.trim().split(/\s+/u)),
    );
    const request = fc.constantFrom('stop', 'ايقاف', 'وەستان', 'erase me', 'امسح بياناتي', 'داتاکانم بسڕەوە');
    fc.assert(
      fc.property(someName, request, (name, asked) => {
        fc.pre(understand(`${name} 214`).name === name);
        expect(understand(`${name} ${asked}`).intent).toBe('unknown');
      }),
      { numRuns: 1_000 },
    );
  });
});

test('nothing that can be sent makes it fail, and a code is always a code', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { code, name } = understand(text);
      for (const asked of everyQuestion) understandTold(text, asked);
      if (code !== null) expect(code).toMatch(/^[1-9]\d\d$/);
      if (name !== null) expect(name).not.toMatch(/\d|\p{Cc}/u);
    }),
    { numRuns: 2_000 },
  );
});
