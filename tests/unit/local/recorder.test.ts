import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchGetItemCommand,
  DynamoDBClient,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { CopyObjectCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import { functionOf } from '#local/edge/calls.ts';
import { startEdge } from '#local/edge/edge.ts';
import { type Recorder, startRecorder } from '#local/edge/recorder.ts';

let folder: string;
let cloud: Server;
let recorder: Recorder;
let answer: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recorder-'));
  answer = (_, response) => response.end('{}');
  cloud = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    answer(request, response, Buffer.concat(chunks));
  });
  await new Promise<void>((done) => cloud.listen(0, '127.0.0.1', done));
  recorder = await startRecorder({
    port: 0,
    cloudPort: cloudPort(),
    file: join(folder, 'calls.json'),
    region: 'me-central-1',
    account: '000000000000',
  });
});

afterEach(async () => {
  await recorder.close();
  cloud.closeAllConnections();
  cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

function cloudPort(): number {
  const address = cloud.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const client = () => ({
  endpoint: recorder.url,
  region: 'me-central-1',
  // As a function has: a session of its role.
  credentials: { accessKeyId: 'ASIA0123456789ABCDEF', secretAccessKey: 'secret', sessionToken: 'token' },
  userAgentAppId: 'site',
  maxAttempts: 1,
});

/** What was noted, once the recorder has looked at it. */
async function noted() {
  await new Promise((done) => setTimeout(done, 30));
  return recorder.calls();
}

const table = 'arn:aws:dynamodb:me-central-1:000000000000:table/diwan';
const key = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } });

