import { firstInLine, type UnderCode } from '#shared/activities/index.ts';
import type { Table } from '#shared/table/index.ts';

/** How many in line are read at first: the next person is nearly always the first. */
const lookedAt = 4;

/**
 * The open activity under a code, and as much of its line as shows who is next: a few people, however long
 * the line. More only while a place is free and none of those read could be told of it.
 */
export async function headOfLine(table: Table, code: string): Promise<UnderCode> {
  for (let look = lookedAt; ; look *= 4) {
    const under = await firstInLine(table, code, look);
    const isFree = (under.activity?.placesLeft ?? 0) > 0;
    // A person passed over keeps no one else from a place.
    const someoneIsFirst = under.line.some(({ passedOver }) => passedOver !== true);
    if (!isFree || under.isWhole || someoneIsFirst) return under;
  }
}
