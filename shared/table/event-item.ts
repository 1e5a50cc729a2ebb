import type { DiwanEvent } from '../../events/index.ts';
import { eventKey, eventOfDay } from './keys.ts';
import type { Put } from './writes.ts';

/** The event as an item: its envelope, keyed with its activity and indexed by day. */
export type EventItem = DiwanEvent & { readonly pk: string; readonly sk: string };

/** The write that records `event`. Its id is new, so it needs no condition. */
export const recordEvent = (event: DiwanEvent): Put => ({
  as: 'event',
  put: {
    ...eventKey(event.data.activityId, event.id),
    ...eventOfDay(event.occurredAt, event.id),
    ...event,
  },
});

/** The envelope of an item of the table or its stream: without keys. */
export function eventFrom(item: Readonly<Record<string, unknown>>): DiwanEvent {
  const { pk: _pk, sk: _sk, gsi1pk: _g1p, gsi1sk: _g1s, gsi2pk: _g2p, gsi2sk: _g2s, ...event } = item;
  // Only recordEvent writes items under the event prefix, and its argument is a DiwanEvent.
  return event as unknown as DiwanEvent;
}
