import type { DynamoDBRecord } from 'aws-lambda';
import type { DiwanEvent } from '#events/index.ts';
import { isLoggable } from '#shared/logging/index.ts';
import { eventFromStream } from '#shared/table/index.ts';

/** An event that is passed over because it can never be handled, without a word of what stands in it. */
export type PassedOver = {
  readonly id?: string;
  readonly type?: string;
  /** What is wrong with it. */
  readonly reason: string;
};

/** An event that can never be handled, by what is known of it without reading it. */
export type Poison = PassedOver & {
  /** Its place in the table. */
  readonly keys: { readonly pk: string; readonly sk: string };
  /** What stands in the event's place, if it can be decoded. */
  readonly event?: unknown;
};

/** A record of the stream that carries an event, or something in an event's place that is none. */
export type Carried =
  | { readonly record: DynamoDBRecord; readonly event: DiwanEvent }
  | { readonly record: DynamoDBRecord; readonly poison: Poison };

/** The events that the records of the table's stream carry, in their order; records that carry none are left out. */
export const carriedBy = (records: readonly DynamoDBRecord[]): readonly Carried[] =>
  records.flatMap(carriedIn);

function carriedIn(record: DynamoDBRecord): readonly Carried[] {
  try {
    return eventFromStream(record).map((event) => {
      const reason = whatIsWrongWith(event);
      return reason === undefined ? { record, event } : { record, poison: poisonOf(event, record, reason) };
    });
  } catch {
    // The image cannot be decoded: it will be no other the next time.
    return [{ record, poison: { keys: keysOf(record), reason: 'cannot be decoded' } }];
  }
}

/** An event as something that can never be handled. */
export const poisonOf = (event: DiwanEvent, record: DynamoDBRecord, reason: string): Poison => ({
  keys: keysOf(record),
  ...passedOver(event, reason),
  event,
});

/** An event that is passed over, by its name, with the reason. */
export const passedOver = (
  { id, type }: { readonly id?: unknown; readonly type?: unknown },
  reason: string,
): PassedOver => ({ ...(isLoggable(id) && { id }), ...(isLoggable(type) && { type }), reason });

/** What an event lacks that every reader needs, whatever its type; `undefined` when it has it all. */
export function whatIsWrongWith({ id, type, occurredAt, data }: DiwanEvent): string | undefined {
  if (!isLoggable(id)) return 'no id';
  if (!isLoggable(type)) return 'no type';
  if (Number.isNaN(Date.parse(occurredAt))) return 'no instant';
  return isRecord(data) ? undefined : 'no data';
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;

const keysOf = ({ dynamodb }: DynamoDBRecord): Poison['keys'] => ({
  pk: dynamodb?.Keys?.pk?.S ?? '',
  sk: dynamodb?.Keys?.sk?.S ?? '',
});
