import { firstInLine, type UnderCode } from '#shared/activities/index.ts';
import type { Table } from '#shared/table/index.ts';

/** So many in line are read at first: whoever is next is nearly always the first. */
const lookedAt = 4;

/**
 * What stands under a code, and of its line as much as it takes to know who is next: however long the line is, a few are
 * read. More only while a place is free and none of those could be told of it.
 */
export async function headOfLine(table: Table, code: string): Promise<UnderCode> {
  for (let look = lookedAt; ; look *= 4) {
    const under = await firstInLine(table, code, look);
    const isFree = (under.activity?.placesLeft ?? 0) > 0;
    // Who could not be told of a place keeps no one from it.
    const someoneIsFirst = under.line.some(({ passedOver }) => passedOver !== true);
    if (!isFree || under.isWhole || someoneIsFirst) return under;
  }
}
