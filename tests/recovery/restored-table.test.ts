import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  paginateScan,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import { deploy } from '#local/cloud/deploy.ts';
import { freePorts } from '#local/ports.ts';
import { type Local, startLocal } from '#local/start-local.ts';
import { description } from '#tests/support/table/table-description.ts';

const name = 'restored';
const restored = 'diwan-of-yesterday';

let local: Local;
let client: DynamoDBClient;
beforeAll(async () => {
  local = await startLocal({ name, ports: await freePorts(), fresh: true, log: () => undefined });
  client = new DynamoDBClient(clientOptions(local.endpoint));
});
afterAll(async () => {
  client?.destroy();
  await local?.stop();
});

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
async function eventually<T>(attempt: () => Promise<T>, withinMs = 60_000): Promise<T> {
  for (const end = Date.now() + withinMs; ; await pause(250)) {
    try {
      return await attempt();
    } catch (reason) {
      if (Date.now() > end) throw reason;
    }
  }
}

const url = (number: string) => `${local.outputs.carrierUrl}/phones/${number}/messages`;
const received = async (number: string): Promise<readonly string[]> => {
  // The carrier's list: what came to the phone and what it sent.
  const all = (await (await fetch(url(number))).json()) as { direction: string; body: string }[];
  return all.filter(({ direction }) => direction === 'in').map(({ body }) => body);
};
/** Texts from a number, and waits for the answer that follows. */
async function texts(number: string, body: string): Promise<string> {
  const before = (await received(number)).length;
  const answer = await fetch(url(number), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ body }),
  });
  expect(answer.status).toBe(201);
  return eventually(async () => {
    const [next] = (await received(number)).slice(before);
    if (next === undefined) throw new Error(`No answer to ${body}`);
    return next;
  });
}

async function confirmed(): Promise<number> {
  const { username, password } = local.outputs.staff.find((login) => login.username === 'admin') ?? {};
  const login = await fetch(`${local.outputs.apiUrl}/staff/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  const counts = await fetch(`${local.outputs.apiUrl}/counts?scope=kind:english&period=all`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const { totals } = (await counts.json()) as { totals: Readonly<Record<string, number>> };
  return totals.confirmed ?? 0;
}

/** What a restore leaves: the items and the indexes, and neither stream nor time to live nor recovery. */
async function copiedTo(TableName: string): Promise<void> {
  const { StreamSpecification: _, ...unstreamed } = description;
  await client.send(new CreateTableCommand({ TableName, ...unstreamed }));
  for await (const { Items = [] } of paginateScan({ client }, { TableName: local.outputs.tableName })) {
    for (let first = 0; first < Items.length; first += 25) {
      const puts = Items.slice(first, first + 25).map((Item) => ({ PutRequest: { Item } }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: puts } }));
    }
  }
}

const deploysOn = (given: Readonly<Record<string, string>>) =>
  deploy({ name, endpoint: local.endpoint, context: { ...local.context, ...given } });

it('answers, counts and tells from a restored table, and from its own again', async () => {
  const [dilnaz, rebin] = ['+9647502100001', '+9647502100002'];
  const counted = await confirmed();
  await texts(dilnaz, '215');
  await eventually(async () => expect(await confirmed()).toBe(counted + 1));
  await copiedTo(restored);
  // After the copy: what the restored table does not know.
  await texts(rebin, '215');
  await eventually(async () => expect(await confirmed()).toBe(counted + 2));

  // As it was restored, it cannot be deployed on: the deployment says what is lacking.
  await expect(deploysOn({ tableName: restored })).rejects.toThrow(
    /lacks a stream of new images, the time to live expiresAt, point-in-time recovery/,
  );
  const { StreamSpecification } = description;
  await client.send(new UpdateTableCommand({ TableName: restored, StreamSpecification }));
  const ttl = { AttributeName: 'expiresAt', Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName: restored, TimeToLiveSpecification: ttl }));
  await client.send(
    new UpdateContinuousBackupsCommand({
      TableName: restored,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
  const { outputs } = await deploysOn({ tableName: restored });
  expect(outputs.TableName).toBe(restored);

  // Every function that has to do with a table has to do with this one.
  const lambda = new LambdaClient(clientOptions(local.endpoint));
  for (const of of ['sms-inbound', 'count', 'console', 'remind', 'send-sms']) {
    const { Environment } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: `diwan-local-${of}` }),
    );
    expect([of, Environment?.Variables?.TABLE_NAME]).toEqual([of, restored]);
  }
  // What was counted before the copy is counted, and nothing twice.
  expect(await confirmed()).toBe(counted + 1);
  expect(await texts(dilnaz, 'status')).toContain('215');
  const hers = (await received(dilnaz)).length;
  await texts(rebin, '215');
  await eventually(async () => expect(await confirmed()).toBe(counted + 2));
  await pause(4_000);
  expect(await confirmed()).toBe(counted + 2);
  expect((await received(dilnaz)).length).toBe(hers);
  expect(await received(rebin)).toHaveLength(2);

  // Back to the stack's own, which was left as it was.
  const { outputs: own } = await deploysOn({});
  expect(own.TableName).toBe(local.outputs.tableName);
  expect(await confirmed()).toBe(counted + 2);
  const { Table } = await client.send(new DescribeTableCommand({ TableName: restored }));
  expect(Table?.TableStatus).toBe('ACTIVE');
});
