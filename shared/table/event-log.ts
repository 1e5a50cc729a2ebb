import type { DiwanEvent } from '#events/index.ts';
import { eventPartitionsOfDay } from './keys.ts';
import type { Table } from './table.ts';
import { eventFrom, type Item } from './writes.ts';

/** A place in the log of events: everything up to this event has been read. */
export type LogPlace = { readonly day: string; readonly eventId: string };

/** The part of the log to read; both instants belong to it. */
export type LogPart = {
  readonly from: Date;
  readonly until: Date;
  /** Reading goes on after this place. Default: from the first event. */
  readonly after?: LogPlace | undefined;
};

/** How many events of each of a day's partitions are read at a time: what the memory holds does not grow. */
const pageLength = 100;

/** The place in the log of an event. */
export const placeOf = ({ id, occurredAt }: Pick<DiwanEvent, 'id' | 'occurredAt'>): LogPlace => ({
  day: occurredAt.slice(0, 10),
  eventId: id,
});

/**
 * The events that happened in a time, day by day in UTC, each day in the order of their ids, which is that in
 * which they happened. Read from an index: the events of the last second may be missing.
 */
export async function* eventsBetween(table: Table, part: LogPart): AsyncGenerator<DiwanEvent> {
  const [from, until] = [part.from.toISOString(), part.until.toISOString()];
  const first = part.after?.day ?? from.slice(0, 10);
  for (let day = first; day <= until.slice(0, 10); day = dayAfter(day)) {
    const after = part.after?.day === day ? part.after.eventId : undefined;
    for await (const event of eventsOfDay(table, day, after)) {
      if (event.occurredAt >= from && event.occurredAt <= until) yield event;
    }
  }
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + 24 * 3_600_000).toISOString().slice(0, 10);

/** The events of a UTC day in the order of their ids, merged from its partitions. */
async function* eventsOfDay(table: Table, day: string, after?: string): AsyncGenerator<DiwanEvent> {
  const partitions = eventPartitionsOfDay(day).map((pk) => eventsIn(table, pk, after));
  const heads = await Promise.all(partitions.map((partition) => partition.next()));
  for (;;) {
    let least = -1;
    let event: DiwanEvent | undefined;
    for (const [position, head] of heads.entries()) {
      if (head.done !== true && (event === undefined || head.value.id < event.id)) {
        least = position;
        event = head.value;
      }
    }
    const partition = partitions[least];
    if (event === undefined || partition === undefined) return;
    yield event;
    heads[least] = await partition.next();
  }
}

async function* eventsIn(table: Table, pk: string, after?: string): AsyncGenerator<DiwanEvent, undefined> {
  let next: Item | undefined;
  do {
    const page = await table.query<Item>({
      pk,
      index: 'gsi2',
      limit: pageLength,
      ...(after === undefined ? {} : { from: after }),
      ...(next === undefined ? {} : { after: next }),
    });
    for (const item of page.items) {
      const event = eventFrom(item);
      // The key condition takes in the event that was read last.
      if (event.id !== after) yield event;
    }
    next = page.next;
  } while (next !== undefined);
}
