import { fold } from '../letters/fold.ts';
import { nameParts } from './name-parts.ts';
import { mayBeName } from './words-no-one-is-called.ts';

/** Compounds whose first word is no name by itself: "good" of God, "lady" of the children. */
const compounds = 'خير الله, خير الدين, روح الله, ست البنين, ست النساء';

/**
 * Words that are no first names, but a family name after one: trades, and English words. The latter only with
 * a capital letter, as in Sara Page: without one, the sentence may simply go on.
 */
const families =
  'الخياط المدرس المعلم العامل الطبيب السائق المهندس المحامي السيد السليماني الإمام العراقي خياط ' +
  'test best small little day cook north east south field law wall major love light white strong rock church park farmer driver';
const capitalFamilies =
  'good long short night price page house story case post street power poor head hand man child friend money read will hope chance blessing mark';

/** The role in a name of a word that is no name by itself. */
type Role = 'title' | 'family' | 'capital-family' | 'kunya' | 'compound';

let roles: ReadonlyMap<string, readonly Role[]> | undefined;

function rolesOf(folded: string): readonly Role[] | undefined {
  if (roles === undefined) {
    const { titles, kunyas } = nameParts();
    const all = new Map<string, readonly Role[]>();
    const give = (words: Iterable<string>, role: Role) => {
      for (const word of words) all.set(fold(word), [...(all.get(fold(word)) ?? []), role]);
    };
    give(titles, 'title');
    give(kunyas, 'kunya');
    give(families.split(' '), 'family');
    give(capitalFamilies.split(' '), 'capital-family');
    give(
      compounds.split(', ').map((words) => words.split(' ')[0] ?? ''),
      'compound',
    );
    roles = all;
  }
  return roles.get(folded);
}

/** A word of a text; `isPlain`: it may be a name, and has no other meaning. */
export type WordInText = {
  readonly written: string;
  readonly folded: string;
  readonly isPlain: () => boolean;
};

/** Whether a folded word needs `wordsOfName` at all: most do not. */
export const mayStandInName = (folded: string): boolean => rolesOf(folded) !== undefined;

/**
 * How many words of a text, from this one on, belong to a name because of their neighbours, though they are
 * no names themselves: a title before a name, two words that make one, a family name after a name, "father
 * of" after "son of". 0 where nothing shows it.
 */
export function wordsOfName(
  { written, folded }: Pick<WordInText, 'written' | 'folded'>,
  beside: (steps: -1 | 1) => WordInText | undefined,
): number {
  const mayBe = rolesOf(folded);
  if (mayBe === undefined) return 0;
  const [before, next] = [beside(-1), beside(1)];
  const isCapital = /^\p{Lu}/u.test(before?.written ?? '') && /^\p{Lu}/u.test(written);
  if (mayBe.includes('compound') && compoundsFolded().has(`${folded} ${next?.folded}`)) return 2;
  const shows: Readonly<Record<Role, () => boolean>> = {
    title: () => next !== undefined && (next.isPlain() || isTitle(next.folded)),
    family: () => before?.isPlain() ?? false,
    'capital-family': () => isCapital && (before?.isPlain() ?? false),
    kunya: () => before !== undefined && nameParts().descents.has(before.folded),
    compound: () => false,
  };
  return mayBe.some((role) => shows[role]()) ? 1 : 0;
}

let foldedCompounds: ReadonlySet<string> | undefined;
function compoundsFolded(): ReadonlySet<string> {
  foldedCompounds ??= new Set(compounds.split(', ').map(fold));
  return foldedCompounds;
}

/** Whether a folded word is a title, which comes before a name. */
export const isTitle = (folded: string): boolean => nameParts().titles.has(folded);

/** Whether a folded word is a title that may also address the reader: استاذ, ست. */
export const mayAddressReader = (folded: string): boolean =>
  isTitle(folded) && !/[a-z]/.test(folded) && !mayBeName(folded);
