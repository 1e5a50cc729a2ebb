import type { Question } from '../../events/vocabulary.ts';
import { type Born, bornInShort } from './ages.ts';
import type { Told } from './answers.ts';
import type { Detail } from './detail.ts';
import { type Piece, readPieces } from './pieces.ts';
import { type Guess, languageByScript } from './script.ts';
import { spellings } from './spellings.ts';
import { areWellParted, readTokens, type Token, visible } from './tokens.ts';
import { type Details, detailsIn } from './told-details.ts';

/** No answer is longer; what is longer is a sentence, or another machine. */
const longestAnswer = 120;
const mostTokens = 10;
const link = /https?:|www\.|@|\.(?:com|net|org|iq)\b/i;

/** Said alone, instead of an answer. To the question for children it means none. */
const declining = `
  no, nope, n, skip, pass, none, nothing, not now, no thanks, no thank you, prefer not to say, i prefer not to say,
  i do not want to say, dont want to say, لا, كلا, لا شكرا, تجاوز, تخطي, بدون, بلا, لا يوجد, ماكو, لا اريد, لا احد,
  ما اريد, ما عندي, ماعندي, نەخێر, نا, نەخێر سوپاس, تێپەڕاندن, تێپەڕە, بێ, هیچ, هیچم نییە, نیمە, نییە, نامەوێت`;

/** Of these, what only says how many children. */
const noChildren =
  'zero, 0, no children, no kids, without children, no child, صفر, بدون اطفال, بلا اطفال, سفر, بێ منداڵ, منداڵم نییە';

/** What puts something right, said before it. */
const correcting = `
  no, nope, sorry, oh sorry, no sorry, sorry no, actually, oops, لا, كلا, عفوا, عذرا, اسف, اسفة, لا عفوا, عفوا لا,
  نەخێر, نا, ببورە, ببوورە, بەداخەوە, نا ببورە, نا ببوورە`;

/** The same, so plain that even a lone word after it is what was meant: a name. */
const meaning = `
  i mean, i meant, sorry i mean, sorry i meant, no i mean, correction, correct, the name is, not that, قصدي, اقصد, لا قصدي,
  لا اقصد, عفوا قصدي, عفوا اقصد, تصحيح, التصحيح, الصحيح, لا الصحيح, لا الاسم, الاسم الصحيح, مەبەستم, مەبەستم ئەوەیە,
  ڕاستکردنەوە, ڕاستەکەی, ببورە مەبەستم, ببوورە مەبەستم, نەخێر مەبەستم, نا مەبەستم`;

let known:
  | { readonly [Table in 'declining' | 'noChildren' | 'correcting' | 'meaning']: ReadonlySet<string> }
  | undefined;
const words = () => {
  known ??= {
    declining: new Set(spellings(declining)),
    noChildren: new Set(spellings(noChildren)),
    correcting: new Set(spellings(correcting)),
    meaning: new Set(spellings(meaning)),
  };
  return known;
};

const nothing = { name: null, gender: null, birthYear: null, age: null, childcare: null } as const;

/**
 * What a text without a code tells of a person, read in the light of what was `asked`; `null` when nothing is open,
 * and only what is plain by itself or puts something right counts. Several things at once, in any order. `undefined`
 * when it is no answer: a question back, a sentence, thanks. Whether it is a command is asked of `understand` first.
 *
 * @example understandTold('Layla female 1990', 'name') // { name: 'Layla', gender: 'female', birthYear: 1990, … }
 */
