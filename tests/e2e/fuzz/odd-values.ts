import fc from 'fast-check';

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

/** Texts that break what reads them carelessly: half characters, marks of direction, NUL, emoji, piles of accents. */
export const oddTexts = [
  '',
  ' ',
  '\u0000',
  'منال\u0000كريم',
  '\ud83d',
  '\udc00\ud800',
  '\u202eمنال',
  '\u200f\u200e\u2066',
  '👩🏽‍🦱👨‍👩‍👧‍👦',
  `e${'\u0301'.repeat(200)}`,
  '\ufeff',
  '\u2028\u2029',
  'x'.repeat(10_000),
  '٢'.repeat(2_000),
  "'; DROP TABLE --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '%00%2e%2e%2f',
  'NaN',
  '1e400',
  'null',
  '__proto__',
] as const;

/** Any JSON value, the odd ones more often. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...oddTexts,
    ...[null, true, false, 0, -1, 6, 1.5, 1899, 2101, 1e21, 2 ** 53, -(2 ** 31) - 1, 1e-7],
    ...[[], {}, [[]], ['منال'], [214], { $gt: '' }, { constructor: { prototype: 1 } }, nested(300)],
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

/** Names of fields that no schema of ours has. */
export const oddName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then'],
    ...['', ' name', 'Name', 'a/b', 'a~b', '~1', 'pk', 'status', 'registrationId', 'x'.repeat(300)],
    ...['\u0000', '\ud800', '\u202e', '👩🏽‍🦱', 'ناو'],
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
);
