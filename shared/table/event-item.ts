import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { DiwanEvent } from '#events/index.ts';
import { eventKey, eventOfDay, eventPrefix } from './keys.ts';
import type { Put } from './writes.ts';

/** The write that records `event`. Its id is new, so it needs no condition. */
export const recordEvent = (event: DiwanEvent): Put => ({
  as: 'event',
  put: {
    ...eventKey(event.data, event.id),
    ...eventOfDay(event.occurredAt, event.id),
    ...event,
  },
});

/** The event in an item of the table or its stream, without the item's keys. */
export function eventFrom(item: Readonly<Record<string, unknown>>): DiwanEvent {
  const { pk: _pk, sk: _sk, gsi1pk: _g1p, gsi1sk: _g1s, gsi2pk: _g2p, gsi2sk: _g2s, ...event } = item;
  // Only recordEvent writes items under the event prefix, and its argument is a DiwanEvent.
  return event as unknown as DiwanEvent;
}

/** The event in a record of the table's stream; empty unless the record adds an event. */
export function eventFromStream({ eventName, dynamodb }: DynamoDBRecord): readonly DiwanEvent[] {
  const image = dynamodb?.NewImage;
  if (eventName !== 'INSERT' || image?.sk?.S?.startsWith(eventPrefix) !== true) return [];
  // The types of aws-lambda and of the SDK name the same attribute values.
  return [eventFrom(unmarshall(image as Parameters<typeof unmarshall>[0]))];
}
