/** What AWS puts into a dead-letter queue, as its documentation shows it, unwrapped. */
import { describe, expect, it } from 'vitest';
import { contentOf } from '#bin/ops/dead-letters/content.ts';
import { parcelOf } from '#bin/ops/dead-letters/parcel.ts';
import { asOnTheBus } from '#bin/ops/events/mouths.ts';
import type { DeadQueue } from '#bin/ops/queues/queues.ts';
import type { SetAside } from '#bin/ops/queues/take.ts';
import { samples } from '#events/catalogue/samples.ts';
import { namesOnly } from '#tests/support/queues/installation.ts';

const arn = (queue: string) => `arn:aws:sqs:me-central-1:123456789012:diwan-dev-${queue}`;
const numbers = { waiting: 1, taken: 0, delayed: 0 };
const deadOf = (of: string, hasQueue = true): DeadQueue => ({
  ...numbers,
  of,
  short: `${of}-dead`,
  url: `https://sqs/diwan-dev-${of}-dead`,
  arn: arn(`${of}-dead`),
  ...(hasQueue
    ? {
        source: {
          ...numbers,
          short: of,
          url: `https://sqs/diwan-dev-${of}`,
          arn: arn(of),
          failuresTo: arn(`${of}-dead`),
          tries: 5,
        },
      }
    : {}),
});
const event = samples['registration.offered'].sample;
const since = new Date('2026-11-30T08:00:00Z');
const setAside = (body: unknown, more: Partial<SetAside> = {}): SetAside => ({
  messageId: 'a4c1',
  receipt: 'r',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  since,
  attributes: {},
  ...more,
});
const unwrapped = (message: SetAside, dead: DeadQueue) => parcelOf(message, dead, namesOnly());

describe('what came through a queue', () => {
  it('goes back to it, as it is', () => {
    const body = JSON.stringify({
      complete: { activityId: event.data.activityId, over: '2026-11-29T10:00:00.000Z' },
    });
    const parcel = unwrapped(setAside(body, { cameFrom: arn('complete') }), deadOf('complete'));
    expect(parcel).toEqual({
      messageId: 'a4c1',
      since,
      wrapping: 'queue',
      tries: 5,
      content: `complete activityId ${event.data.activityId} over 2026-11-29T10:00:00.000Z`,
      to: { queue: arn('complete'), body },
    });
  });

  it('goes back to the queue that SQS names, also where another uses the same dead-letter queue', () => {
    const parcel = unwrapped(setAside({ morning: true }, { cameFrom: arn('grants') }), deadOf('promote'));
    expect(parcel.to).toMatchObject({ queue: arn('grants') });
  });
});

it('what a function put aside itself, because it can never work, goes to its queue', () => {
  const body = JSON.stringify(asOnTheBus(event, arn('notify')));
  const attributes = { ERROR_CODE: 'CANNOT_BE_HANDLED', ERROR_MESSAGE: 'no data' };
  expect(unwrapped(setAside(body, { attributes }), deadOf('notify'))).toMatchObject({
    wrapping: 'function',
    why: 'CANNOT_BE_HANDLED: no data',
    eventId: event.id,
    to: { queue: arn('notify'), body },
  });
});

describe('what EventBridge put aside', () => {
  const body = JSON.stringify(asOnTheBus(event, arn('notify')));
  const attributes = {
    RULE_ARN: 'arn:aws:events:me-central-1:123456789012:rule/diwan-dev/TellPeople',
    TARGET_ARN: arn('notify'),
    ERROR_CODE: 'SDK_CLIENT_ERROR',
    ERROR_MESSAGE: 'Unable to send',
    RETRY_ATTEMPTS: '185',
    EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
  };

  it('is the event itself, for the target of the rule', () => {
    expect(unwrapped(setAside(body, { attributes }), deadOf('notify'))).toMatchObject({
      wrapping: 'rule',
      content: `registration.offered ${event.id}`,
      eventId: event.id,
      tries: 186,
      why: 'SDK_CLIENT_ERROR: Unable to send',
      to: { queue: arn('notify'), body },
    });
  });

  it('says why in the words there are', () => {
    const { ERROR_CODE: _code, ERROR_MESSAGE: _message, ...few } = attributes;
    expect(unwrapped(setAside(body, { attributes: few }), deadOf('notify')).why).toBe('MaximumRetryAttempts');
  });
});

describe('what Scheduler put aside', () => {
  const job = {
    activityId: event.data.activityId,
    personId: event.data.personId,
    deadline: event.data.deadline,
  };
  const attributes = {
    SCHEDULE_ARN: `arn:aws:scheduler:me-central-1:123456789012:schedule/diwan-dev-offer-deadlines/offer-${event.id}`,
    TARGET_ARN: arn('expire-offer'),
    ERROR_CODE: 'AWS.SimpleQueueService.NonExistentQueue',
    RETRY_ATTEMPTS: '0',
    IS_PAYLOAD_TRUNCATED: 'false',
  };

  it.each([
    ['the input of the target', JSON.stringify(job)],
    [
      'the whole call',
      JSON.stringify({ MessageBody: JSON.stringify(job), QueueUrl: 'https://sqs/diwan-dev-expire-offer' }),
    ],
  ])('is %s, for the target', (_what, body) => {
    expect(unwrapped(setAside(body, { attributes }), deadOf('clocks', false))).toMatchObject({
      wrapping: 'clock',
      tries: 1,
      to: { queue: arn('expire-offer'), body: JSON.stringify(job) },
      content: expect.stringContaining(`clock offer-${event.id}: the end of an offer`),
    });
  });

  it('stays where it was cut off', () => {
    const cut = { ...attributes, IS_PAYLOAD_TRUNCATED: 'true' };
    expect(
      unwrapped(setAside('{"activityId":"0', { attributes: cut }), deadOf('clocks', false)).to,
    ).toBeUndefined();
  });
});

