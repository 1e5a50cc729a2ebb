import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeAll, expect, it } from 'vitest';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForAllTests } from '#tests/support/table/table-for-tests.ts';

/** What DynamoDB does that shared/table is built around, asked of it without shared/table (docs/outside.md). */
onTheTable('DynamoDB', () => {
  const db = tableForAllTests();
  let client: DynamoDBClient;
  beforeAll(() => {
    ({ client } = db);
  });
  const key = (sk: string) => ({ pk: { S: 'A' }, sk: { S: sk } });

  it('refuses a read that names one key twice, whole', async () => {
    const RequestItems = { [db.name]: { Keys: [key('1'), key('2'), key('1')] } };
    await expect(client.send(new BatchGetItemCommand({ RequestItems }))).rejects.toThrow(/duplicate/i);
  });

  it('refuses more than 100 writes in a transaction, and two of one item', async () => {
    const put = (sk: string) => ({ Put: { TableName: db.name, Item: key(sk) } });
    const write = (TransactItems: ReturnType<typeof put>[]) =>
      client.send(new TransactWriteItemsCommand({ TransactItems }));
    await expect(write(Array.from({ length: 101 }, (_, n) => put(String(n))))).rejects.toThrow(/100/);
    await expect(write([put('x'), put('x')])).rejects.toThrow(/one item|multiple operations/i);
    await write(Array.from({ length: 100 }, (_, n) => put(String(n))));
  });

  it('writes a number as it likes: what is written as 1.50 or ٥ in a number is read in plain digits', async () => {
    const Item = { ...key('number'), n: { N: '1.50' } };
    await client.send(new PutItemCommand({ TableName: db.name, Item }));
    const read = await client.send(new GetItemCommand({ TableName: db.name, Key: key('number') }));
    expect(read.Item?.n).toEqual({ N: '1.5' });
  });

  it('refuses an empty key of an index', async () => {
    const Item = { ...key('index'), gsi1pk: { S: '' }, gsi1sk: { S: 'x' } };
    await expect(client.send(new PutItemCommand({ TableName: db.name, Item }))).rejects.toThrow(/empty/i);
  });

  it('refuses a name that it reserves where it stands bare in an expression', async () => {
    const read = { TableName: db.name, Key: key('1'), ProjectionExpression: 'name' };
    await expect(client.send(new GetItemCommand(read))).rejects.toThrow(/reserved/i);
  });

  it('orders keys by their bytes: digits before capitals, capitals before small letters, # before digits', async () => {
    for (const sk of ['a', 'A', '9', '#', '~', 'ا'])
      await client.send(
        new PutItemCommand({ TableName: db.name, Item: { pk: { S: 'order' }, sk: { S: sk } } }),
      );
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: db.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'order' } },
      }),
    );
    expect(Items.map(({ sk }) => sk?.S)).toEqual(['#', '9', 'A', 'a', '~', 'ا']);
  });

  it('keeps what its TTL says is over: it is removed when there is time for it', async () => {
    const Item = { ...key('ttl'), expiresAt: { N: '1' } };
    await client.send(new PutItemCommand({ TableName: db.name, Item }));
    const read = await client.send(new GetItemCommand({ TableName: db.name, Key: key('ttl') }));
    expect(read.Item).toBeDefined();
  });
});
