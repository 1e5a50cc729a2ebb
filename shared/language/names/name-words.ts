import { fold } from '../letters/fold.ts';
import { nameParts } from './name-parts.ts';

/** One word of a name: a compound such as عبد الله is one word, however it is spaced. */
export type NameWord = {
  /** As written in the name, with its spaces. */
  readonly written: string;
  /** The part that is compared: its letters without spaces, "the" and "son of". */
  readonly letters: string;
  /** The father or mother of someone: أبو علي. */
  readonly isKunya: boolean;
};

type Part = {
  readonly written: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
};

const letterRuns = /(?:[\p{L}\p{M}\u0640'’ʼ`´]|\u200c|\u200d)+/gu;

/**
 * The words of a name without its titles, each compound as one word; a name that is only a title is one word.
 * Empty for a text without letters.
 *
 * @example nameWords('Dr. Abd al-Rahman Ali').map(({ written }) => written) // ['Abd al-Rahman', 'Ali']
 */
export function nameWords(name: string): readonly NameWord[] {
  const all = partsOf(name);
  const parts = all.slice(titlesIn(all));
  const words: NameWord[] = [];
  let first = 0;
  while (first < parts.length) {
    const end = endOfWord(parts, first, name, words.length > 0);
    words.push(wordOf(parts.slice(first, end), name));
    first = end;
  }
  return words;
}

function partsOf(name: string): readonly Part[] {
  const parts: Part[] = [];
  for (const { 0: written, index } of name.matchAll(letterRuns)) {
    const folded = fold(written).replaceAll(' ', '');
    if (folded !== '') parts.push({ written, folded, start: index, end: index + written.length });
  }
  return parts;
}

/** How many leading parts are titles: never the last, nor one before a word that needs it (ست البنين). */
function titlesIn(parts: readonly Part[]): number {
  const { titles, endings } = nameParts();
  let count = 0;
  while (count < parts.length - 1) {
    const next = parts[count + 1];
    if (!titles.has(parts[count]?.folded ?? '') || (next !== undefined && endings.has(next.folded))) break;
    count++;
  }
  return count;
}

/** The end of the word that begins at a part. */
function endOfWord(parts: readonly Part[], first: number, name: string, isInside: boolean): number {
  const { kunyas, servants, articles, assimilated, descents, endings } = nameParts();
  let at = first;
  const has = (set: ReadonlySet<string>, part: number): boolean => set.has(parts[part]?.folded ?? '');
  const isLast = (part: number): boolean => part >= parts.length - 1;
  const leads = (part: number): boolean =>
    has(kunyas, part) ||
    has(servants, part) ||
    has(articles, part) ||
    (isInside && has(descents, part)) ||
    isInitial(parts[part]) ||
    (part > first && has(servants, part - 1) && has(assimilated, part));
  while (!isLast(at) && leads(at)) at++;
  while (!isLast(at)) {
    const article = has(articles, at + 1) || has(assimilated, at + 1);
    const behind = article ? at + 2 : at + 1;
    const isHyphened = /^\s*[-–]\s*$/u.test(name.slice(parts[at]?.end, parts[at + 1]?.start));
    if (has(endings, behind)) at = behind;
    else if (isHyphened && !article) at++;
    else break;
  }
  return at + 1;
}

/** A Latin initial, as in J. Kurd, belongs to the next word. */
const isInitial = (part: Part | undefined): boolean => part !== undefined && /^[a-z]$/.test(part.folded);

function wordOf(parts: readonly Part[], name: string): NameWord {
  const { kunyas, articles, descents } = nameParts();
  const [first] = parts;
  const last = parts.at(-1);
  const told = parts.filter(({ folded }, at) => {
    const isPlain = !articles.has(folded) && !(at === 0 && descents.has(folded));
    return isPlain || parts.length === 1;
  });
  return {
    written: name.slice(first?.start, last?.end),
    letters: told.map(({ written }) => written).join(''),
    isKunya: parts.length > 1 && first !== undefined && kunyas.has(first.folded),
  };
}