export function understandTold(body: string, asked: Question | null): Told | undefined {
  const text = visible(body.slice(0, 2 * longestAnswer)).trim();
  if (text.length > longestAnswer || link.test(text) || /[?؟]/.test(text)) return undefined;
  const tokens = readTokens(text);
  if (tokens.length === 0 || tokens.length > mostTokens || !areWellParted(tokens)) return undefined;
  const guess = languageByScript(text);
  const said = folded(tokens);
  if (words().noChildren.has(said)) {
    return asked === 'childcare'
      ? { ...nothing, childcare: 0, corrects: false, declines: false, guess }
      : undefined;
  }
  if (words().declining.has(said)) {
    if (asked === null) return undefined;
    const childcare = asked === 'childcare' ? 0 : null;
    return { ...nothing, childcare, corrects: false, declines: childcare === null, guess };
  }
  const opening = correctionIn(tokens);
  const isMeant = words().meaning.has(folded(tokens.slice(0, opening)));
  const told = detailsOf(tokens.slice(opening), text, asked, isMeant || asked === 'name');
  return told === undefined
    ? undefined
    : { ...told, corrects: opening > 0, declines: false, guess: sure(guess, told) };
}

const folded = (tokens: readonly Token[]): string => tokens.map((token) => token.folded).join(' ');

/** How many tokens at the beginning say that something is put right; never all of them. */
function correctionIn(tokens: readonly Token[]): number {
  for (let length = Math.min(4, tokens.length - 1); length >= 1; length--) {
    const phrase = folded(tokens.slice(0, length));
    if (words().correcting.has(phrase) || words().meaning.has(phrase)) return length;
  }
  return 0;
}

function detailsOf(
  tokens: readonly Token[],
  text: string,
  asked: Question | null,
  mayBeName: boolean,
): Omit<Told, 'corrects' | 'declines' | 'guess'> | undefined {
  const pieces = readPieces(tokens, text);
  if (pieces === undefined || pieces.some(({ is }) => isCommand.has(is))) return undefined;
  const [only] = pieces;
  if (pieces.length === 1 && only?.is === 'number') return numberOf(only.number, only.digits, asked);
  if (pieces.length === 1 && only?.is === 'detail' && only.detail.is === 'count') {
    return asked === 'childcare' ? { ...nothing, childcare: only.detail.count } : undefined;
  }
  const details = detailsIn(pieces, text);
  if (details === undefined || details.forAnother || details.phone !== null) return undefined;
  const { name, gender, birthYear, age, childcare } = details;
  const isMore = gender !== null || birthYear !== null || age !== null || childcare !== null;
  if (name === null && !isMore) return undefined;
  if (name !== null && !isNamed(pieces, mayBeName, isMore)) return undefined;
  return { name, gender, birthYear, age, childcare };
}

/** What belongs to a command is no answer. */
const isCommand: ReadonlySet<Piece['is']> = /* @__PURE__ */ new Set([
  'code',
  'keyword',
  'place',
  'phone',
] as const);

/** Words are a name where one was asked for or meant, and nothing stands with them; or when what does says so. */
const isNamed = (pieces: readonly Piece[], mayBeName: boolean, isMore: boolean): boolean =>
  isMore ||
  pieces.some((piece) => piece.is === 'detail' && piece.detail.is === 'name-follows') ||
  (mayBeName && !pieces.some((piece) => piece.is === 'detail' && isOther(piece.detail)));

const isOther = (detail: Detail): boolean => detail.is === 'filler' && detail.says !== 'please';

const mostChildren = 20;
const youngest = 5;
const oldest = 59;

/** A number that stands alone answers what was asked, and nothing else. */
function numberOf(number: number, digits: string, asked: Question | null) {
  if (asked === 'childcare') return number <= mostChildren ? { ...nothing, childcare: number } : undefined;
  if (asked !== 'birthYear') return undefined;
  const born: Born | undefined = digits.startsWith('0')
    ? bornInShort(digits)
    : { birthYear: null, age: number };
  const isPlain = digits.startsWith('0') || (number >= youngest && number <= oldest);
  return isPlain && born !== undefined ? { ...nothing, ...born } : undefined;
}

/** Latin letters are English for sure where they are more than a name. */
const sure = (guess: Guess, { gender, childcare }: Pick<Details, 'gender' | 'childcare'>): Guess => ({
  ...guess,
  isCertain: guess.isCertain || (guess.language === 'en' && (gender !== null || childcare !== null)),
});
