import type { DynamoDBStreamEvent } from 'aws-lambda';
import { countEvents } from '#shared/counting/index.ts';
import { eventFromStream, liveContext } from '#shared/table/index.ts';

const context = liveContext();

/** Counts the events of a batch of the table's stream. A batch that fails comes again, whole or in halves. */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<void> {
  await countEvents(context, Records.flatMap(eventFromStream));
}
