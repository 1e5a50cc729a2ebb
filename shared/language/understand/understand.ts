import type { ActivityKind, CentreId, Group, Language } from '#events/vocabulary.ts';
import { checkInIn } from '../check-in/check-in.ts';
import { type Guess, languageByScript } from '../letters/script.ts';
import { areWellParted, readTokens, type Token, visible } from '../letters/tokens.ts';
import { isNameTooLong } from '../names/read-name.ts';
import type { DayTold } from '../time/day-words.ts';
import { certificateAskedFor, certificateNumberTold, isOfOurs } from '../words/certificate-words.ts';
import { namedBehind } from '../words/grant-words.ts';
import type { Intent } from '../words/keywords.ts';
import { languageAskedFor } from '../words/language-words.ts';
import { type Meant, meaningOf } from './intent.ts';
import { mayHoldSure, type Piece, readPieces, readSurePieces } from './pieces.ts';
import { type Asked, askedIn } from './question.ts';
import { standingAskedFor } from './question-of-state.ts';
import { remindersAskedFor } from './reminder-wish.ts';
import { mayBe, requestsIn } from './requests-in-words.ts';
import { surePartOf } from './sure-part.ts';
import { thanksFor } from './thanks-for.ts';
import { type Wish, wishIn } from './wishes.ts';

/** The request of a text message; `unknown` whenever it is not clear (a wrong guess is worse). */
export type Understood = {
  readonly intent: Intent | 'unknown';
  /** A three-digit code, 100–999. `null` with `cancel`, `yes`, `register` …: none was given. */
  readonly code: string | null;
  /** A name as written, in its own script, without invisible characters; at most 60 characters. */
  readonly name: string | null;
  /** Set for a name of more than 60 characters, which the sender is told; then `name` is `null`. */
  readonly nameIsTooLong?: true;
  readonly language: Language | null;
  /** Whether the words or letters show the language; a guess gives way to the phone's known language. */
  readonly languageIsCertain: boolean;
  readonly gender: 'female' | 'male' | null;
  readonly birthYear: number | null;
  /** Age in whole years, where told instead of the year. */
  readonly age: number | null;
  /** Children to be looked after, 0–20. */
  readonly childcare: number | null;
  /** The number of another phone, E.164: of the person a community focal point registers. */
  readonly phone: string | null;
  /** The text is for someone other than the sender: "for my sister". */
  readonly forAnother: boolean;
  /** With `greet`: the text thanks and does not greet. Otherwise absent. */
  readonly thanks?: true;
  /** With `language`: the language for texts from now on. */
  readonly changeTo: Language | null;
  /** With `absent`: the day on which she will not come, where told. */
  readonly day?: DayTold;
  /**
   * With `here`: the word of the day, as written. With `certificate`: its number in stored form, where told.
   */
  readonly word: string | null;
  readonly centre: CentreId | null;
  /**
   * With `find`, `where` and `when`: the kind of activity, where one is named; `word` is the topic of the
   * kind `other`.
   */
  readonly kind?: ActivityKind;
  /** How she came to live where she lives; absent where not told. */
  readonly group?: Group;
  /** Names of further people, as written; a text registers one person. Absent where there are none. */
  readonly others?: readonly string[];
  /** Further codes of a list; a text registers for one. Absent where there are none. */
  readonly furtherCodes?: readonly string[];
};

/** Of a longer text only the language is read. */
const longestCommand = 400;
const mostTokens = 16;
const onlyQuestion = /^[^\p{L}\p{N}]*[?؟][^\p{L}\p{N}]*$/u;
/** Thumbs, hearts, flowers and folded hands alone: thanks without words. */
const onlyThanks = /^(?:[👍👌🙏❤💚💙💜🧡💛🤍💐🌹🌷🌸🌺🤲👏🙂😊😍🥰☺]|[🏻-🏿]|[\s\p{P}\p{Cf}])+$/u;
const hasPicture = /\p{Extended_Pictographic}/u;
/** Every link has one of these. */
const inLinks = /[:.@]/;
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
 * Reads a text message in English, Arabic or Sorani, in any digits and spelling (domain.md rules 3 and 4): a
 * code, or a keyword with or without one, on either side; with the code a name and details. Every word must
 * have a part in it: a sentence that merely holds a keyword is `unknown`. But a wish for one code registers
 * with the details that are sure, whatever surrounds it (sure-part.ts).
 *
 * @example understand('٢١٤ منال') // { intent: 'register', code: '214', name: 'منال', language: 'ar', … }
 */
