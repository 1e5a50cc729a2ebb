import { fold, lazySet } from '../letters/fold.ts';
import { readTokens, type Token, visible } from '../letters/tokens.ts';
import { mayAddressReader } from '../names/in-texts.ts';
import { isAboutRegistering, isBeforeNumbers } from '../names/name-first.ts';
import { isWithArticle } from '../names/read-name.ts';
import type { KeywordIntent } from '../words/keywords.ts';
import { sentenceWords } from '../words/sentence-words.ts';
import { numberOf } from './details-in-text.ts';
import { type Meant, thanksFor } from './intent.ts';
import type { Piece } from './pieces.ts';
import { readSurePieces } from './pieces.ts';
import { speaksOfCourses } from './question.ts';
import { codesIn } from './spoken-codes.ts';
import { detailsOf, wordOf } from './sure-details.ts';

/** A longer text is an essay, not a wish with a signature. */
const mostTokens = 60;
const longestText = 400;

/**
 * A registration in a text that is only partly understood: it has one code (or a list), a wish for it or the
 * code at its opening, and nothing to the contrary: no other command, no question, nothing denied, over or
 * paid for. Sure details are given, and unsure ones left unread, to be asked. `undefined` for every other
 * text: a sentence that merely holds a number registers no one. `allRead`: the result of `readSurePieces` for
 * the tokens, where known.
 */
export function surePartOf(
  tokens: readonly Token[],
  text: string,
  allRead?: readonly Piece[],
): Meant | undefined {
  if (tokens.length > mostTokens) return undefined;
  const spoken = codesIn(tokens, text);
  if (spoken === undefined) return undefined;
  const { asking } = sentenceWords();
  // Most texts that come here are questions: that shows before they are read to pieces.
  if (tokens.some(({ kind, folded }) => kind === 'word' && asking.has(folded))) return undefined;
  const pieces = piecesOf(spoken.tokens, text, spoken.tokens === tokens ? allRead : undefined);
  const at = pieces.findIndex((piece) => piece.is === 'code' && piece.start === spoken.start);
  const words = pieces.map((piece) => wordOf(piece, text));
  if (at < 0 || isNumbered(pieces, words, at)) return undefined;
  const wishes = isWish(pieces, words, text);
  if (!(wishes || opensWithCode(pieces, words, at, text)) || contradicts(pieces, words, text))
    return undefined;
  const told = detailsOf(pieces, text, at);
  if (!wishes && isReport(pieces, words, told)) return undefined;
  return {
    intent: 'register',
    code: spoken.code,
    ...told,
    ...(spoken.others.length === 0 ? {} : { furtherCodes: spoken.others }),
  };
}

/** A verb of wishing is no name here: "write my name, بنووسن". */
const piecesOf = (
  tokens: readonly Token[],
  text: string,
  allRead: readonly Piece[] | undefined,
): readonly Piece[] =>
  (allRead ?? readSurePieces(tokens, text)).map((piece) =>
    piece.is === 'name' && sentenceWords().wishing.has(wordOf(piece, text))
      ? { ...piece, is: 'unread' }
      : piece,
  );

/**
 * The one code that a text mentions as a code, in any context: no price, no room. `undefined` where there is
 * none, or several.
 */
export function codeMentioned(body: string): string | undefined {
  const text = visible(body);
  const tokens = text.length > longestText ? [] : readTokens(text);
  const spoken = tokens.length > mostTokens ? undefined : codesIn(tokens, text);
  if (spoken === undefined || spoken.others.length > 0) return undefined;
  const pieces = readSurePieces(spoken.tokens, text);
  const at = pieces.findIndex((piece) => piece.is === 'code' && piece.start === spoken.start);
  const words = pieces.map((piece) => wordOf(piece, text));
  return at < 0 || isNumbered(pieces, words, at) ? undefined : spoken.code;
}

/**
 * Commands that agree with registering beside a code; a word for courses only with a word for registering.
 */
const agreeing = (intent: KeywordIntent, registers: boolean): boolean =>
  intent === 'register' || (intent === 'list' && registers);
const question = /[?؟]/;
/** "Can I join 214?" is a request, not a question about it. */
const politeQuestion = /* @__PURE__ */ lazySet(() =>
  ['can i', 'could you', 'can you', 'ممكن', 'دەتوانم'].map(fold),
);

