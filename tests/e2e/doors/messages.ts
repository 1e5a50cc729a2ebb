import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import { openTable } from '#shared/table/index.ts';
import { documentsOver } from '#shared/table/table.ts';

type Kept = Readonly<Record<string, unknown>> & { readonly messageId: string };

/** The messages and replies of one phone, as they stand in the table. */
export async function messagesTo(phone: string): Promise<readonly Kept[]> {
  const client = new DynamoDBClient(clientOptions(inject('endpoint')));
  const items: Record<string, unknown>[] = [];
  try {
    const scan = { TableName: inject('outputs').tableName, ConsistentRead: true };
    for await (const { Items = [] } of paginateScan({ client: documentsOver(client) }, scan)) {
      items.push(...Items);
    }
  } finally {
    client.destroy();
  }
  const people = items.filter((item) => item.phone === phone).map(({ personId }) => personId);
  return items.flatMap((item) => {
    const { messageId, state } = item;
    if (typeof messageId !== 'string' || state === undefined) return [];
    const isHers = item.phone === phone || (item.personId !== undefined && people.includes(item.personId));
    return isHers ? [{ ...item, messageId }] : [];
  });
}

/** One item as it stands in the table, or `undefined`. */
export async function itemAt(key: {
  readonly pk: string;
  readonly sk: string;
}): Promise<Readonly<Record<string, unknown>> | undefined> {
  const client = new DynamoDBClient(clientOptions(inject('endpoint')));
  try {
    return await openTable(inject('outputs').tableName, client).get(key);
  } finally {
    client.destroy();
  }
}
