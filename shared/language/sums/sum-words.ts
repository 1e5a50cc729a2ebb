import type { Currency } from '#events/vocabulary.ts';
import { spellings } from '../letters/fold.ts';

/** The role of a word in a sum. */
export type SumWord =
  | { readonly is: 'small'; readonly value: number }
  /** عشر: ten by itself, and "-teen" after one to nine. */
  | { readonly is: 'ten' }
  /** A hundred, times the number before it. */
  | { readonly is: 'hundred' }
  | { readonly is: 'hundreds'; readonly value: number }
  /** A thousand or a million, times the number before it. */
  | { readonly is: 'scale'; readonly value: number }
  /** Two of a scale in one word: ألفين, مليونين. */
  | { readonly is: 'two'; readonly value: number }
  /** A half or a quarter of the scale named before or after it. */
  | { readonly is: 'fraction'; readonly value: number }
  | { readonly is: 'and' }
  /** إلا: "less", as in "a million less a quarter". */
  | { readonly is: 'less' }
  | { readonly is: 'currency'; readonly of: Currency }
  /** Does not change the sum: only, فقط, a, of. */
  | { readonly is: 'nothing' };

/**
 * One to nineteen, in order; the spellings of one number are separated by a stroke, dialect and Kurdish last.
 */
const upToNineteen: readonly string[] = [
  'one, واحد, واحدة, یەک',
  'two, اثنين, اثنان, اثنتين, اثنتان, ثنين, دوو',
  'three, ثلاثة, ثلاث, تلاثة, تلاث',
  'four, اربعة, اربع, چوار',
  'five, خمسة, خمس, پێنج',
  'six, ستة, ست, شەش',
  'seven, سبعة, سبع, حەوت',
  'eight, ثمانية, ثماني, ثمان, ثمنية, هەشت',
  'nine, تسعة, تسع, نۆ',
  'ten, دە',
  'eleven, احدعش, حدعش, یازدە, یانزە',
  'twelve, اثنعش, اطنعش, ثنعش, دوازدە, دوانزە',
  'thirteen, ثلطعش, تلطعش, سێزدە, سیانزە',
  'fourteen, اربعطعش, چواردە',
  'fifteen, خمسطعش, پازدە, پانزە',
  'sixteen, سطعش, ستطعش, شازدە, شانزە',
  'seventeen, سبعطعش, حەڤدە, حەفدە',
  'eighteen, ثمنطعش, هەژدە',
  'nineteen, تسعطعش, نۆزدە',
];

const tens: readonly string[] = [
  'twenty, عشرين, عشرون, بیست',
  'thirty, ثلاثين, ثلاثون, تلاثين',
  'forty, fourty, اربعين, اربعون, چل',
  'fifty, خمسين, خمسون, پەنجا',
  'sixty, ستين, ستون, شەست',
  'seventy, سبعين, سبعون, حەفتا',
  'eighty, ثمانين, ثمانون, هەشتا',
  'ninety, تسعين, تسعون, نەوەد',
];

/** Two to nine hundred in one word. */
const hundreds: readonly string[] = [
  'مئتين, مئتان, مائتين, مائتان, ميتين, مئتي, دووسەد',
  'ثلاثمئة, ثلاثمائة, ثلاثمية, ثلثمية, تلثمية, ثلثمئة, سێسەد',
  'اربعمئة, اربعمائة, اربعمية, چوارسەد',
  'خمسمئة, خمسمائة, خمسمية, پێنجسەد, پێنسەد',
  'ستمئة, ستمائة, ستمية, شەشسەد',
  'سبعمئة, سبعمائة, سبعمية, حەوتسەد',
  'ثمانمئة, ثمانمائة, ثمانمية, ثمنمية, ثمانيمائة, هەشتسەد',
  'تسعمئة, تسعمائة, تسعمية, نۆسەد',
];

