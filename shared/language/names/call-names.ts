import { type ComparableName, comparable, likenessOf } from './compare.ts';
import { nameWords } from './name-words.ts';

/**
 * Longest first name that leaves a text message in one segment, with all its other words, in every language.
 */
const most = 9;

/** A name prepared for choosing how texts and sheets call a person among others. */
type Named = {
  readonly name: string;
  readonly words: readonly string[];
  readonly first: ComparableName;
};

const namedOf = (name: string): Named => {
  const words = nameWords(name).map(({ written }) => written);
  return { name, words, first: comparable(words[0] ?? name) };
};

/**
 * The ways to call someone, from the fullest to the shortest: her first name, a compound in full, no title;
 * more of her name where one of the `others` would be called the same. The shortest has at most nine letters
 * where her first name is enough: written without its space, or cut with a dot as in `Abdulrah.`
 *
 * @example callNames('د. عبد الرحمن علي') // ['عبد الرحمن', 'عبدالرحمن']
 */
export function callNames(name: string, others: readonly string[] = []): readonly string[] {
  const mine = namedOf(name);
  const theirs = others.map(namedOf);
  const [full = name.trim(), ...more] = waysToSay(mine, wordsApart(mine, theirs));
  const short = more.at(-1);
  // Cut, the two would be called the same.
  const isShared = theirs.some((each) => waysToSay(each, wordsApart(each, [mine])).at(-1) === short);
  return short === undefined || isShared ? [full] : [full, short];
}

/** The shortest way to call someone by her first name. */
export const firstName = (name: string): string => callNames(name).at(-1) ?? name;

/** How to call each of these people among the others, in full, in the order given. */
export function calledAmong(names: readonly string[]): readonly string[] {
  const all = names.map(namedOf);
  return all.map((each) => {
    const others = all.filter((other) => other !== each);
    return waysToSay(each, wordsApart(each, others))[0] ?? each.name.trim();
  });
}

/** How many words of a name distinguish it from the others; one, where no number does. */
function wordsApart({ first, words }: Named, others: readonly Named[]): number {
  const alike = others.filter((other) => likenessOf(first, other.first) !== 'different');
  if (alike.length === 0) return 1;
  const beginning = (of: readonly string[], count: number) => comparable(of.slice(0, count).join(' '));
  for (let count = 1; count <= words.length; count++) {
    const mine = beginning(words, count);
    const likenesses = alike.map((other) => likenessOf(mine, beginning(other.words, count)));
    if (likenesses.every((likeness) => likeness === 'different' || likeness === 'part')) return count;
  }
  return 1;
}

function waysToSay({ words, name }: Named, count: number): readonly string[] {
  const said = words.slice(0, count);
  const full = said.join(' ') || name.trim();
  const short = said.map(shortened).join(' ') || full;
  return short === full ? [full] : [full, short];
}

function shortened(word: string): string {
  const letters = [...word];
  if (letters.length <= most) return word;
  const joined = word.replace(/[\s-]+/gu, '');
  return [...joined].length <= most
    ? joined
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}.`;
}
