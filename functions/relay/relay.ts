import type { Logger } from '@aws-lambda-powertools/logger';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { type Carried, carriedBy, poisonOf, type SetAside } from '#shared/streaming/index.ts';
import { putOnBus } from './put-on-bus.ts';

type WithEvent = Extract<Carried, { readonly event: unknown }>;

/** Handles a batch of the stream: events go on the bus, those that never can are set aside. */
export const relayTo =
  (bus: EventBridgeClient, busName: string, setAside: SetAside, logger: Logger) =>
  async (records: readonly DynamoDBRecord[]): Promise<DynamoDBBatchResponse> => {
    const carried = carriedBy(records);
    const sound = carried.filter((each): each is WithEvent => 'event' in each);
    const { done, refused } = await putOnBus(
      bus,
      busName,
      sound.map(({ event }) => event),
    );
    const next = sound[done]?.record;
    // What stands behind the first that comes again, comes again too.
    const before =
      next === undefined
        ? carried
        : carried.slice(
            0,
            carried.findIndex(({ record }) => record === next),
          );
    for (const each of before) if ('poison' in each) await setAside(each.poison);
    for (const { position, reason } of refused) {
      const each = sound[position];
      if (each !== undefined) await setAside(poisonOf(each.event, each.record, reason));
    }
    if (next === undefined) return { batchItemFailures: [] };
    logger.error('The bus did not take every event', { taken: done, of: sound.length });
    return { batchItemFailures: [{ itemIdentifier: next.dynamodb?.SequenceNumber ?? '' }] };
  };
