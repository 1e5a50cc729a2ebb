import type { Language } from '../../events/vocabulary.ts';
import { fold } from './fold.ts';
import { spellings } from './spellings.ts';
import { tellingWords } from './telling-words.ts';

/**
 * A language with whether it is sure. Unsure: Arabic script whose letters both languages have, or Latin
 * letters, which people write names of any language with.
 */
export type Guess = { readonly language: Language | null; readonly isCertain: boolean };

/** Letters only one of the two writes; the second lines are weaker, as Iraqi Arabic borrows چ گ پ ڤ. */
const soraniLetters = /[ڕڵێۆە]|ه\u200c|ة(?=\p{L})|(?<!\p{L})ئ/u;
const soraniHint = /[کیھژپچگڤ]/u;
const arabicLetters = /[ثذضظصطأإآ]|ة(?!\p{L})|(?<!\p{L})ال\p{L}{3}/u;
const arabicHint = /[يكىءحع]/u;

let folded: { readonly sorani: ReadonlySet<string>; readonly arabic: ReadonlySet<string> } | undefined;

/** How many letters of each script a text has. */
function lettersIn(text: string): { readonly arabic: number; readonly latin: number } {
  let arabic = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) latin += (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a ? 1 : 0;
    else {
      const script = scripts[unit] || learn(unit);
      if (script === arabicLetter) arabic++;
      else if (script === latinLetter) latin++;
    }
  }
  return { arabic, latin };
}

const arabicLetter = 1;
const latinLetter = 2;
const neither = 3;
/** The script of each UTF-16 unit, worked out when it is first met; 0 until then. */
const scripts = /* @__PURE__ */ new Uint8Array(0x10000);

function learn(unit: number): number {
  const letter = String.fromCharCode(unit);
  const script = otherArabic.test(letter) ? arabicLetter : otherLatin.test(letter) ? latinLetter : neither;
  scripts[unit] = script;
  return script;
}

const otherArabic = /(?=\p{L})\p{Script=Arabic}/u;
const otherLatin = /\p{Script=Latin}/u;
const mark = /\p{M}/u;
const marks = /\p{M}/gu;

/** The language that a text's letters and words show; `null` when it has no letters we know. */
export function languageByScript(written: string): Guess {
  const text = mark.test(written) ? written.normalize('NFC').replace(marks, '') : written;
  const { arabic: arabicScript, latin } = lettersIn(text);
  if (arabicScript === 0 && latin === 0) return { language: null, isCertain: false };
  if (latin > arabicScript) return { language: 'en', isCertain: false };
  folded ??= { sorani: new Set(spellings(tellingWords.ckb)), arabic: new Set(spellings(tellingWords.ar)) };
  const { sorani, arabic } = folded;
  const words = fold(text).split(' ');
  const towardsSorani =
    4 * Number(soraniLetters.test(text)) +
    Number(soraniHint.test(text)) +
    3 * words.filter((word) => sorani.has(word)).length;
  const towardsArabic =
    3 * Number(arabicLetters.test(text)) +
    Number(arabicHint.test(text)) +
    3 * words.filter((word) => arabic.has(word)).length;
  return {
    language: towardsSorani > towardsArabic ? 'ckb' : 'ar',
    isCertain: Math.abs(towardsSorani - towardsArabic) >= 2,
  };
}