export function understand(body: string): Understood {
  const text = visible(body.slice(0, 2 * longestCommand)).trim();
  if (onlyQuestion.test(text))
    return { intent: 'help', ...nothing, language: null, languageIsCertain: false };
  if (onlyThanks.test(text) && hasPicture.test(text))
    return { intent: 'greet', thanks: true, ...nothing, language: null, languageIsCertain: false };
  const hasWords = letter.test(text);
  const numbered = hasWords ? certificateNumberTold(text) : undefined;
  if (numbered !== undefined) return verifying(numbered);
  const tokens =
    text.length > longestCommand || (inLinks.test(text) && link.test(text)) ? [] : readTokens(text);
  const isOfFew = tokens.length <= mostTokens;
  const isShort = isOfFew && areWellParted(tokens);
  const said = hasWords && isOfFew ? saidInWords(tokens, text, isShort) : undefined;
  if (said !== undefined) return said;
  const allRead = isShort && mayHoldSure(tokens) ? readSurePieces(tokens, text) : undefined;
  const read = allRead === undefined && isShort ? readPieces(tokens, text) : wholeOf(allRead);
  const pieces = hasWords ? namedBehind(read ?? [], text) : (read ?? []);
  if (hasWords && isNameTooLong(pieces, text)) return tooLong(pieces, tokens, text);
  const plain = meaningOf(pieces, text);
  const asked = plain === undefined ? askedIn(tokens, text) : undefined;
  const wish = plain === undefined && asked?.intent !== 'greet' ? wishOf(tokens, text) : undefined;
  if (wish !== undefined) return { ...nothing, ...wish, ...languageOfSentence(tokens, text) };
  if (asked !== undefined) return questionOf(asked, text);
  const meant = plain ?? surePartOf(tokens, text, allRead);
  return understoodAs(meant, hasWords ? languageOf(pieces, text, meant) : noLanguage);
}

/** A text without a letter, or a numeral written as one (Ⅲ), is numbers and signs: no reader of words is asked. */
const letter = /[\p{L}\p{Nl}]/u;
const noLanguage: Guess = { language: null, isCertain: false };

/** Whether a certificate with this number is valid. */
function verifying({ number, beside }: { readonly number: string; readonly beside: string }): Understood {
  const { language, isCertain } = languageByScript(beside);
  const languageIsCertain = isCertain || (language === 'en' && beside.includes(' '));
  return { ...nothing, intent: 'certificate', word: number, language, languageIsCertain };
}

/**
 * A request that is known by its words before any details are read: thanks for something, a language, fewer
 * or more reminders, being there, a certificate, how a registration stands. `undefined` for any other text.
 */
function saidInWords(tokens: readonly Token[], text: string, isShort: boolean): Understood | undefined {
  const requests = requestsIn(tokens);
  if (requests === 0) return undefined;
  const may = (request: number) => (requests & request) !== 0;
  const thanked = isShort && may(mayBe.thanks) ? thanksFor(tokens, text) : undefined;
  if (thanked !== undefined) return questionOf(thanked, text);
  const changeTo = isShort && may(mayBe.language) ? languageAskedFor(tokens) : undefined;
  if (changeTo !== undefined)
    return { ...nothing, intent: 'language', changeTo, language: changeTo, languageIsCertain: true };
  const reminders = isShort && may(mayBe.reminders) ? remindersAskedFor(tokens, text) : undefined;
  if (reminders !== undefined) {
    const { intent, code, language } = reminders;
    const shown =
      language === null ? languageOfSentence(tokens, text) : { language, languageIsCertain: true };
    return { ...nothing, intent, code, ...shown };
  }
  const checkIn = may(mayBe.checkIn) ? checkInIn(tokens, text) : undefined;
  if (checkIn !== undefined) {
    const { code, word, language } = checkIn;
    return { ...nothing, intent: 'here', code, word, language, languageIsCertain: true };
  }
  const certificate = isShort && may(mayBe.certificate) ? certificateAskedFor(tokens) : undefined;
  if (certificate !== undefined && !isOfOurs(text)) {
    const { code = null, language } = certificate;
    return { ...nothing, intent: 'certificate', code, language, languageIsCertain: true };
  }
  const asksAfter = isShort && may(mayBe.state) ? standingAskedFor(tokens, text) : undefined;
  if (asksAfter !== undefined)
    return { ...nothing, intent: 'status', code: asksAfter, ...languageOfSentence(tokens, text) };
  return undefined;
}

