import type { HistoryItem } from '../../../shared/staff/index.ts';

const columns = [
  'at',
  'move',
  'author',
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
] as const;

/**
 * The moves of a grant as a file for spreadsheets (RFC 4180, UTF-8 with a byte order mark): a row a move, sums in the
 * smallest unit of the grant's currency. What would be a formula is made plain text.
 */
export async function historyCsv(moves: readonly HistoryItem[]): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const rows = moves.map(({ at, type, author, application, before, after, tranche, amount, reason }) => [
    at,
    type.replace('grant.', ''),
    author,
    application,
    before.status,
    after.status,
    tranche,
    amount,
    before.approved,
    after.approved,
    before.paid,
    after.paid,
    before.returned,
    after.returned,
    reason,
  ]);
  return stringify([[...columns], ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
