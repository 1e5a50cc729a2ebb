import { type Language, languages } from '#events/vocabulary.ts';

export { languages };

/** Which way each language is written: the `dir` of a page. */
export const directionOf: Readonly<Record<Language, 'ltr' | 'rtl'>> = { ar: 'rtl', ckb: 'rtl', en: 'ltr' };

/** Each language by the name its own speakers give it. */
export const nativeNameOf: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  ckb: 'کوردی',
  en: 'English',
};

/**
 * The other languages, for a reader of each language, in the words that are texted back to get them
 * (`languageAskedFor`). For English readers in Latin letters: one Arabic letter more than doubles a text's
 * price.
 */
export const othersThan: Readonly<Record<Language, string>> = {
  ar: 'English / کوردی',
  ckb: 'English / العربية',
  en: 'Arabic / Kurdish',
};

/** The locale whose digits, plurals and calendar words each language uses: Iraq's. */
export const localeOf: Readonly<Record<Language, string>> = { ar: 'ar-IQ', ckb: 'ckb-IQ', en: 'en-GB' };

/** Whether a text is the code of one of our languages. */
export const isLanguage = (text: string): text is Language => languages.some((language) => language === text);

/**
 * The codes browsers use for our languages: `ku` and `ku-IQ` are read as Sorani, the Kurdish of the centres.
 */
const tagged: Readonly<Record<string, Language>> = { ar: 'ar', en: 'en', ckb: 'ckb', ku: 'ckb' };

/**
 * The language a browser asks for most (RFC 9110 `Accept-Language`) among ours; `fallback` when it asks for
 * none of them.
 */
export function negotiate(acceptLanguage: string | null | undefined, fallback: Language): Language {
  let best: { language: Language; weight: number } | undefined;
  for (const wish of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
    const language = tagged[tag.trim().split('-')[0] ?? ''];
    const weight = weightOf(parameters);
    if (language !== undefined && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? fallback;
}

function weightOf(parameters: readonly string[]): number {
  const given = parameters
    .map((parameter) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(parameter)?.[1])
    .find((q) => q !== undefined);
  const weight = given === undefined ? 1 : Number(given);
  return Number.isFinite(weight) ? Math.min(weight, 1) : 0;
}
