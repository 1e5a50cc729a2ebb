import type { DiwanEvent } from '#events/index.ts';
import { type Item, keys, type Table } from '#shared/table/index.ts';

/** No event is older: the first release is of November 2026. */
export const firstDay = '2026-01-01';
const dayMilliseconds = 86_400_000;
/** Events to a page; some pages of each partition are in memory at once. */
export const pageLength = 250;
export const partitionsAtOnce = 4;

/** Events whose ids were made at or after `from` and before `until`. */
export type EventRange = { readonly from: Date; readonly until: Date };

/**
 * Reads the events of a range by their days, and gives them to `take` page by page, in no order; the next
 * pages are read meanwhile. Events are found that were written when reading began, but for those the index
 * does not have yet.
 */
export async function readEvents(
  table: Table,
  { from, until }: EventRange,
  take: (events: readonly DiwanEvent[]) => void | Promise<void>,
): Promise<void> {
  const range = { from: keys.idsFrom(from.getTime()), until: keys.idsFrom(until.getTime()) };
  const partitions = partitionsOf(from, until);
  let isOver = false;
  const readNext = async (): Promise<void> => {
    for (const pk of partitions) {
      let after: Item | undefined;
      do {
        // An event's item is the event with its keys: parting them would cost a tenth of reading.
        const page = await table.query<DiwanEvent>({
          ...{ pk, ...range, index: 'gsi2', limit: pageLength },
          ...(after === undefined ? {} : { after }),
        });
        // Another reader met a fault, which ends all of them.
        if (isOver) return;
        if (page.items.length > 0) await take(page.items);
        after = page.next;
      } while (after !== undefined && !isOver);
    }
  };
  const untilOver = () =>
    readNext().catch((fault: unknown) => {
      isOver = true;
      throw fault;
    });
  // One generator between them: each takes the next partition.
  await Promise.all(Array.from({ length: partitionsAtOnce }, untilOver));
}

/** A day more at each end: an id and the day of its event are of one instant, but for clocks that differ. */
function* partitionsOf(from: Date, until: Date): Generator<string> {
  const first = from.getTime() - dayMilliseconds;
  const last = until.getTime() + dayMilliseconds;
  for (let at = first; at - (at % dayMilliseconds) <= last; at += dayMilliseconds)
    yield* keys.eventPartitionsOfDay(new Date(at).toISOString().slice(0, 10));
}
