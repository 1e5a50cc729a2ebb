/** A table of its own on DynamoDB Local, with the keys and indexes that `infra` gives the real one. */
import { CreateTableCommand, DeleteTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { UUID } from 'uuidv7';
import { describe, inject } from 'vitest';
import type { DiwanEvent } from '#events/index.ts';
import { type Context, eventFrom, type Item, openTable } from '#shared/table/index.ts';
import { documentsOver } from '#shared/table/table.ts';
import { type Clock, clockAt } from '../time/clock.ts';
import { description } from './table-description.ts';
import { clear, clientOver, type Wire } from './wire.ts';

export type Keyed = Item & { readonly pk: string; readonly sk: string };

/** Another process at work on the table: its own client, over its own wire. */
export type ProcessOptions = {
  readonly wire?: Wire;
  /** Default 1: the SDK does not try again, and every fault is seen. */
  readonly maxAttempts?: number;
  /** Default: no waiting. */
  readonly pause?: Context['pause'];
};

export type TestTable = {
  readonly name: string;
  readonly client: DynamoDBClient;
  readonly clock: Clock;
  /** A process that nothing stands in the way of. */
  readonly context: Context;
  readonly process: (options?: ProcessOptions) => Context;
  /** Everything in the table. */
  readonly items: () => Promise<readonly Keyed[]>;
  /** Everything that has happened, in the order of the events' ids. */
  readonly events: () => Promise<readonly DiwanEvent[]>;
  readonly drop: () => Promise<void>;
};

/** A Monday in Baghdad, 10:00. */
export const aMonday = '2026-11-23T07:00:00.000Z';

let tables = 0;

/**
 * DynamoDB Local gives each access key a database of its own, with a thread that never ends and never rests: a few
 * for each worker keep tests out of each other's way, and hundreds would starve them.
 */
const databasesAWorker = 4;
const databaseOf = (table: number): string =>
  `worker${process.env.VITEST_POOL_ID ?? '0'}x${table % databasesAWorker}`;

/**
 * Creates a table that nothing else uses. It has no stream unless it is asked for: tests find what happened in the
 * table, and DynamoDB Local keeps the records of tables that are gone, each of which makes every later write slower.
 */
export async function newTable(now = aMonday, hasStream = false): Promise<TestTable> {
  const given = inject('dynamoDb');
  if ('missing' in given) throw new Error(given.missing);
  const name = `diwan-${process.pid}-${++tables}`;
  const clock = clockAt(now);
  const reachable = { endpoint: given.endpoint, accessKeyId: databaseOf(tables) };
  const client = clientOver(clear, { ...reachable, maxAttempts: 3 });
  const { StreamSpecification, ...unstreamed } = description;
  const stream = hasStream ? { StreamSpecification } : {};
  await client.send(new CreateTableCommand({ TableName: name, ...unstreamed, ...stream }));
  const clients = [client];
  let ids = 0;
  const open = ({ wire = clear, maxAttempts = 1, pause }: ProcessOptions = {}): Context => {
    const own = clientOver(wire, { ...reachable, maxAttempts });
    clients.push(own);
    return {
      table: openTable(name, own),
      now: clock.now,
      // Ids are as good as the real ones, but the same in every run: by time, then in the order they were made.
      newId: (at) => {
        ids += 1;
        return UUID.fromFieldsV7(at.getTime(), (ids >> 12) & 0xfff, ids & 0xfff, ids).toString();
      },
      newSecret: () => Buffer.from(String(++ids).padStart(16, '0')).toString('base64url'),
      pause: pause ?? (() => Promise.resolve()),
    };
  };
  const items = () => scan(client, name);
  return {
    name,
    client,
    clock,
    // A connection that DynamoDB Local has closed under load is no fault of what is tested.
    context: open({ maxAttempts: 3 }),
    process: open,
    items,
    events: async () =>
      (await items())
        .filter(({ sk }) => sk.startsWith('EVENT#'))
        .sort((a, b) => (a.sk < b.sk ? -1 : 1))
        .map(eventFrom),
    drop: async () => {
      await client.send(new DeleteTableCommand({ TableName: name }));
      for (const each of clients) each.destroy();
    },
  };
}

async function scan(client: DynamoDBClient, TableName: string): Promise<readonly Keyed[]> {
  const found: Keyed[] = [];
  const documents = documentsOver(client);
  for await (const { Items = [] } of paginateScan(
    { client: documents },
    { TableName, ConsistentRead: true },
  )) {
    // Every item of the table has the two keys.
    found.push(...(Items as Keyed[]));
  }
  return found;
}

/** `describe` for what needs the table; skipped with the reason where DynamoDB Local cannot run. */
export function onTheTable(name: string, tell: () => void): void {
  const given = inject('dynamoDb');
  if ('missing' in given) describe.skip(`${name} (skipped: ${given.missing})`, tell);
  else describe(name, tell);
}
