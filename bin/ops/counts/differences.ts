import { type Cell, columns, counted } from '#bin/ops/frame/columns.ts';
import type { Difference } from '#shared/counting/rebuilding/index.ts';

/** So many rows of differences are shown; all of them are in the output of `--json`. */
const mostRows = 50;

/**
 * What differs, as lines: a row for each scope, period and measure, with the sums of its numbers and how many
 * of them differ. Sums may be the same where people stand under the wrong group, gender or age.
 */
export function differencesShown(differences: readonly Difference[]): readonly string[] {
  if (differences.length === 0) return [];
  const rows = [
    ...Map.groupBy(differences, ({ scope, period, measure }) => [scope, period, measure].join(' ')).values(),
  ].map((cells): readonly Cell[] => {
    const { scope = '', period = '', measure = '' } = cells[0] ?? {};
    const by = cells.reduce((sum, { stands, should }) => sum + should - stands, 0);
    return [scope, period, measure, cells.length, by > 0 ? `+${by}` : String(by)];
  });
  const more = rows.length - mostRows;
  return [
    ...columns(rows.slice(0, mostRows), ['scope', 'period', 'measure', 'numbers', 'should change by']),
    ...(more > 0 ? [`… and ${counted(more, 'row')} more: --json has all of them.`] : []),
  ];
}
