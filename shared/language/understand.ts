import type { CentreId, Language } from '../../events/vocabulary.ts';
import type { Detail } from './details.ts';
import { type Intent, keywordOf } from './keywords.ts';
import { isNameFirst } from './name-first.ts';
import { type Piece, readPieces } from './pieces.ts';
import { type Told, toldBy } from './register-details.ts';
import { type Guess, languageByScript } from './script.ts';
import { readTokens, type Token, visible } from './tokens.ts';

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
  const pieces = tokens.length > mostTokens || !areWellParted(tokens) ? [] : readPieces(tokens);
  const meant = meaningOf(pieces, text);
  const guess = languageOf(pieces, text, meant);
  return {
    ...nothing,
    intent: 'unknown',
    ...meant,
    language: guess.language,
    languageIsCertain: guess.isCertain,
  };
}

type Meant = { readonly intent: Intent } & Partial<
  Told & { readonly code: string; readonly centre: CentreId }
>;

function meaningOf(pieces: readonly Piece[], text: string): Meant | undefined {
  const codes = new Set(pieces.flatMap((piece) => (piece.is === 'code' ? [piece.code] : [])));
  const intent = intentOf(pieces, codes.size > 0);
  const [code] = codes;
  if (intent === undefined || codes.size > 1 || pieces.some(({ is }) => is === 'other')) return undefined;
  switch (intent) {
    case 'register':
      return registration(pieces, code, text);
    case 'cancel':
    case 'yes':
    case 'no':
      return answer(intent, pieces, code, text);
    case 'status':
    case 'help':
      return saysNoMore(pieces, ['code']) ? { intent, ...(code === undefined ? {} : { code }) } : undefined;
    case 'list':
      return saysNoMore(pieces, ['place']) ? { intent, ...centreOf(pieces) } : undefined;
    case 'stop':
    case 'start':
      return saysNoMore(pieces, []) ? { intent } : undefined;
  }
}

/** The one intent of the keywords; a code without any keyword asks to register. */
function intentOf(pieces: readonly Piece[], hasCode: boolean): Intent | undefined {
  const found = pieces.flatMap((piece) => (piece.is === 'keyword' ? [piece.keyword.intent] : []));
  const [first, second, ...more] = [...new Set(found)];
  if (first === undefined) return hasCode ? 'register' : undefined;
  if (second === undefined) return first;
  if (more.length > 0 || !hasCode) return undefined;
  return intentOfTwo.find(([one, other]) => one === first && other === second)?.[2];
}

/** Two keywords that say one thing: "yes, cancel 214", "cancel my registration in the course 214". */
const intentOfTwo: readonly (readonly [Intent, Intent, Intent])[] = [
  ['yes', 'register', 'register'],
  ['yes', 'cancel', 'cancel'],
  ['no', 'cancel', 'cancel'],
  ['cancel', 'register', 'cancel'],
  ['cancel', 'status', 'cancel'],
  ['cancel', 'list', 'cancel'],
  ['register', 'list', 'register'],
];

function registration(pieces: readonly Piece[], code: string | undefined, text: string): Meant | undefined {
  if (code === undefined) return saysNoMore(pieces, []) ? { intent: 'register' } : undefined;
  const at = pieces.findIndex(({ is }) => is === 'code');
  const from = pieces.findIndex(({ is }) => is === 'keyword');
  const opening = pieces.slice(0, from >= 0 && from < at ? from : at);
  const isNamed = from < 0 && isNameFirst(opening, text);
  if (!isNamed && !saysNoMore(opening, [])) return undefined;
  const told = toldBy(isNamed ? pieces : pieces.slice(opening.length), text);
  return told === undefined ? undefined : { intent: 'register', code, ...told, ...centreOf(pieces) };
}

/** Cancelling or answering an offer: with the code, perhaps, and after the code the name of whom it is for. */
function answer(
  intent: 'cancel' | 'yes' | 'no',
  pieces: readonly Piece[],
  code: string | undefined,
  text: string,
): Meant | undefined {
  if (code === undefined) return saysNoMore(pieces, []) ? { intent } : undefined;
  const at = pieces.findIndex(({ is }) => is === 'code');
  const rest = pieces.slice(at + 1);
  const told = toldBy(rest, text);
  if (told === undefined || !saysNoMore(pieces.slice(0, at), [])) return undefined;
  const tellsMore = told.gender !== null || told.birthYear !== null || told.childcare !== null;
  return tellsMore || rest.some(({ is }) => is === 'number') ? undefined : { intent, code, name: told.name };
}

const weightless: ReadonlySet<Detail['is']> = /* @__PURE__ */ new Set([
  'filler',
  'greeting',
  'thanks',
] as const);

/** Whether the pieces are keywords, greetings and words without weight, and otherwise only what is allowed. */
const saysNoMore = (pieces: readonly Piece[], allowed: readonly Piece['is'][]): boolean =>
  pieces.every(
    (piece) =>
      piece.is === 'keyword' ||
      allowed.includes(piece.is) ||
      (piece.is === 'detail' && weightless.has(piece.detail.is)),
  );

function centreOf(pieces: readonly Piece[]): { readonly centre?: CentreId } {
  const place = pieces.find((piece) => piece.is === 'place');
  return place === undefined ? {} : { centre: place.centre };
}

/** Letters and digits may stand together only as a code with a keyword, a preposition or a name of some length. */
const areWellParted = (tokens: readonly Token[]): boolean =>
  tokens.every((token, position) => {
    const before = tokens[position - 1];
    if (!token.glued || before === undefined) return true;
    const word = token.kind === 'word' ? token : before;
    const isArabicScript = !/[a-z]/.test(word.folded);
    if (keywordOf(word.folded) !== undefined) return true;
    return token.kind === 'word' ? word.folded.length >= 3 : isArabicScript && word.folded.length === 1;
  });

/** By the keyword's language; when the keyword is of several, or there is none, by letters and words. */
function languageOf(pieces: readonly Piece[], text: string, meant: Meant | undefined): Guess {
  const script = languageByScript(text);
  if (meant === undefined) return { ...script, isCertain: script.isCertain || script.language === 'en' };
  const keywordLanguages = pieces.flatMap((piece) =>
    piece.is === 'keyword' ? [piece.keyword.languages] : [],
  );
  const [first, ...others] = keywordLanguages;
  if (first === undefined) {
    const onlyAName = pieces.every(({ is }) => is !== 'detail');
    return { ...script, isCertain: script.isCertain || (script.language === 'en' && !onlyAName) };
  }
  const common = first.filter((language) => others.every((languages) => languages.includes(language)));
  const [only, another] = common;
  if (only !== undefined && another === undefined) return { language: only, isCertain: true };
  return script;
}