describe('what SNS put aside', () => {
  const text = { originationNumber: '+9647501234567', messageBody: '214', inboundMessageId: 'x' };

  it.each([
    ['raw, as the subscription is', text],
    [
      'in its envelope',
      { Type: 'Notification', TopicArn: 'arn:aws:sns:x:1:diwan-dev-inbound', Message: JSON.stringify(text) },
    ],
  ])('goes to the queue of the subscription: %s', (_how, body) => {
    const parcel = unwrapped(setAside(body), deadOf('sms-inbound'));
    expect(parcel).toMatchObject({ wrapping: 'topic', content: 'a text that came in' });
    expect(parcel.to).toEqual({ queue: arn('sms-inbound'), body: JSON.stringify(text) });
  });
});

describe('what Lambda put aside of the stream', () => {
  const notice = {
    requestContext: {
      requestId: '316aa6d0-8154-xmpl-9af7-85d5f4a6bc81',
      functionArn: 'arn:aws:lambda:me-central-1:123456789012:function:diwan-dev-count',
      condition: 'RecordAgeExceeded',
      approximateInvokeCount: 412,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: '2026-11-30T20:00:00.000Z',
    DDBStreamBatchInfo: {
      shardId: 'shardId-00000001573689847184-864758bb',
      startSequenceNumber: '800000000003126276362',
      endSequenceNumber: '800000000003126276362',
      approximateArrivalOfFirstRecord: '2026-11-30T08:00:00Z',
      approximateArrivalOfLastRecord: '2026-11-30T08:05:00Z',
      batchSize: 1,
      streamArn: 'arn:aws:dynamodb:me-central-1:123456789012:table/t/stream/2026-11-01T00:00:00.000',
    },
  };

  it('says where the events stand: they are read from the table by their time', () => {
    const parcel = unwrapped(setAside(notice), deadOf('count', false));
    expect(parcel).toMatchObject({
      wrapping: 'stream',
      tries: 412,
      why: 'RecordAgeExceeded',
      content: expect.stringMatching(/^1 events in shardId-\S+, 8\d+ to 8\d+$/),
      to: { reader: 'count', until: new Date('2026-11-30T08:06:00Z') },
    });
    const from = parcel.to !== undefined && 'from' in parcel.to ? parcel.to.from : since;
    // Retries of a command write an event later than it happened.
    expect(from.getTime()).toBeLessThanOrEqual(Date.parse('2026-11-30T07:55:00Z'));
  });

  it('stays where it does not say when', () => {
    const { DDBStreamBatchInfo: info, ...rest } = notice;
    const { approximateArrivalOfFirstRecord: _first, ...without } = info;
    const odd = setAside({ ...rest, DDBStreamBatchInfo: without });
    expect(unwrapped(odd, deadOf('count', false)).to).toBeUndefined();
  });

  it('is the event itself where the reader put it aside', () => {
    const parcel = unwrapped(setAside(event), deadOf('relay', false));
    expect(parcel).toMatchObject({ wrapping: 'function', eventId: event.id });
    expect(parcel.to).toEqual({ reader: 'relay', events: [event] });
  });
});

it('what a function that is called without a queue could not do is called again', () => {
  const payload = { awslogs: { data: 'H4sI' } };
  const functionArn = 'arn:aws:lambda:me-central-1:123456789012:function:diwan-dev-sms-reports';
  const notice = {
    requestContext: {
      functionArn: `${functionArn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: 3,
    },
    requestPayload: payload,
    responsePayload: { errorType: 'AggregateError', errorMessage: 'of +9647501234567' },
  };
  expect(unwrapped(setAside(notice), deadOf('sms-reports', false))).toEqual({
    messageId: 'a4c1',
    since,
    wrapping: 'invocation',
    content: 'delivery reports of SNS',
    tries: 3,
    why: 'RetriesExhausted: AggregateError',
    to: { functionArn, payload: JSON.stringify(payload) },
  });
});

it('what cannot be told stays', () => {
  for (const body of ['not JSON', '[1]', '"text"', 'null', '{"odd":1}']) {
    expect(unwrapped(setAside(body), deadOf('count', false))).toMatchObject({ wrapping: 'unknown' });
    expect(unwrapped(setAside(body), deadOf('count', false)).to).toBeUndefined();
  }
});

describe('of no message is shown what it says of anyone', () => {
  const name = 'زينب علي';
  const phone = '+9647501234567';
  it.each([
    [{ originationNumber: phone, messageBody: `214 ${name}`, inboundMessageId: 'x' }],
    [{ door: 'android', textId: 'x', phone, body: name, receivedAt: '2026-11-30T08:00:00Z' }],
    [
      {
        messageId: 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4',
        phone,
        lines: [{ key: 'sms.erased', args: { name } }],
      },
    ],
    [{ messageId: phone, phone }],
    [{ tell: { news: { data: { name } }, after: phone } }],
    [{ [name]: { personId: name } }],
    [{ type: name, id: phone, occurredAt: name }],
    [{ 'detail-type': name, detail: { id: phone } }],
    [{ deadline: name, startsAt: phone, at: name }],
    [name],
  ])('%j', (body) => {
    const shown = contentOf(JSON.stringify(body));
    expect(shown).not.toContain(name);
    expect(shown).not.toContain('زينب');
    expect(shown).not.toContain('7501234567');
  });
});
