/** Texts use some thousand words; a longer run of letters is no word that comes again. */
const mostWords = 4000;
const longestWord = 24;

/**
 * A function of a single word that remembers its last few thousand results: texts use the same words again
 * and again. Results are kept in memory only. `of` must always give the same result for a word.
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
