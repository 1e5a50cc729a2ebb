/** What lies in dead-letter queues is seen, and sent to where it belongs, on the deployed stacks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCourseNow, type Course } from '../cloud/course.ts';
import {
  activity,
  aPhone,
  countsOf,
  eventually,
  newNumber,
  quiet,
  registerByApi,
  tokenOf,
} from '../cloud/driver.ts';
import {
  emptied,
  functionArn,
  lay,
  lyingOn,
  ops,
  queueArn,
  startOps,
  takeOff,
  working,
} from '../cloud/operating.ts';

let course: Course;
beforeAll(async () => {
  course = await aCourseNow(24 * 60, { capacity: 120 });
});
const readers = ['count', 'relay', 'notify'];
afterAll(async () => {
  for (const reader of readers) await working(reader, true);
});

const registered = async (phone: string, name = 'Zainab Ali') => {
  const { status } = await registerByApi({ activityCode: course.code, name, phone, language: 'en' });
  expect(status).toBe(201);
};
const aText = (phone: string, body: string, id: string) => ({
  originationNumber: phone,
  destinationNumber: '+9647800000000',
  messageKeyword: 'x',
  messageBody: body,
  inboundMessageId: id,
});

/** What Lambda says of events that a reader of the stream could not handle, which stand in the table since a minute at most. */
const notice = (reader: string) => ({
  requestContext: {
    functionArn: functionArn(reader),
    condition: 'RecordAgeExceeded',
    approximateInvokeCount: 99,
  },
  version: '1.0',
  DDBStreamBatchInfo: {
    shardId: 'shardId-1',
    startSequenceNumber: '1',
    endSequenceNumber: '2',
    approximateArrivalOfFirstRecord: new Date(Date.now() - 5_000).toISOString(),
    approximateArrivalOfLastRecord: new Date().toISOString(),
    batchSize: 1,
  },
});

describe('what SNS put aside', () => {
  test('is listed and shown without its words, stays until it is sent, and is answered then', async () => {
    const phone = aPhone();
    await lay('sms-inbound-dead', aText(phone.number, `${course.code} Layla Karim`, `dead-${phone.number}`));

    const list = await ops('dlq', 'list');
    expect(list).toMatchObject({ status: 1, out: expect.stringMatching(/sms-inbound +1 .*topic 1/) });
    const show = await ops('dlq', 'show', 'sms-inbound');
    expect(show).toMatchObject({ status: 1, out: expect.stringContaining('a text that came in') });
    expect(`${list.out}${show.out}${show.err}`).not.toMatch(/Layla|\d{9}/);
    expect(await lyingOn('sms-inbound-dead')).toEqual({ waiting: 1, taken: 0 });

    const refused = await ops('dlq', 'redrive', 'sms-inbound');
    expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('--yes') });
    const dry = await ops('dlq', 'redrive', 'sms-inbound', '--dry-run', '--yes');
    expect(dry.out).toMatch(/sms-inbound +topic +queue sms-inbound +1/);
    expect(await lyingOn('sms-inbound-dead')).toEqual({ waiting: 1, taken: 0 });

    expect(await ops('dlq', 'redrive', 'sms-inbound', '--yes', '--wait', '30')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/Sent: 1 message\.[\s\S]*0 came back/),
    });
    expect((await phone.message(1)).body).toContain(course.code);
    expect(await ops('dlq', 'show', 'sms-inbound')).toMatchObject({ status: 0 });
  });
});

describe('what EventBridge put aside', () => {
  test('goes to the target of its rule, and people hear of it', async () => {
    const phone = aPhone();
    await working('notify', false);
    await registered(phone.number);
    const body = await takeOff('notify', 'registration.confirmed');
    await working('notify', true);
    await lay('notify-dead', body, {
      RULE_ARN: 'arn:aws:events:x:0:rule/diwan-local/TellPeople',
      TARGET_ARN: queueArn('notify'),
      ERROR_CODE: 'NO_PERMISSIONS',
      RETRY_ATTEMPTS: '3',
    });
    expect(await ops('dlq', 'show', 'notify')).toMatchObject({
      out: expect.stringMatching(/rule .* 4 +registration\.confirmed [\da-f-]{36} +NO_PERMISSIONS/),
    });
    expect(await phone.received()).toEqual([]);
    expect(await ops('dlq', 'redrive', 'notify', '--yes')).toMatchObject({ status: 0 });
    expect((await phone.message(1)).body).toContain(course.code);
  });
});