describe('the recorder', () => {
  it('takes a transaction apart into what IAM asks about', async () => {
    const put = (pk: string) => ({ Put: { TableName: 'diwan', Item: key(pk, 'REG#1') } });
    await new DynamoDBClient(client()).send(
      new TransactWriteItemsCommand({
        TransactItems: [
          put('ACTIVITY#1'),
          put('PERSON#7'),
          {
            Update: {
              TableName: 'diwan',
              Key: key('CODE#214', 'ACTIVITY'),
              UpdateExpression: 'ADD taken :one',
            },
          },
          {
            ConditionCheck: {
              TableName: 'diwan',
              Key: key('REQUEST#k', 'REQUEST'),
              ConditionExpression: 'x',
            },
          },
        ],
      }),
    );
    const base = { function: 'site', resource: table, within: 'TransactWriteItems', times: 1 };
    expect(await noted()).toEqual([
      { ...base, action: 'dynamodb:ConditionCheckItem', leadingKeys: ['REQUEST#'] },
      { ...base, action: 'dynamodb:PutItem', leadingKeys: ['ACTIVITY#', 'PERSON#'] },
      { ...base, action: 'dynamodb:UpdateItem', leadingKeys: ['CODE#'] },
    ]);
  });

  it('reads the key of a query, through names too, and its index', async () => {
    const dynamo = new DynamoDBClient(client());
    await dynamo.send(
      new QueryCommand({
        TableName: 'diwan',
        KeyConditionExpression: 'begins_with(sk, :sk) AND #k = :pk',
        ExpressionAttributeNames: { '#k': 'pk' },
        ExpressionAttributeValues: { ':pk': { S: 'CODE#214' }, ':sk': { S: 'WAIT#' } },
      }),
    );
    await dynamo.send(
      new QueryCommand({
        TableName: 'diwan',
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'CENTRE#kirkuk' } },
      }),
    );
    expect(await noted()).toEqual([
      expect.objectContaining({ resource: table, leadingKeys: ['CODE#'] }),
      expect.objectContaining({ resource: `${table}/index/gsi1`, index: 'gsi1', leadingKeys: ['CENTRE#'] }),
    ]);
  });

  it('counts the same call instead of listing it again', async () => {
    const batch = new BatchGetItemCommand({
      RequestItems: { diwan: { Keys: [key('CODE#214', 'ACTIVITY')] } },
    });
    for (const _ of [1, 2, 3]) await new DynamoDBClient(client()).send(batch);
    expect(await noted()).toMatchObject([
      { action: 'dynamodb:BatchGetItem', leadingKeys: ['CODE#'], times: 3 },
    ]);
    await recorder.close();
    expect(JSON.parse(readFileSync(join(folder, 'calls.json'), 'utf8')).calls).toEqual(recorder.calls());
    recorder.forget();
    expect(recorder.calls()).toEqual([]);
  });

  it('knows queues, buses and schedules, and the role a schedule is given', async () => {
    const role = 'arn:aws:iam::000000000000:role/scheduler';
    await new SQSClient({ ...client(), useQueueUrlAsEndpoint: false, md5: false }).send(
      new SendMessageCommand({ QueueUrl: 'http://127.0.0.1:1/000000000000/send', MessageBody: '{}' }),
    );
    await new EventBridgeClient(client()).send(
      new PutEventsCommand({
        Entries: [{ EventBusName: 'diwan', Source: 'diwan', DetailType: 'x', Detail: '{}' }],
      }),
    );
    await new SchedulerClient(client()).send(
      new CreateScheduleCommand({
        Name: 'offer-1',
        GroupName: 'offers',
        ScheduleExpression: 'at(2026-11-24T08:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: 'arn:aws:sqs:me-central-1:000000000000:expire', RoleArn: role },
      }),
    );
    await new SchedulerClient(client()).send(new ListSchedulesCommand({ GroupName: 'offers' }));
    const found = (await noted()).map(({ action, resource }) => [action, resource]);
    expect(found).toEqual([
      ['events:PutEvents', 'arn:aws:events:me-central-1:000000000000:event-bus/diwan'],
      ['iam:PassRole', role],
      ['scheduler:CreateSchedule', 'arn:aws:scheduler:me-central-1:000000000000:schedule/offers/*'],
      ['scheduler:ListSchedules', '*'],
      ['sqs:SendMessage', 'arn:aws:sqs:me-central-1:000000000000:send'],
    ]);
  });

  it('knows what is asked of a bucket, whichever file it is', async () => {
    const s3 = new S3Client(client());
    const [Bucket, owner] = ['files', '019acb0e-1111-7000-8000-000000000001'];
    for (const file of ['019acb0e-2222-7000-8000-000000000002', '019acb0e-3333-7000-8000-000000000003']) {
      const Prefix = `kept/${owner}/${file}`;
      answer = (_, response) => response.end('<ListBucketResult/>');
      await s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
      answer = (_, response) => response.end('<CopyObjectResult/>');
      const CopySource = `${Bucket}/incoming/${owner}/${file}`;
      await s3.send(new CopyObjectCommand({ Bucket, Key: Prefix, CopySource }));
    }
    const zeros = '00000000-0000-0000-0000-000000000000';
    const arn = 'arn:aws:s3:::files';
    const base = { function: 'site', times: 2 };
    expect(await noted()).toEqual([
      { ...base, action: 's3:GetObject', resource: `${arn}/incoming/${zeros}/${zeros}` },
      { ...base, action: 's3:ListBucket', resource: arn, prefix: `kept/${zeros}/${zeros}` },
      { ...base, action: 's3:PutObject', resource: `${arn}/kept/${zeros}/${zeros}` },
    ]);
  });

  it('notes what a browser does with a form or a link as done by the function that signed it', async () => {
    const s3 = new S3Client(client());
    const { url, fields } = await createPresignedPost(s3, { Bucket: 'files', Key: 'incoming/x' });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(100_000).fill(0xfe)]));
    const send = () => fetch(url, { method: 'POST', body: form });
    const link = await getSignedUrl(s3, new GetObjectCommand({ Bucket: 'files', Key: 'kept/x' }));
    await send();
    expect(await noted()).toMatchObject([{ function: 'unknown', action: 's3:PutObject' }]);
    recorder.forget();

    // The key is the function's, as its other calls say.
    await new DynamoDBClient(client()).send(
      new BatchGetItemCommand({ RequestItems: { diwan: { Keys: [key('CODE#214', 'ACTIVITY')] } } }),
    );
    await send();
    await fetch(link);
    expect((await noted()).map(({ function: name, action, resource }) => [name, action, resource])).toEqual([
      ['site', 'dynamodb:BatchGetItem', table],
      ['site', 's3:GetObject', 'arn:aws:s3:::files/kept/x'],
      ['site', 's3:PutObject', 'arn:aws:s3:::files/incoming/x'],
    ]);

    // Those of the tests are not the functions'.
    recorder.forget();
    const ours = new S3Client(clientOptions(recorder.url));
    await fetch(await getSignedUrl(ours, new GetObjectCommand({ Bucket: 'files', Key: 'kept/x' })));
    expect(await noted()).toEqual([]);
  });

  it('notes a caller without a name as unknown', async () => {
    await fetch(recorder.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.Scan' },
      body: 'no json',
    });
    expect(await noted()).toMatchObject([{ function: 'unknown', action: 'dynamodb:Scan', leadingKeys: [] }]);
  });

  it('leaves out what the project itself asks for, and what needs no permission', async () => {
    await new DynamoDBClient(clientOptions(recorder.url)).send(
      new BatchGetItemCommand({ RequestItems: { diwan: { Keys: [key('CODE#214', 'ACTIVITY')] } } }),
    );
    expect(recorder.quietFor()).toBe(Number.POSITIVE_INFINITY);
    await fetch(`${recorder.url}/pool/.well-known/jwks.json`);
    expect(await noted()).toEqual([]);
  });

  it('tells the cloud that TLS ends here, as policies demand', async () => {
    answer = (request, response) => response.end(request.headers['x-forwarded-proto']);
    expect(await (await fetch(recorder.url)).text()).toBe('https');
  });

  it('knows a function by its name, whatever Powertools puts behind it', () => {
    const from = (agent: string) => functionOf({ 'user-agent': `aws-sdk-js/3.1 ua/2.1 ${agent} m/E` });
    expect(from('app/send-sms')).toBe('send-sms');
    expect(from('app/send-sms-PT-NO-OP-2.35.0-PTEnv-NA')).toBe('send-sms');
    expect(from('lang/js')).toBe('unknown');
  });

  it('passes bodies and errors on as they are', async () => {
    answer = (request, response, body) => {
      response.writeHead(418, { 'x-seen': request.headers['x-sent'] ?? '', 'set-cookie': ['a=1', 'b=2'] });
      response.end(body);
    };
    const bytes = new Uint8Array(300_000).map((_, at) => at % 251);
    const echoed = await fetch(`${recorder.url}/a%20b?c=%2F`, {
      method: 'PUT',
      headers: { 'x-sent': 'yes' },
      body: bytes,
    });
    expect(echoed.status).toBe(418);
    expect(echoed.headers.get('x-seen')).toBe('yes');
    expect(echoed.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(Buffer.from(await echoed.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('knows how long it has been quiet', async () => {
    expect(recorder.quietFor()).toBe(Number.POSITIVE_INFINITY);
    await fetch(recorder.url);
    expect(recorder.quietFor()).toBeLessThan(1000);
  });
});

describe('the edge', () => {
  it('finds the API by its host name and passes everything on', async () => {
    answer = (request, response) =>
      response.end(JSON.stringify([request.headers.host, request.url, request.headers['x-forwarded-host']]));
    const edge = await startEdge({ port: 0, cloudPort: cloudPort(), httpApiId: () => 'abc123' });
    const seen = await (await fetch(`${edge.url}/api/activities?centre=kirkuk`)).json();
    expect(seen).toEqual([
      `abc123.execute-api.127.0.0.1:${cloudPort()}`,
      '/api/activities?centre=kirkuk',
      `127.0.0.1:${edge.port}`,
    ]);
    await edge.close();
  });

  it('takes nothing new once its intake is closed, and finishes what is under way', async () => {
    const edge = await startEdge({ port: 0, cloudPort: cloudPort(), httpApiId: () => 'abc123' });
    const arrived = new Promise<ServerResponse>((resolve) => {
      answer = (_, response) => resolve(response);
    });
    const first = fetch(edge.url);
    const held = await arrived;
    edge.closeIntake();
    const second = await fetch(edge.url, { method: 'POST', body: '{}' });
    expect([second.status, await second.text()]).toEqual([503, 'Diwan is stopping and takes nothing new.\n']);
    expect(edge.underWay()).toBe(1);
    held.end('done');
    expect(await (await first).text()).toBe('done');
    await expect.poll(edge.underWay).toBe(0);
    await edge.close();
  });

  it('says so when the cloud does not answer, and when it has not started yet', async () => {
    let id: string | undefined;
    const edge = await startEdge({ port: 0, cloudPort: 1, httpApiId: () => id });
    expect((await fetch(edge.url)).status).toBe(503);
    id = 'abc123';
    const lost = await fetch(edge.url, { method: 'POST', body: 'x'.repeat(100_000) });
    expect([lost.status, await lost.json()]).toEqual([
      502,
      expect.objectContaining({ title: 'The local cloud does not answer.' }),
    ]);
    await edge.close();
  });
});