const scales: readonly (readonly [number, string])[] = [
  [1e3, 'thousand, thousands, k, الف, الاف, الفا, الالف, تالاف, تلاف, هەزار, هزار, هەزاری, هەزارێک'],
  [
    1e6,
    'million, millions, milion, mn, mln, m, مليون, ملايين, مليونا, المليون, میلیۆن, ملیۆنێک, ملیۆنی, میلیۆنێک',
  ],
  [1e9, 'billion, billions, bn, مليار, مليارات, ملیارێک, بليون'],
];

const twos: readonly (readonly [number, string])[] = [
  [2e3, 'الفين, الفان, الفي'],
  [2e6, 'مليونين, مليونان'],
  [2e9, 'مليارين, ملياران'],
];

const fractions: readonly (readonly [number, string])[] = [
  [0.5, 'half, halves, نص, نصف, النصف, نیو, نیوە, نیوی'],
  [0.25, 'quarter, quarters, ربع, الربع, ارباع, چارەک, چارەکە, چارەکێک, چواریەک'],
];

/** The usual spellings of a currency before or after a sum, without the dots of abbreviations. */
const currencyNames: Readonly<Record<Currency, string>> = {
  IQD: `iqd, id, dinar, dinars, iraqi dinar, iraqi dinars, دينار, دنانير, دينارا, دينار عراقي, دينارا عراقيا, دينار عراقيا, دع, د ع,
    عد, ع د, دیناری عێراقی, دیناری عیراقی, دینارە`,
  USD: `usd, dollar, dollars, us dollar, us dollars, american dollars, دولار, دولارا, دولارات, دولار امريكي, دولارا امريكيا,
    دۆلاری ئەمریکی, دۆلاری ئەمەریکی, دۆلارە`,
};

const saysNothing = `only, just, exactly, a, an, the, of, sum of, amount, sum, فقط, بس, لا غير, لاغير, نقدا, مبلغ, المبلغ, بمبلغ, مبلغا,
  قدره, وقدره, تەنها, تەنیا, بەس, بڕی, بڕ, پارە`;

const entries = (table: string, word: SumWord): readonly (readonly [string, SumWord])[] =>
  spellings(table).map((spelling) => [spelling, word]);

/** Three and thirty in Sorani fold to one word: the letter that was typed tells them apart. */
export const threeOrThirty: ReadonlyMap<string, readonly number[]> = /* @__PURE__ */ new Map([
  ['سێ', [3]],
  ['سی', [30]],
  // An Arabic keyboard spells both like this.
  ['سي', [3, 30]],
]);

/** Every word of a sum, folded, with its role. No word has two roles. */
export const sumWordEntries = (): readonly (readonly [string, SumWord])[] => [
  ...upToNineteen.flatMap((table, at) => entries(table, { is: 'small', value: at + 1 })),
  ...tens.flatMap((table, at) => entries(table, { is: 'small', value: 20 + at * 10 })),
  ...entries('عشر, عشرة', { is: 'ten' }),
  ...entries('hundred, hundreds, مئة, مائة, مية, ماية, سەد, سەدی', { is: 'hundred' }),
  ...hundreds.flatMap((table, at) => entries(table, { is: 'hundreds', value: 200 + at * 100 })),
  ...scales.flatMap(([value, table]) => entries(table, { is: 'scale', value })),
  ...twos.flatMap(([value, table]) => entries(table, { is: 'two', value })),
  ...fractions.flatMap(([value, table]) => entries(table, { is: 'fraction', value })),
  ...entries('and, و', { is: 'and' }),
  ...entries('الا, less', { is: 'less' }),
  ...entries(currencyNames.IQD, { is: 'currency', of: 'IQD' }),
  ...entries(currencyNames.USD, { is: 'currency', of: 'USD' }),
  ...entries(saysNothing, { is: 'nothing' }),
];

let words: ReadonlyMap<string, SumWord> | undefined;

/**
 * The role in a sum of a folded word, or of two or three words together; the table is built when first
 * needed.
 */
export function sumWord(folded: string): SumWord | undefined {
  words ??= new Map(sumWordEntries());
  return words.get(folded);
}
