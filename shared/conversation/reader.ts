import { toAsciiDigits, type Understood } from '#shared/language/index.ts';

/** What reads a text: all of the language, or, for a code alone, what knows nothing but codes. */
export type Reader = Readonly<
  Pick<
    typeof import('#shared/language/index.ts'),
    'understand' | 'understandTold' | 'checkInWordsIn' | 'languageByScript'
  >
>;

/** A code alone, in any digits; marks of direction and spaces around it change nothing, as many as a person writes. */
const codeAlone = /^[\s\p{Cf}]{0,100}([1-9]\d\d)[\s\p{Cf}]{0,100}$/u;
const codeIn = (body: string): string | undefined => codeAlone.exec(toAsciiDigits(body))?.[1];

/**
 * The reader of a text. Most texts are a code alone: there is nothing in them for the readers of words, which
 * are half the code of a start. These are loaded with the first text that has more, while the table is asked.
 */
export const readerFor = async (body: string): Promise<Reader> =>
  codeIn(body) === undefined ? import('./words.ts') : codeReader;

/** Reads a text that is a code alone, as `words.ts` would read it: a property test holds that. */
export const codeReader: Reader = {
  understand: (body) => ({ ...registering, code: codeIn(body) ?? null }),
  understandTold: () => undefined,
  checkInWordsIn: () => [],
  languageByScript: () => ({ language: null, isCertain: false }),
};

const registering: Understood = {
  intent: 'register',
  code: null,
  name: null,
  language: null,
  languageIsCertain: false,
  gender: null,
  birthYear: null,
  age: null,
  childcare: null,
  phone: null,
  forAnother: false,
  changeTo: null,
  word: null,
  centre: null,
};
