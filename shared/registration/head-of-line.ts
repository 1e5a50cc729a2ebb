import { firstInLine, type UnderCode } from '../activities/index.ts';
import type { Table } from '../table/index.ts';
import { nextInLine } from './line.ts';

/** So many in line are read at first: whoever is next is nearly always the first. */
const lookedAt = 4;

/**
 * What stands under a code, and of its line as much as it takes to know who is next: however long the line is, a few are
 * read. More only while a place is free that none of those could have.
 */
export async function headOfLine(table: Table, code: string): Promise<UnderCode> {
  for (let look = lookedAt; ; look *= 4) {
    const under = await firstInLine(table, code, look);
    const isFree = (under.activity?.placesLeft ?? 0) > 0;
    if (!isFree || under.isWhole || nextInLine(under) !== undefined) return under;
  }
}
