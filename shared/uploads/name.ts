const longest = 80;

/** Everything invisible but the joiners, which Kurdish and Persian words are written with: bidi and control marks. */
const unseen = /(?!\u200c|\u200d)[\p{Cf}\p{Cc}\p{Co}\p{Cn}]/gu;
const knownEnding = /\.(?:jpe?g|jfif|png|webp|pdf)$/i;
/** A dot that is not within a number: what programs take for the beginning of an ending. */
const dot = /(?<!\d)\.|\.(?!\d)/g;

/**
 * The label of a file: its name without ending, marks that nobody sees, and dots in words, so that nothing in it can
 * pass for an ending of another kind (`invoice.pdf.exe` becomes `invoice pdf exe`). At most 80 UTF-16 units, cut
 * between letters. Empty when nothing is left.
 */
export function labelOf(name: string): string {
  const seen = name.toWellFormed().normalize('NFC').replace(/\s/gu, ' ').replace(unseen, '').trim();
  const words = seen.replace(knownEnding, '').replace(dot, ' ').replace(/ +/g, ' ').trim();
  return words
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

/**
 * A label as it is where others are: with a number behind it when one of them reads the same, whatever its capitals
 * (`offer (2)`). At most 80 UTF-16 units.
 */
export function toldApart(label: string, others: readonly string[]): string {
  const taken = new Set(others.map((other) => other.toLowerCase()));
  for (let count = 1; ; count += 1) {
    const behind = count === 1 ? '' : ` (${count})`;
    const cut = label
      .slice(0, longest - behind.length)
      .replace(/[\ud800-\udbff]$/, '')
      .trim();
    if (!taken.has(`${cut}${behind}`.toLowerCase())) return `${cut}${behind}`;
  }
}
