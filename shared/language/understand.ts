import type { CentreId, Language } from '../../events/vocabulary.ts';
import { checkInIn } from './check-in.ts';
import type { DayTold } from './day-words.ts';
import { namedBehind } from './grant-words.ts';
import type { Intent } from './keywords.ts';
import { languageAskedFor } from './language-words.ts';
import { type Meant, meaningOf } from './meaning.ts';
import { type Piece, readPieces } from './pieces.ts';
import { type Guess, languageByScript } from './script.ts';
import { areWellParted, readTokens, type Token, visible } from './tokens.ts';
import { type Wish, wishIn } from './wishes.ts';

/** What a text message asks for; `unknown` whenever it is not plain (a wrong guess is worse). */
export type Understood = {
  readonly intent: Intent | 'unknown';
  /** A three-digit code, 100–999. `null` with `cancel`, `yes`, `register` … means that none was given. */
  readonly code: string | null;
  /** A name as it was written, in its own script, without invisible characters; at most 60 characters. */
  readonly name: string | null;
  readonly language: Language | null;
  /** Whether the words or letters show the language; a guess should give way to the language a phone is known by. */
  readonly languageIsCertain: boolean;
  readonly gender: 'female' | 'male' | null;
  readonly birthYear: number | null;
  /** Age in whole years, where that was told instead of the year. */
  readonly age: number | null;
  /** Children to be looked after, 0–20. */
  readonly childcare: number | null;
  /** The number of another phone, E.164: whom a community focal point registers. */
  readonly phone: string | null;
  /** Whether it is said to be for someone else than the sender: "for my sister". */
  readonly forAnother: boolean;
  /** With `language`: which one to write in from now on. */
  readonly changeTo: Language | null;
  /** With `absent`: the day on which she will not come, where one was told. */
  readonly day?: DayTold;
  /** With `here`: the word of the day, as it was written. */
  readonly word: string | null;
  readonly centre: CentreId | null;
};

/** No command is longer; what is longer is a sentence, and only its language is looked at. */
const longestCommand = 240;
const mostTokens = 16;
const onlyQuestion = /^[^\p{L}\p{N}]*[?؟][^\p{L}\p{N}]*$/u;
const link = /https?:|www\.|@|\.(?:com|net|org|iq)\b/i;

const nothing = {
  code: null,
  name: null,
  gender: null,
  birthYear: null,
  age: null,
  childcare: null,
  phone: null,
  forAnother: false,
  changeTo: null,
  word: null,
  centre: null,
} as const;

/**
 * Reads a text message in English, Arabic or Sorani, in any digits and spelling (domain.md rules 3 and 4):
 * a code, or a keyword with or without one, on either side; with the code a name and details.
 * Everything in the text must be accounted for: a sentence that merely holds a keyword is `unknown`.
 *
 * @example understand('٢١٤ منال') // { intent: 'register', code: '214', name: 'منال', language: 'ar', … }
 */
export function understand(body: string): Understood {
  const text = visible(body.slice(0, 2 * longestCommand));
  if (onlyQuestion.test(text))
    return { intent: 'help', ...nothing, language: null, languageIsCertain: false };
  const tokens = text.length > longestCommand || link.test(text) ? [] : readTokens(text);
  const isOfFew = tokens.length <= mostTokens;
  const isShort = isOfFew && areWellParted(tokens);
  const changeTo = isShort ? languageAskedFor(tokens) : undefined;
  if (changeTo !== undefined)
    return { ...nothing, intent: 'language', changeTo, language: changeTo, languageIsCertain: true };
  const checkIn = isOfFew ? checkInIn(tokens, text) : undefined;
  if (checkIn !== undefined) {
    const { code, word, language } = checkIn;
    return { ...nothing, intent: 'here', code, word, language, languageIsCertain: true };
  }
  const pieces = namedBehind((isShort ? readPieces(tokens, text) : undefined) ?? [], text);
  const meant = meaningOf(pieces, text);
  const wish = meant === undefined ? wishOf(tokens, text) : undefined;
  if (wish !== undefined) return { ...nothing, ...wish, ...languageOfSentence(tokens, text) };
  const guess = languageOf(pieces, text, meant);
  return {
    ...nothing,
    intent: 'unknown',
    ...meant,
    language: guess.language,
    languageIsCertain: guess.isCertain,
  };
}

const wishOf = (tokens: readonly Token[], text: string): Wish | undefined =>
  areWellParted(tokens) ? wishIn(tokens, text) : undefined;

/** One word in Latin letters may be anyone's, several are English. */
function languageOfSentence(tokens: readonly Token[], text: string) {
  const { language, isCertain } = languageByScript(text);
  return { language, languageIsCertain: isCertain || (language === 'en' && tokens.length > 1) };
}

/** By the keyword's language; when the keyword is of several, or there is none, by letters and words. */
function languageOf(pieces: readonly Piece[], text: string, meant: Meant | undefined): Guess {
  const keywordLanguages = pieces.flatMap((piece) =>
    piece.is === 'keyword' ? [piece.keyword.languages] : [],
  );
  const [first, ...others] = meant === undefined ? [] : keywordLanguages;
  if (first === undefined) {
    const script = languageByScript(text);
    const isMore = meant === undefined || pieces.some(({ is }) => is === 'detail');
    return { ...script, isCertain: script.isCertain || (script.language === 'en' && isMore) };
  }
  const common = first.filter((language) => others.every((languages) => languages.includes(language)));
  const [only, another] = common;
  return only !== undefined && another === undefined
    ? { language: only, isCertain: true }
    : languageByScript(text);
}
