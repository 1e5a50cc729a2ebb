import type { Group, Question } from '#events/vocabulary.ts';
import { fold, lazySet, spellings } from '../letters/fold.ts';
import { type Guess, languageByScript } from '../letters/script.ts';
import { areWellParted, readTokens, type Token, visible } from '../letters/tokens.ts';
import { toldApartIn } from '../names/look-alikes.ts';
import { peopleIn } from '../names/people-named.ts';
import { type Born, bornInShort } from '../time/ages.ts';
import { answerWords } from '../words/answer-words.ts';
import { namedInAnswer } from '../words/grant-words.ts';
import { languageAskedFor } from '../words/language-words.ts';
import { type Details, detailsIn } from './details-in-text.ts';
import { type Piece, readPieces } from './pieces.ts';
import { thanksFor } from './thanks-for.ts';

/** The details that a text without a code tells, given the question asked. */
export type Told = {
  readonly name: string | null;
  readonly gender: 'female' | 'male' | null;
  readonly birthYear: number | null;
  /** Age in whole years, where told instead of the year. */
  readonly age: number | null;
  readonly childcare: number | null;
  /** Names of further people, where we asked for a name; absent where there are none. */
  readonly others?: readonly string[];
  /** How she came to live where she lives; absent where not told. */
  readonly group?: Group;
  /** "My sister Zahra", in answer to whom it is for. */
  readonly forAnother: boolean;
  /** "No, 1991": corrects a detail told before. */
  readonly corrects: boolean;
  /** Set where its opening is NO alone: the rest may be denied, or a correction. */
  readonly denies?: true;
  /** "No", "skip" to a question that may stay unanswered. Then nothing is told. */
  readonly declines: boolean;
  readonly guess: Guess;
};

/** The longest answer; a longer text is a sentence, or another machine. */
const longestAnswer = 120;
const mostTokens = 10;
const link = /https?:|www\.|@|\.(?:com|net|org|iq)\b/i;

/** Words after a number of children: "there are". */
const existing = /* @__PURE__ */ lazySet(() => spellings('هەیە, هەن'));

const nothing = {
  name: null,
  gender: null,
  birthYear: null,
  age: null,
  childcare: null,
  forAnother: false,
} as const;

/**
 * The details of a person in a text without a code, given the question `asked`; `null` when no question is
 * open: then only details clear by themselves, or corrections, count. Several at once, in any order.
 * `undefined` when the text is no answer: a question, a sentence, thanks. Ask `understand` first whether it
 * is a command.
 *
 * @example
 * understandTold('Layla female 1990', 'name')
 * // { name: 'Layla', gender: 'female', birthYear: 1990, … }
 */
export function understandTold(body: string, asked: Question | null): Told | undefined {
  const text = visible(body.slice(0, 2 * longestAnswer)).trim();
  if (text.length > longestAnswer || link.test(text) || /[?؟]/.test(text)) return undefined;
  const tokens = readTokens(text);
  if (tokens.length === 0 || tokens.length > mostTokens || !areWellParted(tokens)) return undefined;
  // على is also the name Ali: "thanks for the course" names no one.
  if (thanksFor(tokens, text) !== undefined) return undefined;
  const guess = languageByScript(text);
  const said = folded(tokens);
  if (answerWords().noChildren.has(said)) {
    return asked === 'childcare' || answerWords().withoutChildren.has(said)
      ? { ...nothing, childcare: 0, corrects: false, declines: false, guess }
      : undefined;
  }
  if (answerWords().declining.has(said)) {
    if (asked === null) return undefined;
    const childcare = asked === 'childcare' ? 0 : null;
    return { ...nothing, childcare, corrects: false, declines: childcare === null, guess };
  }
  const opening = openingOf(tokens, text, [answerWords().correcting, answerWords().meaning]);
  const isMeant = answerWords().meaning.has(folded(tokens.slice(0, opening)));
  const denies = answerWords().denying.has(folded(tokens.slice(0, opening)));
  const affirmed = opening > 0 ? 0 : openingOf(tokens, text, [answerWords().affirming, answerWords().having]);
  const has = answerWords().having.has(folded(tokens.slice(0, affirmed)));
  const rest = tokens.slice(opening + affirmed, endOf(tokens, asked));
  const mayBeName = isMeant ? 'meant' : asked === 'name' && affirmed === 0 ? 'asked' : 'no';
  const told = detailsOf(rest, text, asked, mayBeName);
  return told === undefined || (has && told.childcare === null)
    ? undefined
    : {
        ...told,
        corrects: opening > 0,
        ...(denies ? { denies } : {}),
        declines: false,
        guess: sure(guess, told),
      };
}

const folded = (tokens: readonly Token[]): string => tokens.map((token) => token.folded).join(' ');

/** How many tokens at the start are one of these phrases; never all tokens. */
function openingOf(tokens: readonly Token[], text: string, tables: readonly ReadonlySet<string>[]): number {
  const [first] = tokens;
  if (first === undefined || toldApartIn(text, first) === 'name') return 0;
  for (let length = Math.min(4, tokens.length - 1); length >= 1; length--) {
    const phrase = folded(tokens.slice(0, length));
    if (tables.some((table) => table.has(phrase))) return length;
  }
  return 0;
}

/** The end of the answer: Kurdish says "two children there are" for having them. */
const endOf = (tokens: readonly Token[], asked: Question | null): number =>
  asked === 'childcare' && tokens.length > 1 && existing.has(tokens.at(-1)?.folded ?? '')
    ? tokens.length - 1
    : tokens.length;

