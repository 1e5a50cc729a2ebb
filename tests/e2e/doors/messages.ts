import { DynamoDBClient, GetItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { inject } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';

type Kept = Readonly<Record<string, unknown>> & { readonly messageId: string };

/** The messages and replies of one phone, as they stand in the table. */
export async function messagesTo(phone: string): Promise<readonly Kept[]> {
  const client = new DynamoDBClient(clientOptions(inject('endpoint')));
  const items: Record<string, unknown>[] = [];
  try {
    const scan = { TableName: inject('outputs').tableName, ConsistentRead: true };
    for await (const { Items = [] } of paginateScan({ client }, scan)) {
      items.push(...Items.map((item) => unmarshall(item)));
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
    const Key = { pk: { S: key.pk }, sk: { S: key.sk } };
    const TableName = inject('outputs').tableName;
    const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
    return Item && unmarshall(Item);
  } finally {
    client.destroy();
  }
}
