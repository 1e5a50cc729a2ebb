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
import { surePartOf } from './sure-part.ts';
import { thanksFor } from './thanks-for.ts';
import { type Wish, wishIn } from './wishes.ts';

/** What a text message asks for; `unknown` whenever it is not plain (a wrong guess is worse). */
export type Understood = {
  readonly intent: Intent | 'unknown';
  /** A three-digit code, 100–999. `null` with `cancel`, `yes`, `register` … means that none was given. */
  readonly code: string | null;
  /** A name as it was written, in its own script, without invisible characters; at most 60 characters. */
  readonly name: string | null;
  /** Set where there is one of more than 60 characters, which is told so; `name` is `null` then. */
  readonly nameIsTooLong?: true;
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
  /** With `greet`: it thanks, and does not greet. Absent else. */
  readonly thanks?: true;
  /** With `language`: which one to write in from now on. */
  readonly changeTo: Language | null;
  /** With `absent`: the day on which she will not come, where one was told. */
  readonly day?: DayTold;
  /** With `here`: the word of the day, as it was written. With `certificate`: its number as it is kept, where one was told. */
  readonly word: string | null;
  readonly centre: CentreId | null;
  /** With `find`, `where` and `when`: the kind of activity it is about, where one is named; `word` is the topic of another. */
  readonly kind?: ActivityKind;
  /** How she came to live where she lives; absent where it was not told. */
  readonly group?: Group;
  /** Names of further people, as they were written; a text registers one. Absent where there are none. */
  readonly others?: readonly string[];
  /** Further codes, where several were listed; a text registers for one. Absent where there are none. */
  readonly furtherCodes?: readonly string[];
};

/** No text is read that is longer; only its language is looked at. */
const longestCommand = 400;
const mostTokens = 16;
const onlyQuestion = /^[^\p{L}\p{N}]*[?؟][^\p{L}\p{N}]*$/u;
/** Thumbs, hearts, flowers and folded hands alone: thanks without words. */
const onlyThanks = /^(?:[👍👌🙏❤💚💙💜🧡💛🤍💐🌹🌷🌸🌺🤲👏🙂😊😍🥰☺]|[🏻-🏿]|[\s\p{P}\p{Cf}])+$/u;
const hasPicture = /\p{Extended_Pictographic}/u;
/** No link is without one of these. */
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
 * Reads a text message in English, Arabic or Sorani, in any digits and spelling (domain.md rules 3 and 4):
 * a code, or a keyword with or without one, on either side; with the code a name and details.
 * Everything in the text must be accounted for: a sentence that merely holds a keyword is `unknown`. But one code that is
 * wished for registers with what is sure, whatever stands around it (sure-part.ts).
 *
 * @example understand('٢١٤ منال') // { intent: 'register', code: '214', name: 'منال', language: 'ar', … }
 */
export function understand(body: string): Understood {
  const text = visible(body.slice(0, 2 * longestCommand)).trim();
  if (onlyQuestion.test(text))
    return { intent: 'help', ...nothing, language: null, languageIsCertain: false };
  if (onlyThanks.test(text) && hasPicture.test(text))
    return { intent: 'greet', thanks: true, ...nothing, language: null, languageIsCertain: false };
  const numbered = certificateNumberTold(text);
  if (numbered !== undefined) {
    const { language, isCertain } = languageByScript(numbered.beside);
    const languageIsCertain = isCertain || (language === 'en' && numbered.beside.includes(' '));
    return { ...nothing, intent: 'certificate', word: numbered.number, language, languageIsCertain };
  }
  const tokens =
    text.length > longestCommand || (inLinks.test(text) && link.test(text)) ? [] : readTokens(text);
  const isOfFew = tokens.length <= mostTokens;
  const isShort = isOfFew && areWellParted(tokens);
  const thanked = isShort ? thanksFor(tokens, text) : undefined;
  if (thanked !== undefined) return questionOf(thanked, text);
  const changeTo = isShort ? languageAskedFor(tokens) : undefined;
  if (changeTo !== undefined)
    return { ...nothing, intent: 'language', changeTo, language: changeTo, languageIsCertain: true };
  const reminders = isShort ? remindersAskedFor(tokens, text) : undefined;
  if (reminders !== undefined) {
    const { intent, code, language } = reminders;
    const shown =
      language === null ? languageOfSentence(tokens, text) : { language, languageIsCertain: true };
    return { ...nothing, intent, code, ...shown };
  }
  const checkIn = isOfFew ? checkInIn(tokens, text) : undefined;
  if (checkIn !== undefined) {
    const { code, word, language } = checkIn;
    return { ...nothing, intent: 'here', code, word, language, languageIsCertain: true };
  }
  const certificate = isShort ? certificateAskedFor(tokens) : undefined;
  if (certificate !== undefined && !isOfOurs(text)) {
    const { code = null, language } = certificate;
    return { ...nothing, intent: 'certificate', code, language, languageIsCertain: true };
  }
  const asksAfter = isShort ? standingAskedFor(tokens, text) : undefined;
  if (asksAfter !== undefined)
    return { ...nothing, intent: 'status', code: asksAfter, ...languageOfSentence(tokens, text) };
  const allRead = isShort && mayHoldSure(tokens) ? readSurePieces(tokens, text) : undefined;
  const read = allRead === undefined && isShort ? readPieces(tokens, text) : wholeOf(allRead);
  const pieces = namedBehind(read ?? [], text);
  if (isNameTooLong(pieces, text)) return tooLong(pieces, tokens, text);
  const plain = meaningOf(pieces, text);
  const asked = plain === undefined ? askedIn(tokens, text) : undefined;
  const wish = plain === undefined && asked?.intent !== 'greet' ? wishOf(tokens, text) : undefined;
  if (wish !== undefined) return { ...nothing, ...wish, ...languageOfSentence(tokens, text) };
  if (asked !== undefined) return questionOf(asked, text);
  const meant = plain ?? surePartOf(tokens, text, allRead);
  const guess = languageOf(pieces, text, meant);
  return understoodAs(meant, guess);
}

/** Key by key: objects spread into each other cost more than all else that is done with a text. */
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

/** Pieces of which none is unread: those of a text that can be a command. */
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

/** One word in Latin letters may be anyone's, several are English. */
function languageOfSentence(tokens: readonly Token[], text: string) {
  const { language, isCertain } = languageByScript(text);
  return { language, languageIsCertain: isCertain || (language === 'en' && tokens.length > 1) };
}

/** A question or greeting, in the language of its words: in Latin letters it is English unless it is known as another's. */
function questionOf({ greets, ...asked }: Asked, text: string): Understood {
  const guess = languageByScript(text);
  return {
    ...nothing,
    ...asked,
    language: greets ?? guess.language,
    languageIsCertain: greets !== undefined || guess.isCertain || guess.language === 'en',
  };
}

/** Words that no one writes but in an English sentence. */
const isEnglish = /\b(?:i|the|my|and|to|for|please|want|would|course|thank|thanks|you)\b/i;

/** By the keyword's language; when the keyword is of several, or there is none, by letters and words. */
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
