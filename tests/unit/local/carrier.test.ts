import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CheckIfPhoneNumberIsOptedOutCommand,
  OptInPhoneNumberCommand,
  PublishCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Carrier, startCarrier } from '#local/carrier/carrier.ts';
import { credentials } from '#local/cloud/aws.ts';
import type { AwsCall } from '#local/edge/calls.ts';

const phone = '+9647701234501';
let folder: string;
let carrier: Carrier;
let topic: Server;
/** What reached the topic of two-way SMS. */
let delivered: Record<string, string>[];
let awsCalls: AwsCall[];

/** As much of SNS as takes a publish to a topic. */
function startTopic(): Promise<Server> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    delivered.push({ TopicArn: form.get('TopicArn') ?? '', ...JSON.parse(form.get('Message') ?? '{}') });
    response.setHeader('content-type', 'text/xml');
    response.end(
      '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
    );
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const openCarrier = (fresh = false) =>
  startCarrier({
    port: 0,
    file: join(folder, 'carrier.jsonl'),
    fresh,
    onAwsCall: (call) => awsCalls.push(call),
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrier-'));
  delivered = [];
  awsCalls = [];
  topic = await startTopic();
  carrier = await openCarrier();
  carrier.connect(`http://127.0.0.1:${portOf(topic)}`, 'arn:aws:sns:me-central-1:000000000000:inbound');
});

afterEach(async () => {
  await carrier.close();
  topic.closeAllConnections();
  topic.close();
  rmSync(folder, { recursive: true, force: true });
});

function post(path: string, body: unknown): Promise<Response> {
  return fetch(carrier.url + path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const text = (body: string, more: object = {}) => post(`/phones/${phone}/messages`, { body, ...more });

const listed = z.array(z.looseObject({ at: z.string() }));

async function thread() {
  return listed.parse(
    await (await fetch(`${carrier.url}/phones/${encodeURIComponent(phone)}/messages`)).json(),
  );
}

async function idIn(answer: Response): Promise<string> {
  return z.object({ id: z.string() }).parse(await answer.json()).id;
}

/** The network as `send-sms` sees it; one attempt, so that every fault is seen. */
const network = () =>
  new SNSClient({
    endpoint: `${carrier.url}/sns`,
    region: 'me-central-1',
    credentials,
    maxAttempts: 1,
    userAgentAppId: 'send-sms',
  });
const publish = (Message: string, PhoneNumber = phone) =>
  network().send(new PublishCommand({ PhoneNumber, Message }));

describe('a phone that texts the centre', () => {
  it('is delivered the way AWS delivers two-way SMS', async () => {
    const answer = await text('٢١٤');
    expect(answer.status).toBe(201);
    const id = await idIn(answer);
    expect(delivered).toEqual([
      {
        TopicArn: 'arn:aws:sns:me-central-1:000000000000:inbound',
        originationNumber: phone,
        destinationNumber: '+9647800000214',
        messageKeyword: expect.any(String),
        messageBody: '٢١٤',
        inboundMessageId: id,
      },
    ]);
  });

  it('names the message it answers', async () => {
    const { MessageId } = await publish('Have you children with you?');
    await text('2');
    expect(delivered[0]?.previousPublishedMessageId).toBe(MessageId);
  });

  it('sees both directions, oldest first, with the segments the network bills', async () => {
    await text('214');
    await publish('م'.repeat(71));
    expect(await thread()).toEqual([
      expect.objectContaining({ direction: 'out', body: '214', segments: 1, encoding: 'GSM-7' }),
      expect.objectContaining({
        direction: 'in',
        segments: 2,
        encoding: 'UCS-2',
        at: expect.stringMatching(/Z$/),
      }),
    ]);
  });

  it('shows one message however often the network delivers it', async () => {
    await text('214', { id: 'same', copies: 2 });
    await text('214', { id: 'same' });
    expect(delivered.map(({ inboundMessageId }) => inboundMessageId)).toEqual(['same', 'same', 'same']);
    expect(await thread()).toHaveLength(1);
  });

  it('gives every message an id of its own', async () => {
    const ids = await Promise.all([text('214'), text('214')].map(async (answer) => idIn(await answer)));
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    ['a body that is not JSON', `/phones/${phone}/messages`, '{', 400],
    ['no body', `/phones/${phone}/messages`, {}, 400],
    ['a body that is not text', `/phones/${phone}/messages`, { body: 214 }, 400],
    ['an unknown field', `/phones/${phone}/messages`, { body: '214', from: 'x' }, 400],
    ['a number without its country', '/phones/07701234501/messages', { body: '214' }, 400],
    ['a broken percent encoding', '/phones/%E0%A4%A/messages', { body: '214' }, 400],
    ['a fault of an impossible status', '/faults', { failNext: 1, status: 200 }, 400],
    ['an unknown fault', '/faults', { explode: true }, 400],
    ['an unknown address', '/nowhere', {}, 404],
    ['far too much', `/phones/${phone}/messages`, { body: 'x'.repeat(300_000) }, 413],
  ])('refuses %s with a problem', async (_, path, body, status) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, title: expect.stringMatching(/\w/) });
    expect(delivered).toEqual([]);
  });

  it('is told that the centre cannot be reached yet', async () => {
    const lonely = await startCarrier({ port: 0, file: join(folder, 'lonely.jsonl') });
    const answer = await fetch(`${lonely.url}/phones/${phone}/messages`, {
      method: 'POST',
      body: '{"body":"214"}',
    });
    expect(answer.status).toBe(503);
    await lonely.close();
  });

  it('is refused while Diwan stops, and still gets what the centre sends', async () => {
    carrier.closeIntake();
    const answer = await text('214');
    expect([answer.status, await answer.json()]).toEqual([
      503,
      expect.objectContaining({ title: 'Diwan is stopping: no text can be delivered any more.' }),
    ]);
    expect(delivered).toEqual([]);
    await publish('Your place is kept.');
    expect(await thread()).toMatchObject([{ direction: 'in', body: 'Your place is kept.' }]);
  });
});

