/**
 * A DynamoDB stream as AWS documents it for Lambda, which no local cloud does: records in several shards,
 * ordered within each; batches; a batch that throws comes again, halved ("bisect on error"), until it goes
 * through; and a batch that went through may come again.
 */
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { DiwanEvent } from '#events/index.ts';
import { keys, recordEvent } from '#shared/table/index.ts';
import { type Chance, chanceFrom } from '../chance/random.ts';

export type StreamConsumer = (event: DynamoDBStreamEvent) => Promise<unknown>;

export type StreamOptions = {
  readonly chance?: Chance;
  /** Records at once, at the most. Default 100. */
  readonly batchSize?: number;
  /** How likely a batch comes again though it went through. Default never. */
  readonly repeats?: number;
  /** How often a single record is tried before the test gives up on it. Default 25. */
  readonly attempts?: number;
};

const shards = 3;

/** The record that the stream has of an event added to the table. */
export function recordOf(event: DiwanEvent, position = 0): DynamoDBRecord {
  const image = marshall(recordEvent(event).put, { removeUndefinedValues: true });
  return {
    eventID: event.id,
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      SequenceNumber: String(position).padStart(20, '0'),
      StreamViewType: 'NEW_IMAGE',
      // The types of aws-lambda and of the SDK name the same attribute values.
      NewImage: image as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>,
    },
  };
}

/** Brings the events to the consumer, shard by shard in turns as chance has it. */
export async function streamTo(
  consumer: StreamConsumer,
  events: readonly DiwanEvent[],
  { chance = chanceFrom(1), batchSize = 100, repeats = 0, attempts = 25 }: StreamOptions = {},
): Promise<void> {
  const records = events.map(recordOf);
  const waiting = Array.from({ length: shards }, (_, shard) =>
    records.filter((_record, position) => shardOf(events[position]) === shard),
  );
  for (;;) {
    const open = waiting.filter((shard) => shard.length > 0);
    const shard = open[chance.below(open.length)];
    if (shard === undefined) return;
    const batch = shard.splice(0, 1 + chance.below(batchSize));
    await deliver(batch);
    if (chance.happens(repeats)) await deliver(batch);
  }

  async function deliver(batch: readonly DynamoDBRecord[], attempt = 1): Promise<void> {
    try {
      await consumer({ Records: [...batch] });
    } catch (fault) {
      if (batch.length === 1 && attempt >= attempts) throw fault;
      const middle = Math.ceil(batch.length / 2);
      await deliver(batch.slice(0, middle), attempt + 1);
      if (batch.length > 1) await deliver(batch.slice(middle), attempt + 1);
    }
  }
}

/** AWS: the items of one partition are in one shard. */
const shardOf = (event: DiwanEvent | undefined): number =>
  [...partitionOf(event)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % shards;

const partitionOf = (event: DiwanEvent | undefined): string =>
  event === undefined ? '' : keys.eventKey(event.data, event.id).pk;
