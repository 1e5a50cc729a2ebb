import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencies, languages } from '../../../events/index.ts';
import { costOfTexts, money, readMoney } from '../../../shared/language/index.ts';

describe('a sum', () => {
  test.each([
    [1_500_000, 'IQD', 'en', 'IQD 1,500,000'],
    [1_500_000, 'IQD', 'ar', '١٬٥٠٠٬٠٠٠ دينار'],
    [1_500_000, 'IQD', 'ckb', '١٬٥٠٠٬٠٠٠ دینار'],
    [250, 'IQD', 'en', 'IQD 250'],
    [0, 'IQD', 'ar', '٠ دينار'],
    [150_050, 'USD', 'en', 'USD 1,500.50'],
    [150_050, 'USD', 'ar', '١٬٥٠٠٫٥٠ دولار'],
    [150_050, 'USD', 'ckb', '١٬٥٠٠٫٥٠ دۆلار'],
    [150_000, 'USD', 'en', 'USD 1,500.00'],
    [5, 'USD', 'en', 'USD 0.05'],
    [0, 'USD', 'en', 'USD 0.00'],
    [-2_500, 'USD', 'en', 'USD -25.00'],
    [Number.MAX_SAFE_INTEGER, 'USD', 'en', 'USD 90,071,992,547,409.91'],
  ] as const)('of %d in %s is written in %s as %s', (amount, currency, language, shown) => {
    expect(money(amount, currency, language)).toBe(shown);
  });

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('of %d is none', (amount) => {
    expect(() => money(amount, 'IQD', 'en')).toThrow(/whole number/);
  });

  test('tells what texts cost to the cent', () => {
    expect(costOfTexts(304_999, 'en')).toBe('USD 0.30');
    expect(costOfTexts(1_234_995_000, 'ckb')).toBe('١٬٢٣٥٫٠٠ دۆلار');
    expect(() => costOfTexts(0.5, 'en')).toThrow(/millionths/);
  });
});