describe('the centre that texts phones', () => {
  it('is answered with the id of the message, and the call is noted for the function', async () => {
    expect((await publish('Your place is kept.')).MessageId).toMatch(/^[\w-]{36}$/);
    expect(awsCalls).toEqual([{ function: 'send-sms', action: 'sns:Publish', resource: '*' }]);
  });

  it('is listed from an instant on', async () => {
    await publish('before');
    const [before] = listed.parse(await (await fetch(`${carrier.url}/messages`)).json());
    await new Promise((done) => setTimeout(done, 5));
    const since = new Date().toISOString();
    await publish('after');
    await text('not this one');
    const later = await (await fetch(`${carrier.url}/messages?since=${since}`)).json();
    expect(later).toMatchObject([{ body: 'after', to: phone }]);
    expect(Date.parse(before?.at ?? '')).toBeLessThan(Date.parse(since));
    expect((await fetch(`${carrier.url}/messages?since=yesterday`)).status).toBe(400);
  });

  it('is refused a number that is none, and a text longer than SNS takes', async () => {
    await expect(publish('x', '0770')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(publish('x'.repeat(1601))).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await publish('x'.repeat(1600));
    expect(await thread()).toHaveLength(1);
  });
});

describe('a phone that the network leaves alone', () => {
  const optedOut = async () =>
    (await network().send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: phone }))).isOptedOut;
  const optIn = () => network().send(new OptInPhoneNumberCommand({ phoneNumber: phone }));

  it('is on its list, and gets nothing, though the text is taken', async () => {
    expect(await optedOut()).toBe(false);
    expect((await post(`/phones/${phone}/opt-out`, {})).status).toBe(201);
    expect(await optedOut()).toBe(true);
    expect((await publish('unwanted')).MessageId).toMatch(/^[\w-]{36}$/);
    expect(await thread()).toEqual([]);
    expect(awsCalls.map(({ action }) => action)).toEqual([
      'sns:CheckIfPhoneNumberIsOptedOut',
      'sns:CheckIfPhoneNumberIsOptedOut',
      'sns:Publish',
    ]);
  });

  it('can be let in again, once in 30 days', async () => {
    await post(`/phones/${phone}/opt-out`, {});
    await optIn();
    expect(await optedOut()).toBe(false);
    await publish('wanted again');
    expect(await thread()).toHaveLength(1);
    await post(`/phones/${phone}/opt-out`, {});
    await expect(optIn()).rejects.toMatchObject({ name: 'InvalidParameterException' });
    expect(await optedOut()).toBe(true);
  });

  it('may have been let in lately', async () => {
    await post(`/phones/${phone}/opt-out`, { letInLately: true });
    await expect(optIn()).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('faults', () => {
  it('fail the next publishes and no more', async () => {
    await post('/faults', { failNext: 2, status: 503 });
    for (const _ of [1, 2]) {
      await expect(publish('x')).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 } });
    }
    await publish('through');
    expect(await thread()).toMatchObject([{ body: 'through' }]);
  });

  it('hit a share of all publishes until they are taken back', async () => {
    await post('/faults', { share: 0.3 });
    const outcomes = await Promise.allSettled(Array.from({ length: 200 }, () => publish('x')));
    const failed = outcomes.filter(({ status }) => status === 'rejected').length;
    // Six standard deviations around sixty.
    expect(failed).toBeGreaterThan(20);
    expect(failed).toBeLessThan(100);
    expect(await thread()).toHaveLength(200 - failed);
    await post('/faults', {});
    for (const _ of Array(20)) await publish('through');
  });

  it('throttle as SNS does', async () => {
    await post('/faults', { failNext: 1, status: 429 });
    await expect(publish('x')).rejects.toMatchObject({ name: 'ThrottledException' });
  });

  it('lose the answer to a message that has been accepted', async () => {
    await post('/faults', { dropAfterAccept: true });
    await expect(publish('delivered all the same')).rejects.toThrow();
    expect(await thread()).toMatchObject([{ body: 'delivered all the same' }]);
    await publish('and answered again');
  });

  it('slow every publish until they are taken back', async () => {
    await post('/faults', { delayMs: 80 });
    const begun = performance.now();
    await publish('slow');
    expect(performance.now() - begun).toBeGreaterThan(75);
    expect(await (await post('/faults', {})).json()).toEqual({
      failNext: 0,
      status: 503,
      delayMs: 0,
      dropAfterAccept: false,
    });
  });
});

