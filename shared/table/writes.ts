import {
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import type { NativeAttributeValue, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { DiwanEvent } from '#events/index.ts';
import { eventKey, eventOfDay, eventPrefix, type Key } from './keys.ts';

/**
 * Conditions as values: built from these functions, combined with `all`, and given to a write.
 * Names and values get their placeholders here, so that no caller meets DynamoDB's reserved words.
 */
export type Condition = (place: Placeholders) => string;

/** Collects the names and values of one expression-bearing request. */
export type Placeholders = {
  readonly name: (attribute: string) => string;
  readonly value: (value: NativeAttributeValue) => string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, NativeAttributeValue>>;
};

/**
 * Starts a collection: an attribute gets one alias however often it is named, a value a new one each time.
 */
export function placeholders(): Placeholders {
  const names: Record<string, string> = {};
  const values: Record<string, NativeAttributeValue> = {};
  const aliases = new Map<string, string>();
  let valueCount = 0;
  return {
    names,
    values,
    name(attribute) {
      const known = aliases.get(attribute);
      if (known !== undefined) return known;
      const alias = `#n${aliases.size}`;
      aliases.set(attribute, alias);
      names[alias] = attribute;
      return alias;
    },
    value(value) {
      const alias = `:v${valueCount++}`;
      values[alias] = value;
      return alias;
    },
  };
}

/** The item does not exist. */
export const isAbsent: Condition = (place) => `attribute_not_exists(${place.name('pk')})`;
/** The item exists. */
export const isPresent: Condition = (place) => `attribute_exists(${place.name('pk')})`;
/** The item has no such attribute. */
export const lacks =
  (attribute: string): Condition =>
  (place) =>
    `attribute_not_exists(${place.name(attribute)})`;
/** The attribute has exactly this value; false where the item or the attribute is absent. */
export const equals =
  (attribute: string, value: NativeAttributeValue): Condition =>
  (place) =>
    `${place.name(attribute)} = ${place.value(value)}`;
/** The number in `attribute` is `value` or more; false where the attribute is absent. */
export const atLeast =
  (attribute: string, value: number): Condition =>
  (place) =>
    `${place.name(attribute)} >= ${place.value(value)}`;
/** The number in `attribute` is `value` or less; false where the attribute is absent. */
export const upTo =
  (attribute: string, value: number): Condition =>
  (place) =>
    `${place.name(attribute)} <= ${place.value(value)}`;
/** The attribute is strictly less than `value`, a number or an instant; false where it is absent. */
export const before =
  (attribute: string, value: string | number): Condition =>
  (place) =>
    `${place.name(attribute)} < ${place.value(value)}`;
/** The set `attribute` holds none of `members`. */
export const containsNone =
  (attribute: string, members: readonly NativeAttributeValue[]): Condition =>
  (place) =>
    members.map((member) => `NOT contains(${place.name(attribute)}, ${place.value(member)})`).join(' AND ');
/** Every one of the conditions holds; at least one must be given. */
export const all =
  (...conditions: readonly Condition[]): Condition =>
  (place) =>
    conditions.map((condition) => `(${condition(place)})`).join(' AND ');
/** One of the conditions holds, or several; at least one must be given. */
export const either =
  (...conditions: readonly Condition[]): Condition =>
  (place) =>
    conditions.map((condition) => `(${condition(place)})`).join(' OR ');

export type Item = Readonly<Record<string, NativeAttributeValue>>;

/**
 * One write of a transaction. `as` names it, so that the caller learns by name which condition failed:
 * `{ put: item, as: 'request', when: isAbsent }`.
 */
export type Write = Put | Update | Delete | Check;
type Named = { readonly as: string; readonly when?: Condition };
export type Put = Named & { readonly put: Key & Item };
export type Update = Named & { readonly update: Key; readonly changes: Changes };
export type Delete = Named & { readonly delete: Key };
/** Changes nothing: the transaction goes through only while the condition holds. */
export type Check = { readonly as: string; readonly check: Key; readonly when: Condition };

/**
 * `set` replaces, `add` adds to a number or set (absent counts as empty), `setOnce` writes absent attributes.
 */
export type Changes = {
  readonly set?: Item;
  readonly setOnce?: Item;
  readonly add?: Item;
  readonly remove?: readonly string[];
};

type TransactWriteItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A write in the form of DynamoDB's API; asks for the old item when the condition fails. */
export function toTransactItem(tableName: string, write: Write): TransactWriteItem {
  const place = placeholders();
  const common = { TableName: tableName, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  if ('put' in write) {
    const condition = write.when?.(place);
    return { Put: { ...common, Item: write.put, ...expression(condition, place) } };
  }
  if ('delete' in write) {
    const condition = write.when?.(place);
    return { Delete: { ...common, Key: write.delete, ...expression(condition, place) } };
  }
  if ('check' in write) {
    const condition = write.when(place);
    return {
      ConditionCheck: {
        ...common,
        Key: write.check,
        ConditionExpression: condition,
        ...expression(condition, place),
      },
    };
  }
  const UpdateExpression = updateExpression(write.changes, place);
  const condition = write.when?.(place);
  return {
    Update: { ...common, Key: write.update, UpdateExpression, ...expression(condition, place) },
  };
}

/** `SET … ADD … REMOVE …` with its placeholders collected in `place`. */
export function updateExpression(changes: Changes, place: ReturnType<typeof placeholders>): string {
  const set = [
    ...Object.entries(changes.set ?? {}).map(
      ([name, value]) => `${place.name(name)} = ${place.value(value)}`,
    ),
    ...Object.entries(changes.setOnce ?? {}).map(
      ([name, value]) => `${place.name(name)} = if_not_exists(${place.name(name)}, ${place.value(value)})`,
    ),
  ];
  const add = Object.entries(changes.add ?? {}).map(
    ([name, value]) => `${place.name(name)} ${place.value(value)}`,
  );
  const remove = (changes.remove ?? []).map((name) => place.name(name));
  return [
    set.length > 0 ? `SET ${set.join(', ')}` : '',
    add.length > 0 ? `ADD ${add.join(', ')}` : '',
    remove.length > 0 ? `REMOVE ${remove.join(', ')}` : '',
  ]
    .filter((clause) => clause !== '')
    .join(' ');
}

/** The condition and placeholders of a request, without the parts that DynamoDB refuses when empty. */
export function expression(condition: string | undefined, place: ReturnType<typeof placeholders>) {
  return {
    ...(condition === undefined ? {} : { ConditionExpression: condition }),
    ...(Object.keys(place.names).length === 0 ? {} : { ExpressionAttributeNames: { ...place.names } }),
    ...(Object.keys(place.values).length === 0 ? {} : { ExpressionAttributeValues: place.values }),
  };
}

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

/**
 * The result of a transaction. `refused`: nothing was written; for the `as` of every write whose condition
 * failed the map holds the old item, or `undefined` where there was none. `contended`: another transaction
 * was first, or DynamoDB throttled; nothing was written, and the same may be tried again.
 */
export type Outcome =
  | { readonly result: 'written' }
  | { readonly result: 'refused'; readonly refused: ReadonlyMap<string, Item | undefined> }
  | { readonly result: 'contended' };

const contention = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
]);

/** AWS: CancellationReasons are in the order of the request's writes, `None` for those not at fault. */
export function outcomeOf(fault: unknown, writes: readonly Write[]): Outcome {
  if (fault instanceof TransactionConflictException || fault instanceof TransactionInProgressException) {
    return { result: 'contended' };
  }
  if (!(fault instanceof TransactionCanceledException)) throw fault;
  const reasons = fault.CancellationReasons ?? [];
  const refused = new Map<string, Item | undefined>();
  for (const [position, reason] of reasons.entries()) {
    const write = writes[position];
    if (reason.Code === 'ConditionalCheckFailed' && write !== undefined) {
      refused.set(write.as, reason.Item === undefined ? undefined : unmarshall(reason.Item));
    }
  }
  if (refused.size > 0) return { result: 'refused', refused };
  if (reasons.some((reason) => contention.has(reason.Code ?? ''))) return { result: 'contended' };
  throw fault;
}

const attempts = 8;
const firstPause = 10;
const longestPause = 400;

/**
 * Carries out a single write, and repeats it while a transaction holds its item. AWS: DynamoDB refuses a
 * single write that meets a transaction with `TransactionConflictException`, which the SDK does not retry.
 * Nothing was written then, so any write may be repeated. Throws what the last attempt threw.
 */
export async function despiteTransactions<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (fault) {
      if (!(fault instanceof TransactionConflictException) || attempt === attempts) throw fault;
      await pause(Math.min(firstPause * 2 ** attempt, longestPause));
    }
  }
}

/** Waits a random share of `most` milliseconds, so that writes that collided do not collide again. */
const pause = (most: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * most));