function contradicts(pieces: readonly Piece[], words: readonly string[], text: string): boolean {
  const { asking, denying } = sentenceWords();
  const registers = pieces.some((piece) => piece.is === 'keyword' && piece.keyword.intent === 'register');
  if (thanksFor(pieces)) return true;
  const isOther = pieces.some((piece, position) => {
    const word = words[position] ?? '';
    if (piece.is === 'keyword') return !agreeing(piece.keyword.intent, registers);
    if (piece.is !== 'unread' && piece.is !== 'name') return false;
    // أم before a name is part of the name.
    if (piece.is === 'name' && word === motherOf && pieces[position + 1]?.is === 'name') return false;
    return asking.has(word) || asking.has(word.replace(copula, '')) || denying.has(word) || isNegated(word);
  });
  return (
    isOther ||
    (question.test(text) && !words.some((word) => politeQuestion.has(word))) ||
    officeSays.test(fold(text))
  );
}

/** Phrases of an office, never of someone who registers: a machine may send our own words back. */
const officeSays =
  /place for|registration for|to join the line|please text|text again|please add|next session|has closed|in line$|in line |number \d+ in|a place (?:kirkuk|baghdad|diyala|ninewa)|سجل (?:ال)?حضور|يرجي الارسال|تسلسلك|التسلسل في|اعتذارك|ژماره(?:ت)? له نوره|زياد بكه كه|دهمينيت|بپرسه|ببرسه|بنيرهوه/;

/** أم, folded. */
const motherOf = 'ام';
/** "Not" is joined to an Iraqi verb, and to a Kurdish one: ماكدر, ناتوانم. */
const isNegated = (word: string): boolean => negated.test(word);
const negated =
  /^(?:ما(?:اريد|اقدر|اكدر|كدر|ريد|راح|اجي|يصير)|نا(?:توان|كري|كهم|مهو|چم|جم|يهم|زان))|^(?:cant|dont|wont|didnt)/;

/** A word of wishing, or an imperative of registering; the bare noun counts only at the start of a text. */
function isWish(pieces: readonly Piece[], words: readonly string[], text: string): boolean {
  const { wishing } = sentenceWords();
  return pieces.some((piece, position) => {
    if (piece.is === 'keyword' && piece.keyword.intent === 'register') {
      return isOrder(piece, words[position] ?? '') || opens(pieces, position, text);
    }
    if (piece.is !== 'unread' && piece.is !== 'name' && piece.is !== 'detail') return false;
    return (words[position] ?? '').split(' ').some((word) => wishing.has(word));
  });
}

/**
 * "Register me", "I take part" are requests; "registration", "to register" may be in any sentence about it.
 */
const orders =
  /^(?:join|book|sign up|enrol|enroll|apply|سجل\S+|اسجل|نسجل|اشترك|انضم|اشارك|احجز.*|تسجيلي|اشتراكي|.*(?:بكه|بكهن|دهكهم|ئهكهم|بنوسه|دهبم|ئهبم)|بهشدارم)$/;
const isOrder = (piece: Extract<Piece, { is: 'keyword' }>, word: string): boolean =>
  !piece.hasSlip && orders.test(word);

const weightless: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'filler',
  'greeting',
  'thanks',
  'name-follows',
]);
const isWeightless = (piece: Piece | undefined): boolean =>
  piece?.is === 'detail' && weightless.has(piece.detail.is);

/** The beginning of a sentence or a line. */
const beginning = /(?:^|[.!\n])[^\p{L}\p{N}]*$/u;

/** Whether only words that change nothing come before a piece, in the text or in its line. */
function opens(pieces: readonly Piece[], position: number, text: string): boolean {
  let first = position;
  while (first > 0 && isWeightless(pieces[first - 1])) first--;
  if (first === 0) return true;
  return /\n[^\p{L}\p{N}]*$/u.test(text.slice(0, pieces[first]?.start ?? 0));
}

/**
 * Whether a text begins with its code, or with details of the person: a name, a number of children, a
 * relation. Or the code is alone in a sentence or a line of its own.
 */
function opensWithCode(
  pieces: readonly Piece[],
  words: readonly string[],
  at: number,
  text: string,
): boolean {
  const code = pieces[at];
  if (code === undefined) return false;
  const before = pieces.slice(0, at);
  const isPlain = before.every(
    (piece, position) =>
      isWeightless(piece) ||
      piece.is === 'phone' ||
      piece.is === 'place' ||
      numberOf(piece) !== null ||
      piece.is === 'year' ||
      (piece.is === 'detail' && tellsOfHer.has(piece.detail.is)) ||
      (piece.is === 'name' && isNameBefore(words[position] ?? '')),
  );
  if (isPlain && isFittingBefore(pieces, at, text)) return true;
  const next = pieces[at + 1];
  const standsAlone = next === undefined || /[.!\n]/.test(text.slice(code.end, next.start));
  return standsAlone && beginning.test(text.slice(0, code.start));
}

