import { expect, test } from 'vitest';
import { negotiate } from '#shared/language/index.ts';

test.each([
  ['ar', 'ar'],
  ['ar-IQ,ar;q=0.9,en;q=0.8', 'ar'],
  ['ckb', 'ckb'],
  ['ku-IQ', 'ckb'],
  ['CKB-iq', 'ckb'],
  ['en-US,en;q=0.5', 'en'],
  ['de,en;q=0.3,ar;q=0.7', 'ar'],
  ['en;q=0.4, ar;q=0.4', 'en'],
  ['en;q=0, ar;q=0.1', 'ar'],
  ['de, fr', 'ckb'],
  ['*', 'ckb'],
  ['', 'ckb'],
  [null, 'ckb'],
  [undefined, 'ckb'],
  [';;;q=,,', 'ckb'],
  ['en;q=nonsense', 'en'],
])('a browser that asks for %j gets %s', (header, language) => {
  expect(negotiate(header, 'ckb')).toBe(language);
});
