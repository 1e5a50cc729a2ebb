/** The readers of words, loaded with the first text that is more than a code (`readerFor`). */
export { checkInWordsIn, languageByScript, understand, understandTold } from '#shared/language/index.ts';
