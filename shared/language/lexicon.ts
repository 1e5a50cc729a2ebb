import type { CentreId } from '../../events/vocabulary.ts';
import { codeWords } from './code-words.ts';
import type { Detail } from './detail.ts';
import { detailEntries } from './details.ts';
import { indexKeywords, type Keyword } from './keywords.ts';
import { placeEntries } from './places.ts';

/** What folded words mean by themselves; a word without a meaning, such as a name, stands in no lexicon. */
export type Meaning =
  | { readonly is: 'keyword'; readonly keyword: Keyword }
  | { readonly is: 'detail'; readonly detail: Detail }
  | { readonly is: 'place'; readonly centre: CentreId };

export type Lexicon<Meant> = {
  readonly meaningOf: (folded: string) => Meant | undefined;
  /** How many words the longest entry that begins with this word has; 1 for a word that begins none. */
  readonly longestFrom: (firstWord: string) => number;
  /** Whether an entry begins with these words and goes on after them. */
  readonly goesOn: (words: string) => boolean;
};

/** A lexicon of folded entries; where an entry comes twice, the later one counts. */
export function lexiconOf<Meant>(entries: Iterable<readonly [string, Meant]>): Lexicon<Meant> {
  const meanings = new Map(entries);
  const longest = new Map<string, number>();
  const beginnings = new Set<string>();
  for (const words of meanings.keys()) {
    const [first = '', ...more] = words.split(' ');
    if (more.length > 0) longest.set(first, Math.max(longest.get(first) ?? 1, more.length + 1));
    for (let at = words.indexOf(' '); at >= 0; at = words.indexOf(' ', at + 1))
      beginnings.add(words.slice(0, at));
  }
  return {
    meaningOf: (folded) => meanings.get(folded),
    longestFrom: (firstWord) => longest.get(firstWord) ?? 1,
    goesOn: (words) => beginnings.has(words),
  };
}

let everyday: Lexicon<Meaning> | undefined;

/** Keywords, those beside a code, details and places; built when first needed. */
export function everydayLexicon(): Lexicon<Meaning> {
  if (everyday !== undefined) return everyday;
  const { meaningOf, longestFrom, goesOn } = lexiconOf<Meaning>([
    ...placeEntries().map(([words, centre]) => [words, { is: 'place', centre }] as const),
    ...detailEntries().map(([words, detail]) => [words, { is: 'detail', detail }] as const),
    ...codeWords().map(([words, keyword]) => [words, { is: 'keyword', keyword }] as const),
    ...[...indexKeywords()].map(([words, keyword]) => [words, { is: 'keyword', keyword }] as const),
  ]);
  everyday = {
    meaningOf: (folded) => meaningOf(folded) ?? joinedMeaningOf(folded, meaningOf),
    longestFrom: (firstWord) =>
      joined.test(firstWord)
        ? Math.max(longestFrom(firstWord), longestFrom(firstWord.replace(joined, '')))
        : longestFrom(firstWord),
    goesOn: (words) => goesOn(words) || (joined.test(words) && goesOn(words.replace(joined, ''))),
  };
  return everyday;
}

/** "And", "with", "for" as they are written as one with the next word: وطفلين, بطفل, للاطفال. */
const joined = /^و?(?:مع|لل|ب|ل)|^و/;

/** Taken off only before children and how many there are: many a name begins with these letters. */
function joinedMeaningOf(folded: string, meaningOf: Lexicon<Meaning>['meaningOf']): Meaning | undefined {
  if (!joined.test(folded)) return undefined;
  const meaning = meaningOf(folded.replace(joined, ''));
  if (meaning?.is !== 'detail') return undefined;
  return meaning.detail.is === 'children' || meaning.detail.is === 'count' ? meaning : undefined;
}