describe('a phone that texts do not arrive at', () => {
  it('does not get them, though the network takes them', async () => {
    await post(`/phones/${phone}/reception`, { failure: 'temporary', times: 2 });
    for (const body of ['one', 'two', 'three']) expect((await publish(body)).MessageId).toBeDefined();
    expect(await thread()).toMatchObject([{ body: 'three' }]);
    await post(`/phones/${phone}/reception`, { failure: 'permanent' });
    await publish('four');
    await post(`/phones/${phone}/reception`, {});
    await publish('five');
    expect(await thread()).toMatchObject([{ body: 'three' }, { body: 'five' }]);
  });
});

describe('a restart', () => {
  it('keeps what was carried, and --fresh forgets it', async () => {
    await publish('kept');
    await carrier.close();
    carrier = await openCarrier();
    expect(await thread()).toMatchObject([{ body: 'kept' }]);
    await carrier.close();
    carrier = await openCarrier(true);
    expect(await thread()).toEqual([]);
  });

  it('passes over a line that a crash has cut off', async () => {
    await publish('whole');
    await carrier.close();
    const file = join(folder, 'carrier.jsonl');
    const { appendFileSync } = await import('node:fs');
    appendFileSync(file, readFileSync(file, 'utf8').slice(0, 30));
    carrier = await openCarrier();
    expect(await thread()).toMatchObject([{ body: 'whole' }]);
  });
});

describe('the page of phones', () => {
  it('is served with its script and style, and follows the messages as they come', async () => {
    for (const path of ['/', '/phones.js', '/phones.css'])
      expect((await fetch(carrier.url + path)).status).toBe(200);
    const stream = await fetch(`${carrier.url}/stream`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await publish('live');
    let seen = '';
    while (!seen.includes('live')) seen += (await reader?.read())?.value ?? '';
    expect(seen).toContain('+9647800000214');
    await reader?.cancel();
  });
});
