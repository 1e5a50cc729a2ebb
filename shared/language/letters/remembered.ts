/** Texts are written with some thousand words; a run of letters that is longer is no word that comes again. */
const mostWords = 4000;
const longestWord = 24;

/**
 * A function of a word alone, with what it said of the last few thousand words: the same words come in text after text. They are
 * kept in memory, as so many at most, and never written anywhere. `of` must always say the same of the same word.
 */
export function remembered<Told extends string | number | boolean | object | null>(
  of: (word: string) => Told,
): (word: string) => Told {
  const known = new Map<string, Told>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const told = of(word);
    if (word.length > longestWord) return told;
    if (known.size >= mostWords) known.clear();
    known.set(word, told);
    return told;
  };
}
