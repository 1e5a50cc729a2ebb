import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Wire } from '#tests/support/table/wire.ts';

/**
 * Write units of recorded requests, by AWS's published rules, from the items as they are in the table
 * afterwards. DynamoDB Local's own ConsumedCapacity is not used: for transactions it does not follow them.
 *
 * AWS ("Read and write capacity", "DynamoDB item sizes", "Transactions"): a write takes one unit for each KB
 * of the item, begun KBs counting whole; in a transaction twice that. An index entry that is added or changed
 * takes one unit for each KB.
 */
export type Bill = { readonly table: number; readonly indexes: number; readonly requests: number };

type Attributes = Readonly<Record<string, AttributeValue>>;
type Action = { readonly Key?: unknown; readonly Item?: Readonly<Record<string, unknown>> };

const indexes = ['gsi1', 'gsi2'] as const;

export function billing(client: () => DynamoDBClient): { readonly wire: Wire; readonly bill: () => Bill } {
  let table = 0;
  let inIndexes = 0;
  let requests = 0;
  const isWrite = /^(TransactWriteItems|PutItem|UpdateItem|DeleteItem)$/;
  return {
    bill: () => ({ table, indexes: inIndexes, requests }),
    wire: async (call, carryOut) => {
      if (!isWrite.test(call.command)) return carryOut();
      const answer = await carryOut();
      if (answer.statusCode !== 200) return answer;
      requests += 1;
      const isTransaction = call.command === 'TransactWriteItems';
      const actions: readonly Action[] = isTransaction
        ? (call.input.TransactItems ?? []).flatMap((write) => Object.values(write))
        : [call.input];
      for (const item of await itemsOf(client(), call.input.TableName ?? tableOf(actions), actions)) {
        table += units(item) * (isTransaction ? 2 : 1);
        for (const index of indexes) if (item[`${index}pk`] !== undefined) inIndexes += units(item);
      }
      return answer;
    },
  };
}

const tableOf = (actions: readonly Action[]): string =>
  String((actions[0] as { readonly TableName?: string } | undefined)?.TableName);

async function itemsOf(
  client: DynamoDBClient,
  tableName: string,
  actions: readonly Action[],
): Promise<Attributes[]> {
  const keys = actions.map(({ Key, Item }) => {
    const { pk, sk } = (Key ?? Item) as { pk: AttributeValue; sk: AttributeValue };
    return { pk, sk };
  });
  const { Responses } = await client.send(
    new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: keys, ConsistentRead: true } } }),
  );
  return Responses?.[tableName] ?? [];
}

const units = (item: Attributes): number => Math.ceil(itemSize(item) / 1024);

/** Bytes of an item by AWS's rules: names and values in UTF-8, numbers about half a byte a digit. */
export const itemSize = (item: Attributes): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOf(value), 0);

function sizeOf(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.replace(/[-.]/g, '').length / 2) + 1;
  if (value.B !== undefined) return value.B.byteLength;
  if (value.SS !== undefined) return value.SS.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (value.BS !== undefined) return value.BS.reduce((sum, bytes) => sum + bytes.byteLength, 0);
  if (value.L !== undefined) return value.L.reduce((sum, element) => sum + 1 + sizeOf(element), 3);
  if (value.M !== undefined) return 3 + itemSize(value.M) + Object.keys(value.M).length;
  return 1;
}