function detailsOf(
  tokens: readonly Token[],
  text: string,
  asked: Question | null,
  mayBeName: MayBeName,
): Omit<Told, 'corrects' | 'declines' | 'guess'> | undefined {
  const read = languageAskedFor(tokens) === undefined ? readPieces(tokens, text) : undefined;
  const pieces = read && namedInAnswer(read, text);
  if (pieces === undefined || pieces.some(({ is }) => isCommand.has(is))) return undefined;
  const [only] = pieces;
  if (pieces.length === 1 && only?.is === 'number') return numberOf(only.number, only.digits, asked);
  if (pieces.length === 1 && only?.is === 'detail' && only.detail.is === 'count') {
    return asked === 'childcare' ? { ...nothing, childcare: only.detail.count } : undefined;
  }
  if (asked === 'childcare' && pieces.some((piece) => isChild(piece, text))) return undefined;
  const several = mayBeName === 'no' ? undefined : severalIn(pieces, text);
  if (several !== undefined) return several;
  const details = detailsIn(pieces, text);
  if (details === undefined || details.phone !== null || tellsOnlyGroup(pieces)) return undefined;
  const { forAnother } = details;
  if (forAnother && asked !== 'name') return undefined;
  const { name, gender, group, birthYear, age, childcare } = details;
  const isMore = gender !== null || birthYear !== null || age !== null || childcare !== null;
  if (name === null && !isMore && !forAnother) return undefined;
  if (name !== null && !isNamed(pieces, forAnother ? 'asked' : mayBeName, isMore || forAnother))
    return undefined;
  if (asked !== 'birthYear' && name === null && age !== null && age < oldestChild) return undefined;
  // "In 2014" dates an event, unless we asked for her year of birth.
  const isWhen = birthYear !== null && pieces.length === 2 && isOther(pieces[0]);
  return isWhen && asked !== 'birthYear'
    ? undefined
    : { name, gender, ...(group === undefined ? {} : { group }), birthYear, age, childcare, forAnother };
}

/** The names of several people where we asked for one, and nothing else: the first, and the others. */
function severalIn(pieces: readonly Piece[], text: string) {
  const isNames = pieces.every(
    (piece) =>
      piece.is === 'name' ||
      (piece.is === 'detail' && (piece.detail.is === 'filler' || piece.detail.is === 'name-follows')),
  );
  const { name, others } = isNames && pieces[0]?.is !== undefined ? peopleIn(pieces, text, -1) : noOne;
  return name === null || others.length === 0 ? undefined : { ...nothing, name, others };
}
const noOne = { name: null, others: [] } as const;

/** No text asks how she came to live there, so alone it answers nothing. */
const tellsOnlyGroup = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => piece.is === 'detail' && piece.detail.is === 'group') &&
  pieces.every(
    (piece) => piece.is === 'detail' && (piece.detail.is === 'group' || piece.detail.is === 'filler'),
  );

/** A boy, a girl: in answer to the question about children, not the sender's gender. */
const isChild = ({ is, start, end }: Piece, text: string): boolean =>
  is === 'detail' && childWords.has(fold(text.slice(start, end)));
const childWords = /* @__PURE__ */ lazySet(() => spellings('boy, girl, ولد, بنت, بنية, کچ, کوڕ, کچە, کوڕە'));
/** Up to this it may be a child's age, unless we asked for a year of birth. */
const oldestChild = 12;

/** Pieces of a command are no answer. */
const isCommand: ReadonlySet<Piece['is']> = /* @__PURE__ */ new Set([
  'code',
  'keyword',
  'place',
  'phone',
] as const);

/** Whether words without an introduction are a name: we asked for one, or one was being corrected. */
type MayBeName = 'asked' | 'meant' | 'no';

/**
 * Words are a name after an introduction, or with other details; or alone, where we asked for a name or one
 * is corrected. "I am …" continues with a name only where we asked for one.
 */
function isNamed(pieces: readonly Piece[], mayBeName: MayBeName, isMore: boolean): boolean {
  const at = pieces.findIndex((piece) => piece.is === 'detail' && piece.detail.is === 'name-follows');
  const label = pieces[at];
  if (label?.is !== 'detail' || label.detail.is !== 'name-follows') {
    return isMore || (mayBeName !== 'no' && !pieces.some(isOther));
  }
  if (pieces[at + 1]?.is !== 'name') return false;
  return !label.detail.isWeak || isMore || mayBeName !== 'no';
}

const isOther = (piece: Piece | undefined): boolean =>
  piece?.is === 'detail' && piece.detail.is === 'filler' && piece.detail.says !== 'please';

const mostChildren = 20;
const youngest = 5;
const oldest = 59;

/** A number alone answers only the question asked. */
function numberOf(number: number, digits: string, asked: Question | null) {
  if (asked === 'childcare') return number <= mostChildren ? { ...nothing, childcare: number } : undefined;
  if (asked !== 'birthYear') return undefined;
  const born: Born | undefined = digits.startsWith('0')
    ? bornInShort(digits)
    : { birthYear: null, age: number };
  const isPlain = digits.startsWith('0') || (number >= youngest && number <= oldest);
  return isPlain && born !== undefined ? { ...nothing, ...born } : undefined;
}

/** Latin letters are certainly English where they are more than a name. */
const sure = (guess: Guess, { gender, childcare }: Pick<Details, 'gender' | 'childcare'>): Guess => ({
  ...guess,
  isCertain: guess.isCertain || (guess.language === 'en' && (gender !== null || childcare !== null)),
});