/** Property by property: spreading objects costs more than all other work on a text. */
function understoodAs(meant: Meant | undefined, { language, isCertain }: Guess): Understood {
  const understood: Understood = {
    intent: meant?.intent ?? 'unknown',
    code: meant?.code ?? null,
    name: meant?.name ?? null,
    language,
    languageIsCertain: isCertain,
    gender: meant?.gender ?? null,
    birthYear: meant?.birthYear ?? null,
    age: meant?.age ?? null,
    childcare: meant?.childcare ?? null,
    phone: meant?.phone ?? null,
    forAnother: meant?.forAnother ?? false,
    changeTo: null,
    word: null,
    centre: meant?.centre ?? null,
  };
  const { group, others, furtherCodes } = meant ?? {};
  if (group === undefined && others === undefined && furtherCodes === undefined) return understood;
  return {
    ...understood,
    ...(group === undefined ? {} : { group }),
    ...(others === undefined ? {} : { others }),
    ...(furtherCodes === undefined ? {} : { furtherCodes }),
  };
}

/** The pieces of a text that can be a command: none is unread. */
const wholeOf = (pieces: readonly Piece[] | undefined): readonly Piece[] | undefined =>
  pieces?.some(({ is }) => is === 'unread') === true ? undefined : pieces;

function tooLong(pieces: readonly Piece[], tokens: readonly Token[], text: string): Understood {
  const [code, another] = new Set(pieces.flatMap((piece) => (piece.is === 'code' ? [piece.code] : [])));
  const isOne = code !== undefined && another === undefined;
  const asks = isOne ? { intent: 'register' as const, code } : { intent: 'unknown' as const };
  return { ...nothing, ...asks, nameIsTooLong: true, ...languageOfSentence(tokens, text) };
}

const wishOf = (tokens: readonly Token[], text: string): Wish | undefined =>
  areWellParted(tokens) ? wishIn(tokens, text) : undefined;

/** One word in Latin letters may be of any language; several are English. */
function languageOfSentence(tokens: readonly Token[], text: string) {
  const { language, isCertain } = languageByScript(text);
  return { language, languageIsCertain: isCertain || (language === 'en' && tokens.length > 1) };
}

/**
 * A question or greeting, with the language of its words: Latin letters are English unless known as another
 * language.
 */
function questionOf({ greets, ...asked }: Asked, text: string): Understood {
  const guess = languageByScript(text);
  return {
    ...nothing,
    ...asked,
    language: greets ?? guess.language,
    languageIsCertain: greets !== undefined || guess.isCertain || guess.language === 'en',
  };
}

/** Words that occur only in an English sentence. */
const isEnglish = /\b(?:i|the|my|and|to|for|please|want|would|course|thank|thanks|you)\b/i;

/** The keyword's language; when it belongs to several, or there is no keyword, by letters and words. */
function languageOf(pieces: readonly Piece[], text: string, meant: Meant | undefined): Guess {
  const keywords = meant === undefined ? [] : pieces.filter((piece) => piece.is === 'keyword');
  const [first, ...others] = keywords.map(({ keyword }) => keyword.languages);
  if (first === undefined) {
    const script = languageByScript(text);
    if (script.isCertain || script.language !== 'en') return script;
    const isMore = meant === undefined || pieces.some(({ is }) => is === 'detail') || isEnglish.test(text);
    return { language: 'en', isCertain: isMore };
  }
  const common = first.filter((language) => others.every((languages) => languages.includes(language)));
  const [only, another] = common;
  return only !== undefined && another === undefined
    ? { language: only, isCertain: true }
    : languageByScript(text);
}
