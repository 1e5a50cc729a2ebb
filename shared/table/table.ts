import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { despiteTransactions, documentsOver, senderOver } from './documents.ts';
import type { Key } from './keys.ts';
import {
  expression,
  type Item,
  type Placeholders,
  placeholders,
  toTransactItem,
  type Update,
  updateExpression,
  type Write,
} from './writes.ts';

/**
 * The result of a transaction. `refused`: nothing was written; for the `as` of every write whose condition
 * failed the map holds the old item, or `undefined` where there was none. `contended`: another transaction
 * was first, or DynamoDB throttled; nothing was written, and the same may be tried again.
 */
export type Outcome =
  | { readonly result: 'written' }
  | { readonly result: 'refused'; readonly refused: ReadonlyMap<string, Item | undefined> }
  | { readonly result: 'contended' };

export type Query = {
  readonly pk: string;
  /** Only sort keys with this prefix. */
  readonly prefix?: string;
  /** Only sort keys at or after this one, up to `until` if that is given. */
  readonly from?: string;
  readonly until?: string;
  readonly index?: 'gsi1' | 'gsi2';
  /** Reads from the last sort key to the first. Default: from the first. */
  readonly backwards?: boolean;
  /** The most items to read. Default: all. */
  readonly limit?: number;
  /** The `next` of an earlier answer: reading goes on after it. */
  readonly after?: Item;
  /** The attributes to send: fewer are quicker to decode. Default: all. */
  readonly attributes?: readonly string[];
};

/** The items to count: those in a range of one partition whose attributes have the values in `having`. */
export type Counted = Pick<Query, 'pk' | 'prefix' | 'from' | 'until'> & { readonly having?: Item };

export type Page<T> = { readonly items: readonly T[]; readonly next: Item | undefined };

/** The table, as everything outside this folder sees it. */
export type Table = ReturnType<typeof openTable>;

/**
 * Opens the one table. Reads of the table are consistent; reads of an index cannot be (AWS).
 * A type parameter names the shape in which the caller's store wrote the items.
 */
