import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Context, contextFor, openTable } from '#shared/table/index.ts';
import { description } from '#tests/support/table/table-description.ts';
import { clear, clientOver, inTurn, type Wire } from '#tests/support/table/wire.ts';
import { type Bill, billing } from './write-units.ts';

export type BenchTable = {
  readonly name: string;
  readonly context: Context;
  readonly bill: () => Bill;
  readonly client: DynamoDBClient;
  readonly close: () => void;
};

export type BenchTableOptions = {
  /** The wire that requests pass through. Default: none. */
  readonly wire?: Wire;
  /** Default 3. */
  readonly maxAttempts?: number;
  /** Whether writes are billed, which reads every written item back. Default: no. */
  readonly billed?: boolean;
};

let tables = 0;

/** A table of its own on DynamoDB Local, and if asked for a bill of what is written. */
export async function benchTable(endpoint: string, options: BenchTableOptions = {}): Promise<BenchTable> {
  const { wire = clear, maxAttempts = 3, billed = false } = options;
  const name = `bench-${++tables}`;
  const reach = { endpoint, accessKeyId: name.replace('-', ''), maxAttempts };
  const beside = clientOver(clear, reach);
  const { wire: toll, bill } = billing(() => beside);
  const client = clientOver(billed ? inTurn(toll, wire) : wire, reach);
  await beside.send(new CreateTableCommand({ TableName: name, ...description }));
  return {
    name,
    context: contextFor(openTable(name, client)),
    bill,
    client,
    close: () => {
      client.destroy();
      beside.destroy();
    },
  };
}
