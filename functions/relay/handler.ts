import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { functionLogger } from '#shared/logging/index.ts';
import { eventFromStream } from '#shared/table/index.ts';
import { putOnBus } from './put-on-bus.ts';

const logger = functionLogger();
const bus = new EventBridgeClient();
const busName = process.env.BUS_NAME ?? '';

/**
 * Puts the events of a batch of the table's stream on the bus; after a failure, that event and all later ones
 * come again.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const carrying = Records.filter((record) => eventFromStream(record).length > 0);
  const put = await putOnBus(bus, busName, carrying.flatMap(eventFromStream));
  if (put === carrying.length) return { batchItemFailures: [] };
  logger.error('The bus did not take every event', { taken: put, of: carrying.length });
  return { batchItemFailures: [{ itemIdentifier: carrying[put]?.dynamodb?.SequenceNumber ?? '' }] };
}
