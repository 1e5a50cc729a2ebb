import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, expect, inject, test } from 'vitest';
import { clientOptions } from '../../local/cloud/aws.ts';
import { localMonth } from '../../shared/language/index.ts';
import { keys } from '../../shared/table/index.ts';
import { aPhone, carrierUrl, eventually, quiet, registerByApi } from './driver.ts';

const lambda = new LambdaClient(clientOptions(inject('endpoint')));
const FunctionName = 'diwan-local-send-sms';
let before: Record<string, string> | undefined;

/** Gives `send-sms` other settings, as a deployment would. */
async function settings(
  changed: (sending: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  before ??= Environment?.Variables ?? {};
  const SENDING = JSON.stringify(changed(JSON.parse(before.SENDING ?? '{}')));
  const Variables = { ...before, SENDING };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
}

afterEach(async () => {
  if (before === undefined) return;
  const Environment = { Variables: before };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment }));
});

const inBaghdad = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Baghdad',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const minutesFromNow = (minutes: number): string => inBaghdad.format(Date.now() + minutes * 60_000);
const fromForm = (phone: string, activityCode = '214') =>
  registerByApi({ activityCode, name: 'Shilan', phone, language: 'en' });

test('what nobody asked for waits until the quiet hours are over, and is sent once', {
  timeout: 240_000,
}, async () => {
  // Over midnight as well as within a day; they end with the minute after next at the latest.
  const quietHours = { from: minutesFromNow(-1), until: minutesFromNow(2) };
  await settings((sending) => ({ ...sending, quietHours }));
  const { number, received } = aPhone();
  expect((await fromForm(number)).status).toBe(201);
  const asking = aPhone();
  await asking.text('HELP');
  await asking.message(1);
  await quiet(2000);
  expect(await received()).toEqual([]);
  const { at } = await eventually(async () => {
    const [first] = await received();
    if (first === undefined) throw new Error('It is still held');
    return first;
  }, 200_000);
  expect(inBaghdad.format(Date.parse(at)) >= quietHours.until || quietHours.until < quietHours.from).toBe(
    true,
  );
  await quiet(2000);
  expect(await received()).toHaveLength(1);
});

test('a phone on the network’s own list has stopped, until its owner texts START', async () => {
  const { number, received, text, message } = aPhone();
  const optOut = { method: 'POST', body: '{}' };
  expect((await fetch(`${carrierUrl}/phones/${number}/opt-out`, optOut)).status).toBe(201);
  expect((await fromForm(number)).status).toBe(201);
  await quiet(4000);
  expect(await received()).toEqual([]);
  await text('START');
  expect((await message(1)).body).toMatch(/START|again/);
});

test('a month that is used up ends notices, and not the word that a phone has stopped', async () => {
  await settings((sending) => ({ ...sending, monthlyCap: { default: 0 } }));
  const { number, received, text, message } = aPhone();
  expect((await fromForm(number)).status).toBe(201);
  await quiet(4000);
  expect(await received()).toEqual([]);
  await text('STOP');
  expect((await message(1)).body).toMatch(/no more texts/);
});

/** Segments that a centre's texts have come to this month. */
async function segmentsOf(centre: string): Promise<number> {
  const dynamoDb = new DynamoDBClient(clientOptions(inject('endpoint')));
  const { pk, sk } = keys.spendKey(centre, localMonth(new Date().toISOString()));
  const Key = { pk: { S: pk }, sk: { S: sk } };
  const { tableName: TableName } = inject('outputs');
  const { Item } = await dynamoDb.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  dynamoDb.destroy();
  return Number(Item?.segments?.N ?? 0);
}

test('the form is no way to text strangers: three a day, the first says how to stop, and each is paid', async () => {
  const { number, received, message, text } = aPhone();
  const paid = await segmentsOf('diyala');
  for (const code of ['412', '413', '414', '415']) {
    expect((await fromForm(number, code)).status).toBe(201);
    await quiet(1500);
  }
  await message(3);
  await quiet(3000);
  const told = await received();
  expect(told).toHaveLength(3);
  expect(told.map(({ body }) => body.includes('STOP'))).toEqual([true, false, false]);
  const segments = told.reduce((sum, each) => sum + each.segments, 0);
  expect((await segmentsOf('diyala')) - paid).toBe(segments);
  // Her own text is answered all the same.
  await text('STATUS');
  expect((await message(4)).body).toContain('415');
});
