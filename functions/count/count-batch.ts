import type { DynamoDBRecord } from 'aws-lambda';
import { countEvents } from '#shared/counting/index.ts';
import { carriedBy, handleWithout, kindOf, poisonOf, type SetAside } from '#shared/streaming/index.ts';
import type { Context } from '#shared/table/index.ts';

/**
 * Counts the events of a batch of the stream. An event that can never be counted is found and set aside, and
 * keeps no other waiting. Throws when the table does not answer: the batch comes again.
 */
export async function countBatch(
  context: Context,
  records: readonly DynamoDBRecord[],
  setAside: SetAside,
): Promise<void> {
  const carried = carriedBy(records);
  await handleWithout(
    carried.flatMap((each) => ('event' in each ? [each] : [])),
    (some) =>
      countEvents(
        context,
        some.map(({ event }) => event),
      ),
    // The fault may hold what stands in the event: its kind says enough.
    ({ event, record }, fault) => setAside(poisonOf(event, record, `cannot be counted: ${kindOf(fault)}`)),
  );
  for (const each of carried) if ('poison' in each) await setAside(each.poison);
}
