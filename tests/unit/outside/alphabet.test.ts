import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typedName, typedText } from '#tests/support/chance/letters.ts';

const notSeen = [
  ['a joiner', /\u200c/],
  ['a mark of direction', /\u200f/],
  ['an isolate', /[\u2066-\u2069]/],
] as const;

const drawn = (arbitrary: fc.Arbitrary<string>) => fc.sample(arbitrary, { numRuns: 2_000, seed: 7 }).join('');

test('the graphemes of fast-check hold none of what is not seen', () => {
  const graphemes = drawn(fc.string({ unit: 'grapheme', minLength: 5, maxLength: 40 }));
  for (const [what, pattern] of notSeen) expect(graphemes, what).not.toMatch(pattern);
});

test.each(notSeen)('names and texts of properties hold %s', (_what, pattern) => {
  expect(drawn(typedName)).toMatch(pattern);
  expect(drawn(typedText)).toMatch(pattern);
});
