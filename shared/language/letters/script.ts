import type { Language } from '#events/vocabulary.ts';
import { tellingWords } from '../words/one-language-words.ts';
import { fold, remembered, spellings } from './fold.ts';

/**
 * A language, and whether it is certain. Uncertain: Arabic script with letters that both languages have, or
 * Latin letters, in which people write names of any language.
 */
export type Guess = { readonly language: Language | null; readonly isCertain: boolean };

/** Letters that only one of the two languages uses; the hints are weaker, as Iraqi Arabic borrows چ گ پ ڤ. */
const soraniLetters = /[ڕڵێۆە]/;
const soraniHint = /[کیھژپچگڤ]/;
const arabicLetters = /[ثذضظصطأإآ]/;
const arabicHint = /[يكىءحع]/;
/** Letters that show Sorani by their position; `…May`: a cheap test that must hold first. */
const soraniPlaces = /ه\u200c|ة(?=\p{L})|(?<!\p{L})ئ/u;
const soraniMay = /[\u200cةئ]/;
const arabicPlaces = /ة(?!\p{L})|(?<!\p{L})ال\p{L}{3}/u;
const arabicMay = /[ةل]/;

const mark = /\p{M}/u;
const marks = /\p{M}/gu;
const half = /[\ud800-\udfff]/;

/** The tests of a UTF-16 unit for a language, one bit each. */
const tests: readonly RegExp[] = [
  /(?=\p{L})\p{Script=Arabic}/u,
  /\p{Script=Latin}/u,
  soraniLetters,
  soraniHint,
  arabicLetters,
  arabicHint,
  soraniMay,
  arabicMay,
  mark,
  half,
];
const [
  arabicScript,
  latinScript,
  sorani,
  likeSorani,
  arabic,
  likeArabic,
  maySorani,
  mayArabic,
  marked,
  halved,
] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] as const;
const learnt = 1024;
/** The bits of each unit, worked out at first use; 0 until then. */
const bitsOf = /* @__PURE__ */ new Uint16Array(0x10000);

function learn(unit: number): number {
  const letter = String.fromCharCode(unit);
  const bits = tests.reduce((sum, test, at) => (test.test(letter) ? sum | (1 << at) : sum), learnt);
  bitsOf[unit] = bits;
  return bits;
}

type Letters = { readonly arabic: number; readonly latin: number; readonly shown: number };

/** How many letters of each script a text has, and the bits of all its units. */
function lettersIn(text: string): Letters {
  let arabic = 0;
  let latin = 0;
  let shown = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) latin += (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a ? 1 : 0;
    else {
      const bits = bitsOf[unit] || learn(unit);
      shown |= bits;
      if (bits & arabicScript) arabic++;
      else if (bits & latinScript) latin++;
    }
  }
  return { arabic, latin, shown };
}

let telling: ReadonlyMap<string, number> | undefined;

/** The language that a text's letters and words show; `null` when it has no letters we know. */
export function languageByScript(written: string): Guess {
  const letters = lettersIn(written);
  const hasMarks = (letters.shown & (marked | halved)) > 0 && mark.test(written);
  if (!hasMarks) return languageOf(written, letters);
  const text = written.normalize('NFC').replace(marks, '');
  return languageOf(text, lettersIn(text));
}

function languageOf(text: string, { arabic: arabicOnes, latin, shown }: Letters): Guess {
  if (arabicOnes === 0 && latin === 0) return { language: null, isCertain: false };
  if (latin > arabicOnes) return { language: 'en', isCertain: false };
  const isSorani = (shown & sorani) > 0 || ((shown & maySorani) > 0 && soraniPlaces.test(text));
  const isArabic = (shown & arabic) > 0 || ((shown & mayArabic) > 0 && arabicPlaces.test(text));
  let towardsSorani = (isSorani ? 4 : 0) + (shown & likeSorani ? 1 : 0);
  let towardsArabic = (isArabic ? 3 : 0) + (shown & likeArabic ? 1 : 0);
  for (let start = 0; start < text.length; ) {
    const space = text.indexOf(' ', start);
    const end = space < 0 ? text.length : space;
    const { ofSorani, ofArabic } = end > start ? toldBy(text.slice(start, end)) : nothingTold;
    towardsSorani += 3 * ofSorani;
    towardsArabic += 3 * ofArabic;
    start = end + 1;
  }
  return {
    language: towardsSorani > towardsArabic ? 'ckb' : 'ar',
    isCertain: Math.abs(towardsSorani - towardsArabic) >= 2,
  };
}

type Told = { readonly ofSorani: number; readonly ofArabic: number };
const nothingTold: Told = { ofSorani: 0, ofArabic: 0 };

/** How many telling words of each language a run between two spaces has. */
const toldBy = /* @__PURE__ */ remembered((written: string): Told => {
  telling ??= tellingLanguages();
  let ofSorani = 0;
  let ofArabic = 0;
  for (const word of fold(written).split(' ')) {
    const bits = telling.get(word) ?? 0;
    if (bits & sorani) ofSorani++;
    if (bits & arabic) ofArabic++;
  }
  return ofSorani + ofArabic === 0 ? nothingTold : { ofSorani, ofArabic };
});

/** The languages of the telling words, folded, in the same bits as for letters. */
function tellingLanguages(): ReadonlyMap<string, number> {
  const languages = new Map<string, number>();
  for (const word of spellings(tellingWords.ckb)) languages.set(word, sorani);
  for (const word of spellings(tellingWords.ar)) languages.set(word, (languages.get(word) ?? 0) | arabic);
  return languages;
}
