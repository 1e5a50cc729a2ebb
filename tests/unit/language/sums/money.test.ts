import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencies, languages } from '#events/index.ts';
import { costOfTexts, money, readMoney, toldWithReading } from '#shared/language/index.ts';
import { sumWordEntries } from '#shared/language/sums/sum-words.ts';
import { sumsIn } from '#shared/language/sums/sums-in-text.ts';

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
    ['1\u00a0500\u202f000', 1_500_000],
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
    ['1.500.000,50', 150_000_050],
    ['1.500,50', 150_050],
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
    ...['', ' ', 'دينار', '$', 'abc', '1500000.5', '1500000.50', '1.5', '١٬٥٠٠٫٥', '-250', '−250'],
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
    ...['250-300', '1/2', '½', '250 دينار 300', 'IQD', '250 people', '9007199254740993'],
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

describe('a sum in words and in the habits of keypads', () => {
  test.each([
    // With the sign that parts fractions elsewhere, which many keypads have alone.
    ['١٫٥٠٠٫٠٠٠', 1_500_000],
    ['٢٥٠٫٠٠٠', 250_000],
    ['١٫٥٠٠', 1_500],
    ['1,500,000.00', 1_500_000],
    ['1,500,000.0', 1_500_000],
    ['١٬٥٠٠٬٠٠٠٫٠٠', 1_500_000],
    ['1.500.000,00', 1_500_000],
    ['1500.00', 1_500],
    // Said to be all.
    ['250,000 only', 250_000],
    ['only 250,000 IQD', 250_000],
    ['٢٥٠٬٠٠٠ دينار فقط', 250_000],
    ['فقط ٢٥٠٠٠٠ دينار عراقي لا غير', 250_000],
    ['٢٥٠٠٠٠، فقط', 250_000],
    ['تەنها ٢٥٠ هەزار دینار', 250_000],
    ['مبلغ 250000 د.ع', 250_000],
    ['«250 الف»', 250_000],
    // Thousands.
    ['250 الف', 250_000],
    ['٢٥٠ ألف دينار', 250_000],
    ['250الف', 250_000],
    ['خمس تالاف', 5_000],
    ['٣ آلاف دينار', 3_000],
    ['ألفين', 2_000],
    ['250 هەزار', 250_000],
    ['٢٥٠ هه‌زار دینار', 250_000],
    ['٢٥٠ هزار', 250_000],
    ['250k', 250_000],
    ['IQD 250K', 250_000],
    ['2.5k', 2_500],
    ['250 thousand dinars', 250_000],
    ['ع.د ٢٥٠ الف', 250_000],
    // Millions.
    ['مليون', 1_000_000],
    ['مليون دينار', 1_000_000],
    ['مليون ونص', 1_500_000],
    ['مليون و نصف', 1_500_000],
    ['مليون دينار ونص', 1_500_000],
    ['مليون ونصف المليون دينار', 1_500_000],
    ['ربع مليون', 250_000],
    ['نص مليون', 500_000],
    ['مليون وربع', 1_250_000],
    ['مليون إلا ربع', 750_000],
    ['مليون الا خمسين الف', 950_000],
    ['ثلاثة أرباع المليون', 750_000],
    ['مليونين', 2_000_000],
    ['مليونين ونص', 2_500_000],
    ['٢ ونص مليون', 2_500_000],
    ['1,5 مليون', 1_500_000],
    ['٢٫٥ مليون', 2_500_000],
    ['٣ ملايين و٢٥٠ الف', 3_250_000],
    ['مليون وميتين الف', 1_200_000],
    ['ملیۆن و نیو', 1_500_000],
    ['ملیۆنێک و نیو', 1_500_000],
    ['یەک ملیۆن و پێنج سەد هەزار دینار', 1_500_000],
    ['دوو ملیۆن و نیو', 2_500_000],
    ['نیو ملیۆن', 500_000],
    ['چارەکە ملیۆنێک', 250_000],
    ['سێ چارەک ملیۆن', 750_000],
    ['2.5m', 2_500_000],
    ['2.5 million', 2_500_000],
    ['half a million', 500_000],
    ['a quarter of a million dinars', 250_000],
    ['three quarters of a million', 750_000],
    ['a million and a half', 1_500_000],
    ['one and a half million', 1_500_000],
    ['1 million 250 thousand', 1_250_000],
    // Numbers in words.
    ['خمسمية الف', 500_000],
    ['ميتين وخمسين الف', 250_000],
    ['مئتان وخمسون ألف دينار', 250_000],
    ['خمسة وسبعين الف', 75_000],
    ['خمسة عشر الف', 15_000],
    ['two hundred fifty thousand', 250_000],
    ['two hundred and fifty thousand', 250_000],
    ['دوو سەد و پەنجا هەزار', 250_000],
    ['بیست و پێنج هەزار', 25_000],
    ['سێ هەزار', 3_000],
    ['سی هەزار', 30_000],
  ])('%j is so many dinars: %s', (text, amount) => {
    expect(sumsIn(text, 'IQD')).toEqual([amount]);
    expect(readMoney(text, 'IQD')).toBe(amount);
  });

  test.each([
    ['2.5k', 250_000],
    ['$2.5k', 250_000],
    ['ألفين دولار', 200_000],
    ['٥٠٠ دولار ونص', 50_050],
    ['الف وخمسمية دولار', 150_000],
    ['500 dollars only', 50_000],
    ['half a million dollars', 50_000_000],
    ['١٫٥٠٠٫٠٠٠', 150_000_000],
    ['هەزار و پێنج سەد دۆلار', 150_000],
  ])('%j is so many cents: %s', (text, amount) => {
    expect(sumsIn(text, 'USD')).toEqual([amount]);
  });

  test.each([
    ['1.200 USD', 'USD', [120_000, 120]],
    ['١٫٢٠٠', 'USD', [120_000, 120]],
    ['1,500.000', 'USD', [150_000_000, 150_000]],
    ['250.000,000', 'IQD', [250_000_000, 250_000]],
    ['1,500.000', 'IQD', [1_500_000, 1_500]],
    ['1.250 مليون', 'IQD', [1_250_000_000, 1_250_000]],
    ['1,250 million', 'IQD', [1_250_000_000, 1_250_000]],
    // Some add the word to a figure that has the thousands already.
    ['250,000 الف', 'IQD', [250_000_000, 250_000]],
    ['٢٥٠٫٠٠٠ هەزار', 'IQD', [250_000_000, 250_000]],
    // As it is written, and as it is said.
    ['مليون و500', 'IQD', [1_500_000, 1_000_500]],
    ['مليون وخمسمية', 'IQD', [1_500_000, 1_000_500]],
    ['a million and 200', 'IQD', [1_200_000, 1_000_200]],
    // Five and a fifth are written alike, three and thirty on an Arabic keyboard.
    ['خمس مليون', 'IQD', [5_000_000, 200_000]],
    ['سي هەزار', 'IQD', [30_000, 3_000]],
  ] as const)('%j of %s may be one of %j, and is refused', (text, currency, sums) => {
    expect(sumsIn(text, currency)).toEqual(sums);
    expect(readMoney(text, currency)).toBeUndefined();
  });

  test.each([
    '1,500,000.50',
    '1.5',
    '1,5',
    '٢٥٠ الف دولار',
    '250k$',
    '250 شخص',
    '250 people',
    'خمسين طالب',
    'about 250 thousand',
    '250 الف او 300 الف',
    '250 الف - 300 الف',
    '-2 million',
    '1/2 مليون',
    'نص',
    'نیو',
    'k',
    'm',
    'مليون مليون',
    'الف الف',
    'مليون ونص ونص',
    'مليون و',
    'و نص مليون',
    'الا ربع',
    'one two',
    'twenty thirty',
    '250 five',
    '2 500 3',
    '1 2 million',
    '2..5m',
    '2,m',
    'million dollars',
    '0770 123 4567',
    '2026-11-30',
    'مليون دينار دينار',
    `${'مليون '.repeat(20)}`,
  ])('%j is no sum of dinars', (text) => {
    expect(sumsIn(text, 'IQD')).toEqual([]);
  });

  test('no word stands for two things', () => {
    const found = new Map<string, string>();
    for (const [word, does] of sumWordEntries()) {
      const said = JSON.stringify(does);
      expect(found.get(word) ?? said, word).toBe(said);
      found.set(word, said);
    }
  });

  test('that is refused is told as it was read', () => {
    expect(toldWithReading('Too much', '250 الف', 'IQD', 'en')).toBe('Too much. Read as: IQD 250,000');
    expect(toldWithReading('Please', '1.200', 'USD', 'en')).toBe(
      'This can mean USD 1,200.00 or USD 1.20. Please write it in digits only',
    );
    expect(toldWithReading('يرجى', '1.200', 'USD', 'ar')).toContain('١٬٢٠٠٫٠٠ دولار أو ١٫٢٠ دولار');
    expect(toldWithReading('Please', 'نعناع', 'IQD', 'en')).toContain('“نعناع” was not read');
    expect(toldWithReading('Please fill this in', ' ', 'IQD', 'en')).toBe('Please fill this in');
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
