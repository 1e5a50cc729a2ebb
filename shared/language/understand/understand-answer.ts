import type { Question } from '#events/vocabulary.ts';
import { fold } from '../letters/fold.ts';
import { type Guess, languageByScript } from '../letters/script.ts';
import { spellings } from '../letters/spellings.ts';
import { areWellParted, readTokens, type Token, visible } from '../letters/tokens.ts';
import { toldApartIn } from '../names/look-alikes.ts';
import { peopleIn } from '../names/people-named.ts';
import { type Born, bornInShort } from '../time/ages.ts';
import { answerWords } from '../words/answer-words.ts';
import { namedInAnswer } from '../words/grant-words.ts';
import { languageAskedFor } from '../words/language-words.ts';
import type { Told } from './answer.ts';
import { type Details, detailsIn } from './details-in-text.ts';
import { type Piece, readPieces } from './pieces.ts';
import { thanksFor } from './thanks-for.ts';

/** No answer is longer; what is longer is a sentence, or another machine. */
const longestAnswer = 120;
const mostTokens = 10;
const link = /https?:|www\.|@|\.(?:com|net|org|iq)\b/i;

/** Said after how many children there are. */
const existing: ReadonlySet<string> = /* @__PURE__ */ new Set(/* @__PURE__ */ spellings('هەیە, هەن'));

const nothing = {
  name: null,
  gender: null,
  birthYear: null,
  age: null,
  childcare: null,
  forAnother: false,
} as const;

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
  // على is the name Ali, too: "thanks for the course" names no one.
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

/** How many tokens at the beginning are one of these phrases; never all of them. */
function openingOf(tokens: readonly Token[], text: string, tables: readonly ReadonlySet<string>[]): number {
  const [first] = tokens;
  if (first === undefined || toldApartIn(text, first) === 'name') return 0;
  for (let length = Math.min(4, tokens.length - 1); length >= 1; length--) {
    const phrase = folded(tokens.slice(0, length));
    if (tables.some((table) => table.has(phrase))) return length;
  }
  return 0;
}

/** Where the answer ends: "two children there are" is how one has them in Kurdish. */
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
  // "In 2014" is when something happened, unless when she was born was asked.
  const isWhen = birthYear !== null && pieces.length === 2 && isOther(pieces[0]);
  return isWhen && asked !== 'birthYear'
    ? undefined
    : { name, gender, ...(group === undefined ? {} : { group }), birthYear, age, childcare, forAnother };
}

/** Names of several people where one was asked for, and nothing else: the first, and who else there is. */
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

/** How she came to live there is asked of no one by text, so that alone it answers nothing. */
const tellsOnlyGroup = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => piece.is === 'detail' && piece.detail.is === 'group') &&
  pieces.every(
    (piece) => piece.is === 'detail' && (piece.detail.is === 'group' || piece.detail.is === 'filler'),
  );

/** A boy, a girl: to the question for children no gender of the one who answers. */
const isChild = ({ is, start, end }: Piece, text: string): boolean =>
  is === 'detail' && childWords.has(fold(text.slice(start, end)));
const childWords: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ spellings('boy, girl, ولد, بنت, بنية, کچ, کوڕ, کچە, کوڕە'),
);
/** Below that it may be a child's age, unless a year of birth was asked for. */
const oldestChild = 12;

/** What belongs to a command is no answer. */
const isCommand: ReadonlySet<Piece['is']> = /* @__PURE__ */ new Set([
  'code',
  'keyword',
  'place',
  'phone',
] as const);

/** Whether words without anything to say so are a name: it was asked for, or it is what was meant before. */
type MayBeName = 'asked' | 'meant' | 'no';

/**
 * Words are a name where what is before them says so, or what else is told with them; or where one was asked for or
 * meant, and nothing stands with them. "I am …" goes on with a name only where that was asked for.
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