const tellsOfHer: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'children',
  'count',
  'gender',
  'group',
  'relation',
  'age-follows',
  'birth-follows',
  'year-follows',
  'gender-follows',
  'phone-follows',
]);

const isNameBefore = (word: string): boolean =>
  !isBeforeNumbers(word) &&
  !isAboutRegistering(word) &&
  !isWithArticle(word) &&
  !mayAddressReader(word) &&
  word.length > 1;

/**
 * "Layla in 214" tells where Layla is, and "childcare in 214" something about the course. So a name must come
 * right before the code, or after a word that announces one; no detail may be joined to the code by "in".
 */
function isFittingBefore(pieces: readonly Piece[], at: number, text: string): boolean {
  const before = pieces[at - 1];
  const isIn = before?.is === 'detail' && before.detail.is === 'filler' && before.detail.says === null;
  if (isIn && !isOfOtherLine(pieces, at, text) && pieces.slice(0, at).some((piece) => !isWeightless(piece))) {
    return pieces.slice(0, at).some((piece) => piece.is === 'detail' && piece.detail.is === 'name-follows');
  }
  const last = pieces.slice(0, at).findLastIndex(({ is }) => is === 'name');
  const isLabelled = pieces
    .slice(0, Math.max(0, last))
    .some((piece) => piece.is === 'detail' && piece.detail.is === 'name-follows');
  const behind = pieces[last + 1];
  if (last < 0 || isLabelled || last + 1 === at || behind === undefined) return true;
  return (
    !(behind.is === 'detail' && behind.detail.is === 'filler' && behind.detail.says === null) ||
    isOfOtherLine(pieces, at, text)
  );
}

/** Whether the details are in another line than the code. */
function isOfOtherLine(pieces: readonly Piece[], at: number, text: string): boolean {
  const last = pieces.slice(0, at).findLast((piece) => !isWeightless(piece));
  return last !== undefined && /\n/.test(text.slice(last.end, pieces[at]?.start));
}

/** A room, a price, a number of people: the word beside the number shows that it is no code of ours. */
function isNumbered(pieces: readonly Piece[], words: readonly string[], at: number): boolean {
  const { numbered, counted } = sentenceWords();
  const next = pieces[at + 1];
  if ((next?.is === 'unread' || next?.is === 'name') && counted.has(words[at + 1] ?? '')) return true;
  let before = at - 1;
  while (before >= 0 && isNumberWord.test(words[before] ?? '')) before--;
  const piece = pieces[before];
  if (piece?.is === 'detail') return tellsNumber.has(piece.detail.is);
  if (piece === undefined || piece.is === 'keyword') return false;
  const word = words[before] ?? '';
  return (
    [word, word.replace(hers, '')].some((form) => numbered.has(form)) ||
    numbered.has(word.replace(/^(?:ال|بال|لل)/, '')) ||
    isBeforeNumbers(word)
  );
}
/** Words that announce a number of hers: her phone's, her age. */
const tellsNumber: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'phone-follows',
  'age-follows',
  'year-follows',
  'birth-follows',
]);
/** "My", "our", "her", joined to an Arabic word. */
const hers = /(?:ي|نا|ها|هم|كم|ك)$/;
const isNumberWord = /^(?:number|nr|no|رقم|الرقم|ژماره|ژمارهي|the|my|in)$/;

/**
 * Without a wish, a word of state, time or manner makes the text a report; so does any unread word where no
 * detail of a person is told, no one is greeted or thanked, and no course is mentioned.
 */
function isReport(pieces: readonly Piece[], words: readonly string[], told: Partial<Meant>): boolean {
  const { reporting } = sentenceWords();
  const unread = pieces.flatMap((piece, position) => (piece.is === 'unread' ? [words[position] ?? ''] : []));
  const isReported = (word: string): boolean =>
    [word, word.replace(copula, ''), word.replace(theOfArabic, '')].some((form) => reporting.has(form));
  if (words.some((word, at) => isOpen(pieces[at]) && isReported(word))) return true;
  const { name, gender, birthYear, age, childcare, group, phone, centre } = told;
  const isTold = [name, gender, birthYear, age, childcare, group, phone, centre].some(
    (detail) => detail != null,
  );
  return !isTold && !pieces.some(isPolite) && unread.some((word) => !speaksOfCourses(word));
}

const isOpen = (piece: Piece | undefined): boolean => piece?.is === 'unread' || piece?.is === 'name';
/** "Is", joined to a Sorani word. */
const copula = /يه$/;
const theOfArabic = /^(?:ال|لل|بال)/;
const isPolite = (piece: Piece): boolean =>
  piece.is === 'detail' && (piece.detail.is === 'greeting' || piece.detail.is === 'thanks');
