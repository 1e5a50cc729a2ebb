/** Lines of a list of accepted words: the word, a tab, and who or what vouches for it. */
const linesOf = (list: string): readonly (readonly [string, string])[] =>
  list
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [word = '', vouchedBy = ''] = line.split('\t');
      return [word, vouchedBy];
    });

/** The words that are accepted though a dictionary does not know them. */
export const acceptedIn = (list: string): ReadonlySet<string> => new Set(linesOf(list).map(([word]) => word));

/**
 * The errors of a list of accepted words: lines out of order or repeated, a word without a source, and a word
 * that no text has any more.
 */
export function acceptedFaults(list: string, used: ReadonlySet<string>): readonly string[] {
  const lines = linesOf(list);
  return lines.flatMap(([word, vouchedBy], at) => {
    const [before] = lines[at - 1] ?? [''];
    return [
      ...(before < word ? [] : [`${word} stands behind ${before}: the list is not sorted`]),
      ...(vouchedBy.trim() === '' ? [`nothing vouches for ${word}`] : []),
      ...(used.has(word) ? [] : [`${word} is accepted, and in no text`]),
    ];
  });
}
