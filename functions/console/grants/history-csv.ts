import type { HistoryItem } from '#shared/staff/index.ts';

const columns = [
  'at',
  'move',
  'author',
  'author name',
  'application',
  'status before',
  'status after',
  'part',
  'sum',
  'approved before',
  'approved after',
  'paid before',
  'paid after',
  'returned before',
  'returned after',
  'reason',
  'answered',
] as const;

/**
 * The moves of a grant as a file for spreadsheets (RFC 4180, UTF-8 with a byte order mark): a row a move, sums in the
 * smallest unit of the grant's currency, `yes` where a reason was answered since. What would be a formula is made plain text.
 */
export async function historyCsv(moves: readonly HistoryItem[]): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const rows = moves.map(({ before, after, ...move }) => [
    move.at,
    move.type.replace('grant.', ''),
    move.author,
    move.authorName,
    move.application,
    before.status,
    after.status,
    move.tranche,
    move.amount,
    before.approved,
    after.approved,
    before.paid,
    after.paid,
    before.returned,
    after.returned,
    move.reason,
    move.isAnswered ? 'yes' : '',
  ]);
  return stringify([[...columns], ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
