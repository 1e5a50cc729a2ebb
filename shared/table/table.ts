import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';
import {
  despiteTransactions,
  expression,
  type Item,
  type Outcome,
  outcomeOf,
  type Placeholders,
  placeholders,
  toTransactItem,
  type Update,
  updateExpression,
  type Write,
} from './writes.ts';

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
 * The client as the table uses it: items go in and come out as JavaScript values. An attribute that is
 * `undefined` is not written. Throws on an empty set, a class instance, or a number beyond
 * `Number.MAX_SAFE_INTEGER`.
 */
export const documentsOver = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

type Client = Pick<DynamoDBDocumentClient, 'middlewareStack' | 'config'>;
/** A command of the document client, whose middleware gives `Output`. */
type Command<Output> = {
  readonly input: object;
  resolveMiddleware(
    stack: Client['middlewareStack'],
    settings: Client['config'],
    options: undefined,
  ): (args: never) => Promise<{ readonly output: Output }>;
};
/** Carries out a command by its input. */
type Carried = (args: { readonly input: object }) => Promise<{ readonly output: unknown }>;

/**
 * How commands are sent over a document client: its middleware is put together once for each kind of command.
 * The client does so anew for every command, which takes longer than translating the items
 * (docs/decisions/system/libraries.md); the SDK's own `cacheMiddleware` is not for document clients.
 */
export function senderOver(documents: Client) {
  const known = new Map<unknown, Carried>();
  return async <Output>(command: Command<Output>): Promise<Output> => {
    const carried = known.get(command.constructor) ?? putTogether(documents, command);
    known.set(command.constructor, carried);
    const { output } = await carried({ input: command.input });
    // The middleware was put together for this kind of command, whose output it gives.
    return output as Output;
  };
}

/**
 * The middleware of a kind of command. It is put together with an empty command of that kind, which it keeps: the first real one would
 * keep a person's name in memory for as long as the function lives.
 */
function putTogether({ middlewareStack, config }: Client, command: Command<unknown>): Carried {
  // Every command of the SDK is made of its input alone, and looks into it when it is sent.
  const empty = new (command.constructor as new (input: object) => Command<unknown>)({});
  const stack = middlewareStack.clone();
  let carried: Carried | undefined;
  stack.add(
    (next) => {
      // Its types differ by command: here it is handed the input of its own kind only.
      carried = next as unknown as Carried;
      return next;
    },
    // The outermost of all: it is handed all that comes after it.
    { step: 'initialize', priority: 'high', name: 'putTogether' },
  );
  empty.resolveMiddleware(stack, config, undefined);
  if (carried === undefined) throw new Error('The SDK put no middleware together');
  return carried;
}

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