describe('what people type', () => {
  test.each([
    ['1500000', 1_500_000],
    ['1,500,000', 1_500_000],
    ['1.500.000', 1_500_000],
    ['1 500 000', 1_500_000],
    ['1\u00a0500\u202f000', undefined],
    ['1\u00a0500\u00a0000', 1_500_000],
    ['١٥٠٠٠٠٠', 1_500_000],
    ['١٬٥٠٠٬٠٠٠', 1_500_000],
    ['١،٥٠٠،٠٠٠', 1_500_000],
    ['١,٥٠٠,٠٠٠', 1_500_000],
    ['۱۵۰۰۰۰۰', 1_500_000],
    ['１５０００００', 1_500_000],
    ['  250  ', 250],
    ['\u200f٢٥٠\u200f', 250],
    ['1,500', 1_500],
    ['1.500', 1_500],
    ['750.000', 750_000],
    ['0', 0],
    ['250 دينار', 250],
    ['٢٥٠ دينار عراقي', 250],
    ['٢٥٠٬٠٠٠ د.ع.', 250_000],
    ['٢٥٠٬٠٠٠ د.ع', 250_000],
    ['٢٥٠ دینار', 250],
    ['٢٥٠ دیناری عێراقی', 250],
    ['IQD 250,000', 250_000],
    ['250,000 iqd', 250_000],
    ['250000IQD', 250_000],
    ['250 Iraqi dinars', 250],
  ])('%j is so many dinars: %s', (text, amount) => {
    expect(readMoney(text, 'IQD')).toBe(amount);
  });

  test.each([
    ['1500', 150_000],
    ['1500.5', 150_050],
    ['1500.50', 150_050],
    ['1,500.50', 150_050],
    ['1 500.50', 150_050],
    ['١٬٥٠٠٫٥٠', 150_050],
    ['١٥٠٠٫٥', 150_050],
    ['1.500.000', 150_000_000],
    ['1.500.000,50', undefined],
    ['0.05', 5],
    ['0', 0],
    ['$1,500', 150_000],
    ['$ 1,500.00', 150_000],
    ['US$1,500.50', 150_050],
    ['1500$', 150_000],
    ['USD 1,500.50', 150_050],
    ['1500 dollars', 150_000],
    ['١٥٠٠ دولار', 150_000],
    ['١٥٠٠ دۆلار', 150_000],
    ['١٥٠٠ دۆلاری ئەمریکی', 150_000],
  ])('%j is so many cents: %s', (text, amount) => {
    expect(readMoney(text, 'USD')).toBe(amount);
  });

  test.each([
    ...[
      '',
      ' ',
      'دينار',
      '$',
      'abc',
      '1500000.5',
      '1500000.50',
      '1500.00',
      '1.5',
      '١٬٥٠٠٫٥',
      '١٫٥٠٠',
      '-250',
      '−250',
    ],
    ...[
      '+250',
      '2.5e6',
      '1e6',
      '1E6',
      '0x10',
      '1,5',
      '1,50',
      '15,00',
      '1,50,000',
      '1,500.000',
      '1.500,000',
      '1 500,000',
    ],
    ...[
      '1,500,00',
      ',500',
      '500,',
      '.5',
      '5.',
      '0500',
      '0,500',
      '00',
      '1  500',
      '1,,500',
      '250 USD',
      '$250',
      '250 $',
    ],
    ...[
      '250-300',
      '1/2',
      '½',
      '250 دينار 300',
      'IQD',
      '250 people',
      '1 million',
      '٢٥٠ الف',
      '9007199254740993',
    ],
    ...['1'.repeat(17), '1'.repeat(100), 'NaN', 'Infinity', '250%', '250 IQD IQD', "1'500", '1_000'],
  ])('%j is no sum of dinars', (text) => {
    expect(readMoney(text, 'IQD')).toBeUndefined();
  });

  test.each([
    ...[
      '',
      '-1',
      '1.500',
      '١٫٥٠٠',
      '0.001',
      '1.005',
      '1,5',
      '1,50',
      '1500,50',
      '1.2.3',
      '1,500,50',
      '1e3',
      '.50',
      '50.',
    ],
    ...[
      '1.50.00',
      '01.50',
      '250 دينار',
      'IQD 250',
      '250 IQD',
      '$-5',
      '1,500.000',
      '$',
      '$$5',
      '90071992547409.92',
    ],
  ])('%j is no sum of dollars', (text) => {
    expect(readMoney(text, 'USD')).toBeUndefined();
  });
});

const someSum = fc.record({
  amount: fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 5_000_000 })),
  currency: fc.constantFrom(...currencies),
  language: fc.constantFrom(...languages),
});

test('what is written is read as what it was', () => {
  fc.assert(
    fc.property(someSum, ({ amount, currency, language }) => {
      expect(readMoney(money(amount, currency, language), currency)).toBe(amount);
    }),
    { numRuns: 3_000 },
  );
});

test('what is written in one currency is never read in the other', () => {
  fc.assert(
    fc.property(someSum, ({ amount, currency, language }) => {
      const other = currency === 'IQD' ? 'USD' : 'IQD';
      expect(readMoney(money(amount, currency, language), other)).toBeUndefined();
    }),
  );
});

test('whatever is typed is a whole number from nothing on, or none', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...'0123456789٠١٢٣٤٥٦٧٨٩,.٬٫، -+e$'), maxLength: 14 }),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom(...currencies), (text, currency) => {
      const amount = readMoney(text, currency) ?? 0;
      expect(Number.isSafeInteger(amount) && amount >= 0 && !Object.is(amount, -0)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test('a sum that is read is read the same from how it is written', () => {
  const typed = fc.string({
    unit: fc.constantFrom(...'0123456789٠١٢٣٤٥,.٬٫، '),
    minLength: 1,
    maxLength: 14,
  });
  fc.assert(
    fc.property(
      typed,
      fc.constantFrom(...currencies),
      fc.constantFrom(...languages),
      (text, currency, language) => {
        const amount = readMoney(text, currency);
        fc.pre(amount !== undefined);
        expect(readMoney(money(amount ?? 0, currency, language), currency)).toBe(amount);
      },
    ),
    { numRuns: 2_000 },
  );
});
