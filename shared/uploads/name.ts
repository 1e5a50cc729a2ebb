const longest = 80;

/** Everything invisible except the joiners of Kurdish and Persian spelling: bidi and control marks. */
const unseen = /(?!\u200c|\u200d)[\p{Cf}\p{Cc}\p{Co}\p{Cn}]/gu;
const knownEnding = /\.(?:jpe?g|jfif|png|webp|pdf)$/i;
/** A dot outside a number: programs take it for the beginning of a file extension. */
const dot = /(?<!\d)\.|\.(?!\d)/g;

/**
 * The label of a file: its name without extension, invisible marks, and dots in words, so that nothing in it
 * can pass for another extension (`invoice.pdf.exe` becomes `invoice pdf exe`). At most 80 UTF-16 units, cut
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
 * A label unique among others: with a number after it when another reads the same, capitals aside (`offer
 * (2)`). At most 80 UTF-16 units.
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
