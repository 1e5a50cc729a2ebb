/** Text that stays readable in a terminal, a log and a mail: aligned columns, ages in words. */

export type Cell = string | number;

const isNumber = (cell: Cell | undefined): boolean => typeof cell === 'number';

/**
 * Rows as lines, each column as wide as its longest cell; a column of numbers is aligned on the right. The
 * last column is not padded.
 */
export function columns(rows: readonly (readonly Cell[])[], headings?: readonly string[]): string[] {
  const lines = headings === undefined ? rows : [headings, ...rows];
  const count = Math.max(0, ...lines.map((row) => row.length));
  const places = Array.from({ length: count }, (_, column) => ({
    width: Math.max(...lines.map((row) => String(row[column] ?? '').length)),
    isRight: rows.length > 0 && rows.every((row) => isNumber(row[column]) || row[column] === none),
  }));
  return lines.map((row) =>
    row
      .map((cell, column) => {
        const { width = 0, isRight = false } = places[column] ?? {};
        return isRight ? String(cell).padStart(width) : String(cell).padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Stands in a column for what there is not, or cannot be known here. */
export const none = '–';

/** How long ago: `40 s`, `5 min`, `3 h 10 min`, `2 d 4 h`. Never negative. */
export function ago(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** An instant to the second, in UTC: `2026-11-30 21:58:12Z`. */
export const instantOf = (at: Date): string =>
  at
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');

/** A number and its noun: `1 message`, `3 messages`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`;