export function openTable(tableName: string, client: DynamoDBClient) {
  const send = senderOver(documentsOver(client));
  return {
    /** One item, or `undefined`. */
    async get<T>(key: Key): Promise<T | undefined> {
      const { Item } = await send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
      return Item === undefined ? undefined : read<T>(Item);
    },

    /**
     * The items that exist under these keys, in no order; each once, even if its key is given twice. Any
     * number of keys. With `attributes`, only those of each item.
     */
    async getEach<T>(keys: readonly Key[], attributes?: readonly string[]): Promise<T[]> {
      const found: T[] = [];
      // AWS: a request that names one key twice is refused as a whole.
      const each = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
      const place = placeholders();
      const wanted = {
        ConsistentRead: true,
        ...projection(attributes, place),
        ...expression(undefined, place),
      };
      for (let start = 0; start < each.length; start += 100) {
        let asked: readonly Item[] = each.slice(start, start + 100);
        while (asked.length > 0) {
          const { Responses, UnprocessedKeys } = await send(
            new BatchGetCommand({ RequestItems: { [tableName]: { Keys: [...asked], ...wanted } } }),
          );
          found.push(...(Responses?.[tableName] ?? []).map((item) => read<T>(item)));
          asked = UnprocessedKeys?.[tableName]?.Keys ?? [];
        }
      }
      return found;
    },

    /** The items of one partition in the order of their sort keys: one page if `limit` is given, else all. */
    async query<T>(query: Query): Promise<Page<T>> {
      const items: T[] = [];
      let after = query.after;
      do {
        const place = placeholders();
        const pkName = query.index === undefined ? 'pk' : `${query.index}pk`;
        const skName = query.index === undefined ? 'sk' : `${query.index}sk`;
        const range = rangeOf(query, skName, place);
        const KeyConditionExpression = `${place.name(pkName)} = ${place.value(query.pk)}${range}`;
        const answer = await send(
          new QueryCommand({
            TableName: tableName,
            ...(query.index === undefined ? { ConsistentRead: true } : { IndexName: query.index }),
            ...(query.backwards === true ? { ScanIndexForward: false } : {}),
            ...(query.limit === undefined ? {} : { Limit: query.limit - items.length }),
            ...(after === undefined ? {} : { ExclusiveStartKey: after }),
            KeyConditionExpression,
            ...projection(query.attributes, place),
            ...expression(undefined, place),
          }),
        );
        items.push(...(answer.Items ?? []).map((item) => read<T>(item)));
        after = answer.LastEvaluatedKey;
      } while (after !== undefined && (query.limit === undefined || items.length < query.limit));
      return { items, next: after };
    },

    /**
     * Counts items without sending them: the read units grow with their number, the size of the answer and
     * the time to decode it do not.
     */
    async count({ having = {}, ...range }: Counted): Promise<number> {
      let found = 0;
      let after: QueryCommandInput['ExclusiveStartKey'];
      do {
        const place = placeholders();
        const KeyConditionExpression = `${place.name('pk')} = ${place.value(range.pk)}${rangeOf(range, 'sk', place)}`;
        const filter = Object.entries(having).map(
          ([attribute, value]) => `${place.name(attribute)} = ${place.value(value)}`,
        );
        const { Count = 0, LastEvaluatedKey } = await send(
          new QueryCommand({
            TableName: tableName,
            ConsistentRead: true,
            Select: 'COUNT',
            KeyConditionExpression,
            ...(filter.length === 0 ? {} : { FilterExpression: filter.join(' AND ') }),
            ...(after === undefined ? {} : { ExclusiveStartKey: after }),
            ...expression(undefined, place),
          }),
        );
        found += Count;
        after = LastEvaluatedKey;
      } while (after !== undefined);
      return found;
    },

    /**
     * Carries out all of the writes or none, in one request. The SDK's request token makes its retries
     * harmless.
     */
    async write(writes: readonly Write[]): Promise<Outcome> {
      if (writes.length === 0) return { result: 'written' };
      try {
        await send(
          new TransactWriteCommand({
            TransactItems: writes.map((write) => toTransactItem(tableName, write)),
          }),
        );
        return { result: 'written' };
      } catch (fault) {
        return outcomeOf(fault, writes);
      }
    },

    /** Writes a new item. Answers `false` when its key is taken; the item there stays as it is. */
    async insert(item: Key & Item): Promise<boolean> {
      try {
        const condition = { ConditionExpression: 'attribute_not_exists(pk)' };
        const put = new PutCommand({ TableName: tableName, Item: item, ...condition });
        await despiteTransactions(() => send(put));
        return true;
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return false;
        throw fault;
      }
    },

    /** Updates one item and answers with the item after the update; `undefined` when the condition failed. */
    async update<T>(update: Omit<Update, 'as'>): Promise<T | undefined> {
      const place = placeholders();
      const UpdateExpression = updateExpression(update.changes, place);
      const condition = update.when?.(place);
      try {
        const command = new UpdateCommand({
          TableName: tableName,
          Key: update.update,
          UpdateExpression,
          ...expression(condition, place),
          ReturnValues: 'ALL_NEW',
        });
        const { Attributes } = await despiteTransactions(() => send(command));
        return read<T>(Attributes ?? {});
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return undefined;
        throw fault;
      }
    },
  };
}

/** The part of a key condition about sort keys; empty for the whole partition. */
function rangeOf(
  { prefix, from, until }: Omit<Counted, 'having'>,
  skName: string,
  place: Placeholders,
): string {
  const { name, value } = place;
  if (prefix !== undefined) return ` AND begins_with(${name(skName)}, ${value(prefix)})`;
  if (from === undefined) return '';
  return until === undefined
    ? ` AND ${name(skName)} >= ${value(from)}`
    : ` AND ${name(skName)} BETWEEN ${value(from)} AND ${value(until)}`;
}

/** The attributes to send; all of them where none are named. */
const projection = (attributes: readonly string[] | undefined, place: Placeholders) =>
  attributes === undefined ? {} : { ProjectionExpression: attributes.map(place.name).join() };

/** The assertion holds because only the store that wrote an item reads it, and names its own shape. */
function read<T>(item: Item): T {
  return item as T;
}

const contention = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
]);

/** AWS: CancellationReasons are in the order of the request's writes, `None` for those not at fault. */
function outcomeOf(fault: unknown, writes: readonly Write[]): Outcome {
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