describe('what Lambda put aside of the stream', () => {
  test('is counted once, out of the table', async () => {
    const token = await tokenOf('kirkuk.manager');
    const confirmed = async () =>
      (await countsOf(token, `activity:${course.activityId}`)).totals.confirmed ?? 0;
    await quiet(3_000);
    const before = await confirmed();
    await working('count', false);
    await registered(newNumber(), 'Shirin Aziz');
    await quiet(2_000);
    expect(await confirmed()).toBe(before);
    await lay('count-dead', notice('count'));
    expect(await ops('dlq', 'redrive', 'count', '--dry-run')).toMatchObject({
      out: expect.stringMatching(/count +stream +count, out of the table +1/),
    });
    expect(await confirmed()).toBe(before);
    expect(await ops('dlq', 'redrive', 'count', '--yes')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/with \d+ events? out of the table/),
    });
    expect(await confirmed()).toBe(before + 1);
    await working('count', true);
    await quiet(3_000);
    expect(await confirmed()).toBe(before + 1);
  });

  test('comes to the bus after all', async () => {
    const phone = aPhone();
    await working('relay', false);
    await registered(phone.number, 'Hawre Omar');
    await quiet(2_000);
    expect(await phone.received()).toEqual([]);
    await lay('relay-dead', notice('relay'));
    expect(await ops('dlq', 'redrive', 'relay', '--yes')).toMatchObject({ status: 0 });
    expect((await phone.message(1)).body).toContain(course.code);
    await working('relay', true);
    await quiet(3_000);
    expect(await phone.received()).toHaveLength(1);
  });
});

describe('what Scheduler put aside', () => {
  test('goes to the queue that the clock should have filled', async () => {
    await lay(
      'promote-dead',
      { MessageBody: '{"morning":true}', QueueUrl: 'https://sqs/x' },
      {
        SCHEDULE_ARN: 'arn:aws:scheduler:x:0:schedule/default/diwan-local-promote-morning',
        TARGET_ARN: queueArn('promote'),
        ERROR_CODE: 'AccessDenied',
      },
    );
    const done = await ops('dlq', 'redrive', 'promote', '--yes', '--wait', '60', '--json');
    expect(JSON.parse(done.out)).toMatchObject({
      needsAttention: false,
      result: {
        planned: { ways: [{ of: 'promote', wrapping: 'clock', to: 'queue promote', messages: 1 }] },
        done: { sent: [{ to: 'promote', wrapping: 'clock' }], left: [], cameBack: [] },
      },
    });
  });
});

describe('a message that can never work', () => {
  test('comes back, and is named; it is not lost', async () => {
    const poison = { activityId: course.activityId, deadline: 'never' };
    await lay('expire-offer-dead', poison);
    const sent = await ops('dlq', 'redrive', 'expire-offer', '--yes', '--wait', '60');
    expect(sent).toMatchObject({
      status: 1,
      out: expect.stringMatching(/Sent: 1 message\.\n(Came back to expire-offer|1 message on the queues)/),
    });
    const { waiting, taken } = await lyingOn('expire-offer');
    const { waiting: back } = await lyingOn('expire-offer-dead');
    expect(waiting + taken + back).toBe(1);
    await emptied('expire-offer');
    await emptied('expire-offer-dead');
  });

  test('that belongs nowhere is named and left', async () => {
    await lay('count-dead', { odd: 'Layla +9647501234567' });
    const done = await ops('dlq', 'redrive', '--all', '--yes');
    expect(done).toMatchObject({
      status: 1,
      out: expect.stringContaining('Where it belongs cannot be told.'),
    });
    expect(done.out).not.toMatch(/Layla|\d{9}/);
    expect(await lyingOn('count-dead')).toEqual({ waiting: 1, taken: 0 });
    await emptied('count-dead');
  });
});

test('a command that is killed in the middle loses nothing, and nothing is done twice', async () => {
  const phones = Array.from({ length: 60 }, () => aPhone());
  const { placesLeft } = await activity(course.code);
  for (const { number } of phones) {
    await lay('sms-inbound-dead', aText(number, `${course.code} Ahmed female 1990`, `killed-${number}`));
  }
  const { child, ended } = startOps('dlq', 'redrive', 'sms-inbound', '--yes');
  await eventually(async () => {
    const { waiting, taken } = await lyingOn('sms-inbound-dead');
    if (waiting + taken > 50) throw new Error('It has not begun');
  }, 60_000);
  child.kill('SIGKILL');
  await ended;
  const left = await lyingOn('sms-inbound-dead');
  expect(left.waiting + left.taken).toBeGreaterThan(0);
  // What the killed one had taken is hidden for a minute.
  await eventually(async () => {
    const { taken } = await lyingOn('sms-inbound-dead');
    if (taken > 0) throw new Error('Some are hidden still');
  }, 90_000);
  expect(await ops('dlq', 'redrive', 'sms-inbound', '--yes', '--wait', '90')).toMatchObject({ status: 0 });
  for (const phone of phones) await phone.message(1, 60_000);
  await quiet(2_000);
  for (const phone of phones) expect(await phone.received()).toHaveLength(1);
  expect((await activity(course.code)).placesLeft).toBe(placesLeft - phones.length);
});
