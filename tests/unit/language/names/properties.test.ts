import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callNames, firstName, fold, readMoney, understand, understandTold } from '#shared/language/index.ts';
import { languageByScript } from '#shared/language/letters/script.ts';
import { shownText } from '#shared/language/letters/shown-text.ts';
import { matchNames } from '#shared/language/names/compare.ts';
import { personName } from '#shared/people/fields.ts';
import { oddSpaces, typedName, typedText, unseen } from '#tests/support/chance/letters.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { everyQuestion } from '../answers-people-send/index.ts';
import { names } from './names-people-have.ts';

const someName = fc.constantFrom(...Object.values(names).flatMap((written) => written.trim().split(/\s+/u)));
const notSeen = [...unseen.marks, ...unseen.isolates, ...unseen.embeddings];

/** The name with some of these characters around its words. */
const around = (characters: readonly string[]) =>
  fc
    .tuple(someName, someName, fc.array(fc.constantFrom(...characters), { minLength: 3, maxLength: 3 }))
    .map(([first, second, [a = '', b = '', c = '']]) => ({
      plain: `${first} ${second}`,
      marked: `${a}${first}${b} ${second}${c}`,
    }));

describe('a name', () => {
  test('with marks of direction and isolates around its words is the same name', () => {
    fc.assert(
      fc.property(around(notSeen), ({ plain, marked }) => {
        expect(fold(marked)).toBe(fold(plain));
        expect(matchNames(plain, marked)).toBe('same');
      }),
      { numRuns: runs(500) },
    );
  });

  test('with another space between its words is the same name, and may be kept', () => {
    fc.assert(
      fc.property(someName, someName, fc.constantFrom(...oddSpaces), (first, second, space) => {
        const typed = `${first}${space}${second}`;
        expect(fold(typed)).toBe(fold(`${first} ${second}`));
        expect(personName.safeParse(typed).success).toBe(true);
        expect(matchNames(typed, `${first} ${second}`)).toBe('same');
      }),
      { numRuns: runs(300) },
    );
  });

  test('whatever it is typed with is like itself, both ways round the same, and never fails', () => {
    fc.assert(
      fc.property(typedName, typedName, (one, other) => {
        expect(matchNames(one, other)).toBe(matchNames(other, one));
        expect(fold(fold(one))).toBe(fold(one));
        for (const called of [firstName(one), ...callNames(one, [other])])
          expect(called.length).toBeLessThanOrEqual(one.length + 1);
      }),
      { numRuns: runs(500) },
    );
  });

  test('that is kept has something to see in it, and no mark of direction', () => {
    fc.assert(
      fc.property(typedName, (typed) => {
        const kept = personName.safeParse(typed);
        if (kept.success)
          expect(kept.data).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
        if (kept.success) expect(kept.data).toMatch(/\p{L}/u);
      }),
      { numRuns: runs(1_000) },
    );
  });
});

describe('a text of these characters', () => {
  test('is understood as something, and its code is a code', () => {
    fc.assert(
      fc.property(typedText, (text) => {
        const { code, name } = understand(text);
        for (const asked of everyQuestion) understandTold(text, asked);
        if (code !== null) expect(code).toMatch(/^[1-9]\d\d$/);
        if (name !== null) expect(name).not.toMatch(/\d|\p{Cc}|[\u200e\u200f\u061c\u2066-\u2069]/u);
        expect(['ar', 'ckb', 'en', null]).toContain(languageByScript(text).language);
        const sum = readMoney(text, 'IQD');
        if (sum !== undefined) expect(Number.isSafeInteger(sum) && sum >= 0).toBe(true);
      }),
      { numRuns: runs(1_000) },
    );
  });

  test('is kept as free text only with something to see', () => {
    const free = shownText(80);
    fc.assert(
      fc.property(typedText, (text) => {
        const kept = free.safeParse(text);
        if (kept.success) expect(kept.data).toMatch(/[^\s\p{Cf}]/u);
      }),
      { numRuns: runs(1_000) },
    );
  });
});
