import type { CentreId } from '#events/vocabulary.ts';
import type { Token } from '../letters/token.ts';
import { codeWords } from '../words/code-words.ts';
import { indexKeywords, type Keyword } from '../words/keywords.ts';
import { placeEntries } from '../words/places.ts';
import type { Detail } from './detail.ts';
import { detailEntries } from './detail-entries.ts';

/** The meaning of folded words by themselves; a word without one, such as a name, is in no lexicon. */
export type Meaning =
  | { readonly is: 'keyword'; readonly keyword: Keyword }
  | { readonly is: 'detail'; readonly detail: Detail }
  | { readonly is: 'place'; readonly centre: CentreId };

/** The meaning of the words read so far, and the words that may follow them. */
type Branch<Meant> = { meaning: Meant | undefined; next: Map<string, Branch<Meant>> | undefined };

export type Lexicon<Meant> = {
  readonly meaningOf: (folded: string) => Meant | undefined;
  /** The entries that begin with this word. */
  readonly branchOf: (firstWord: string) => Branch<Meant> | undefined;
  /** The same without the letters joined to the word, with the meanings that then count. */
  readonly joined?: {
    readonly branchOf: (firstWord: string) => Branch<Meant> | undefined;
    readonly counts: (meaning: Meant) => boolean;
  };
};

/** A lexicon of folded entries; where an entry comes twice, the later one counts. */
export function lexiconOf<Meant>(entries: Iterable<readonly [string, Meant]>): Lexicon<Meant> {
  const first = new Map<string, Branch<Meant>>();
  for (const [words, meaning] of entries) branchFor(first, words).meaning = meaning;
  return {
    meaningOf: (folded) => (first.get(folded) ?? branchAt(first, folded))?.meaning,
    branchOf: (firstWord) => first.get(firstWord),
  };
}

function branchFor<Meant>(first: Map<string, Branch<Meant>>, words: string): Branch<Meant> {
  const end = words.lastIndexOf(' ');
  const before = end < 0 ? undefined : branchFor(first, words.slice(0, end));
  if (before !== undefined) before.next ??= new Map();
  const among = before?.next ?? first;
  const word = words.slice(end + 1);
  const known = among.get(word);
  if (known !== undefined) return known;
  const branch = { meaning: undefined, next: undefined };
  among.set(word, branch);
  return branch;
}

function branchAt<Meant>(
  first: ReadonlyMap<string, Branch<Meant>>,
  words: string,
): Branch<Meant> | undefined {
  if (!words.includes(' ')) return undefined;
  let branch: Branch<Meant> | undefined;
  for (const word of words.split(' ')) {
    branch = branch === undefined ? first.get(word) : branch.next?.get(word);
    if (branch === undefined) return undefined;
  }
  return branch;
}

/** The longest entry of a lexicon that begins at a token; ends before the first number. */
export function phraseAt<Meant>(
  tokens: readonly Token[],
  position: number,
  lexicon: Lexicon<Meant>,
): { readonly meaning: Meant; readonly length: number } | undefined {
  const folded = tokens[position]?.folded ?? '';
  let plain = lexicon.branchOf(folded);
  let bare = lexicon.joined?.branchOf(folded);
  let found: Meant | undefined;
  let length = 0;
  for (let next = position + 1; plain !== undefined || bare !== undefined; next++) {
    const meaning = plain?.meaning ?? countedOf(bare, lexicon);
    if (meaning !== undefined) {
      found = meaning;
      length = next - position;
    }
    if (plain?.next === undefined && bare?.next === undefined) break;
    const token = tokens[next];
    if (token === undefined || token.kind !== 'word') break;
    plain = plain?.next?.get(token.folded);
    bare = bare?.next?.get(token.folded);
  }
  return found === undefined ? undefined : { meaning: found, length };
}

function countedOf<Meant>(bare: Branch<Meant> | undefined, { joined }: Lexicon<Meant>): Meant | undefined {
  const meaning = bare?.meaning;
  return meaning !== undefined && joined?.counts(meaning) === true ? meaning : undefined;
}

type Phrase = { readonly meaning: Meaning; readonly length: number };
let tokensOfLast: readonly Token[] = [];
let phrasesOfLast: (Phrase | null | undefined)[] = [];

/** `phraseAt` of the everyday lexicon, kept for the last tokens, which are read in several ways. */
export function everydayPhraseAt(tokens: readonly Token[], position: number): Phrase | undefined {
  if (tokens !== tokensOfLast) {
    tokensOfLast = tokens;
    phrasesOfLast = [];
  }
  const known = phrasesOfLast[position];
  if (known !== undefined) return known ?? undefined;
  const phrase = phraseAt(tokens, position, everydayLexicon());
  phrasesOfLast[position] = phrase ?? null;
  return phrase;
}

let everyday: Lexicon<Meaning> | undefined;

/** Keywords, those beside a code, details and places; built when first needed. */
export function everydayLexicon(): Lexicon<Meaning> {
  if (everyday !== undefined) return everyday;
  const plain = lexiconOf<Meaning>([
    ...placeEntries().map(([words, centre]) => [words, { is: 'place', centre }] as const),
    ...detailEntries().map(([words, detail]) => [words, { is: 'detail', detail }] as const),
    ...codeWords().map(([words, keyword]) => [words, { is: 'keyword', keyword }] as const),
    ...[...indexKeywords()].map(([words, keyword]) => [words, { is: 'keyword', keyword }] as const),
  ]);
  const firstLetters = new Set(
    detailEntries().flatMap(([words, detail]) =>
      countsJoined({ is: 'detail', detail }) ? [words.charCodeAt(0)] : [],
    ),
  );
  const joined = {
    branchOf: (firstWord: string) => {
      const length = joinedLength(firstWord);
      // Most words with these first letters do not continue with a word that counts.
      if (length === 0 || !firstLetters.has(firstWord.charCodeAt(length))) return undefined;
      return plain.branchOf(firstWord.slice(length));
    },
    counts: countsJoined,
  };
  everyday = {
    ...plain,
    meaningOf: (folded) => plain.meaningOf(folded) ?? joinedMeaningOf(folded, plain.meaningOf),
    joined,
  };
  return everyday;
}

/** How many letters of "and", "with", "for" are joined to the next word: وطفلين, بطفل, للاطفال. */
function joinedLength(word: string): number {
  const from = word.charCodeAt(0) === and ? 1 : 0;
  const letter = word.charCodeAt(from);
  if (letter === inOrBy) return from + 1;
  if (letter === forLetter) return from + (word.charCodeAt(from + 1) === forLetter ? 2 : 1);
  return letter === withBegins && word.charCodeAt(from + 1) === withEnds ? from + 2 : from;
}

const and = /* @__PURE__ */ 'و'.charCodeAt(0);
const inOrBy = /* @__PURE__ */ 'ب'.charCodeAt(0);
const forLetter = /* @__PURE__ */ 'ل'.charCodeAt(0);
const withBegins = /* @__PURE__ */ 'م'.charCodeAt(0);
const withEnds = /* @__PURE__ */ 'ع'.charCodeAt(0);

/** Split off only before children and their number: many names begin with these letters. */
const countsJoined = (meaning: Meaning): boolean =>
  meaning.is === 'detail' && (meaning.detail.is === 'children' || meaning.detail.is === 'count');

function joinedMeaningOf(folded: string, meaningOf: Lexicon<Meaning>['meaningOf']): Meaning | undefined {
  const length = joinedLength(folded);
  const meaning = length === 0 ? undefined : meaningOf(folded.slice(length));
  return meaning !== undefined && countsJoined(meaning) ? meaning : undefined;
}
