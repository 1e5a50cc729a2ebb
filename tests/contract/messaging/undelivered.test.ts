import { gzipSync } from 'node:zlib';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { beforeEach, expect, it } from 'vitest';
import { statusIn } from '#functions/sms-reports/delivery-status.ts';
import { openConcerns } from '#shared/concerns/index.ts';
import {
  type DeliveryReport,
  keepReport,
  type MessageRef,
  type Outgoing,
  type Publish,
  rankedQueues,
} from '#shared/messaging/index.ts';
import { keys } from '#shared/table/index.ts';
import { aMessage, outboxOf } from '#tests/support/messaging/outbox.ts';
import { reminders, sendBatch } from '#tests/support/messaging/sending.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const actor = { kind: 'system', function: 'sms-reports' } as const;

onTheTable('a text that did not arrive', () => {
  const db = tableForEachTest();
  let pushed: MessageRef[];
  let names: string[];
  const publish: Publish = async (_phone, _text, name) => {
    names.push(name);
    return `sns-${names.length}`;
  };
  beforeEach(() => {
    pushed = [];
    names = [];
  });

  const keep = (message: Outgoing, report: Partial<DeliveryReport> = {}) =>
    keepReport(
      db.context,
      { queue: { push: async (ref) => void pushed.push(ref) }, triedAgainAfter: [600, 3600], actor },
      {
        messageId: message.messageId,
        phone: message.phone,
        outcome: 'failed',
        at: db.clock.now().toISOString(),
        ...report,
      },
    );
  const temporary = { failure: 'temporary', reason: 'Phone is currently unreachable/unavailable' } as const;
  const permanent = { failure: 'permanent', reason: 'Invalid phone number' } as const;
  /** What waits on the queue of answers is sent, as far as it is due. */
  const sendAgain = () => sendBatch(db, 'answers', pushed.splice(0), { publish });
  const news = async () =>
    (await db.events())
      .filter(({ type }) => type.startsWith('message.'))
      .map(({ type, data }) => [type, data]);
  const concerns = () => openConcerns(db.context.table, 'kirkuk', 10);
  async function one(wanted: Partial<Outgoing> = {}): Promise<Outgoing> {
    const [message] = await reminders(db, 1, wanted);
    if (message === undefined) throw new Error('One was wanted');
    await sendBatch(db, 'reminders', [message], { publish });
    return message;
  }

  it('on the way is tried again ten minutes later, then an hour later, and then has failed', async () => {
    const message = await one();
    expect(await keep(message, temporary)).toBe(true);
    expect(pushed).toEqual([{ messageId: message.messageId }]);
    const early = await sendAgain();
    expect([...early.hidden.values()]).toHaveLength(1);
    expect(names).toHaveLength(1);

    db.clock.forward({ minutes: 11 });
    pushed.push(...early.again);
    await sendAgain();
    // By another name: a network would take the same for sent already.
    expect(names).toEqual([message.messageId, `${message.messageId}.2`]);
    expect(await keep(message, { ...temporary, messageId: `${message.messageId}.2` })).toBe(true);
    db.clock.forward({ minutes: 61 });
    await sendAgain();
    expect(await keep(message, { ...temporary, messageId: { networkId: 'sns-3' } })).toBe(true);
    expect(pushed).toEqual([]);
    expect(await news()).toMatchObject([
      ['message.sent', { attempt: 1, cost: 100_000 }],
      ['message.sent', { attempt: 2, cost: 100_000 }],
      ['message.sent', { attempt: 3, cost: 100_000 }],
      ['message.failed', { isPermanent: false, kind: 'sewing' }],
    ]);
    // Each sending costs.
    const month = await db.context.table.get<{ segments: number }>(keys.spendKey('kirkuk', '2026-11'));
    expect(month?.segments).toBe(3);
  });

  it.each(['delivered', 'failed'] as const)(
    'or did, is known also when the network says so under its name a moment before it is marked: %s',
    async (outcome) => {
      const [message] = await reminders(db, 1);
      if (message === undefined) throw new Error('One was wanted');
      const context = {
        ...db.context,
        pause: async () => void (await sendBatch(db, 'reminders', [message], { publish })),
      };
      const told = { messageId: { networkId: 'sns-1' }, phone: message.phone, outcome } as const;
      const queue = { push: async (ref: MessageRef) => void pushed.push(ref) };
      const at = db.clock.now().toISOString();
      const report = { ...told, at, ...(outcome === 'failed' ? temporary : {}) };
      expect(await keepReport(context, { queue, triedAgainAfter: [600], actor }, report)).toBe(true);
      expect(pushed).toHaveLength(outcome === 'failed' ? 1 : 0);
    },
  );

  it('that is not ours is let go by after a few looks', async () => {
    expect(await keep(await one(), { messageId: { networkId: 'someone-else' } })).toBe(false);
  });

  it.each([
    ['notice', 'reminders'],
    ['reminder', 'reminders'],
    ['broadcast', 'broadcasts'],
    ['answer', 'answers'],
  ] as const)(
    'is tried again among its like, so that no %s goes before others: %s',
    async (purpose, rank) => {
      const client = new SQSClient({ region: 'none', maxAttempts: 1 });
      const sqs = mockClient(client);
      const url = (name: string) => `https://sqs.invalid/0/${name}`;
      const urls = { answers: url('answers'), reminders: url('reminders'), broadcasts: url('broadcasts') };
      const message = await one();
      await db.context.table.update({
        update: keys.messageKey(message.messageId),
        changes: { set: { purpose } },
      });
      const { messageId, phone } = message;
      const report = { messageId, phone, outcome: 'failed', at: db.clock.now().toISOString() } as const;
      const queue = rankedQueues(client, JSON.stringify(urls));
      expect(
        await keepReport(db.context, { queue, triedAgainAfter: [600], actor }, { ...report, ...temporary }),
      ).toBe(true);
      expect(sqs).toHaveReceivedCommandExactlyOnceWith(SendMessageCommand, {
        QueueUrl: url(rank),
        MessageBody: JSON.stringify({ messageId }),
      });
      // And is sent from there.
      db.clock.forward({ minutes: 11 });
      await sendBatch(db, rank, [{ messageId }], { publish });
      expect(names).toHaveLength(2);
    },
  );

  it('is put on the queue again when its report comes again, and is tried again once', async () => {
    const message = await one();
    for (const _ of [1, 2, 3]) expect(await keep(message, temporary)).toBe(true);
    expect(pushed).toHaveLength(3);
    db.clock.forward({ minutes: 11 });
    await sendAgain();
    expect(names).toHaveLength(2);
    expect(await keep(message, temporary)).toBe(false);
  });

  it('but arrived after all is not sent again', async () => {
    const message = await one();
    await keep(message, temporary);
    expect(await keep(message, { outcome: 'delivered' })).toBe(true);
    db.clock.forward({ minutes: 11 });
    await sendAgain();
    expect(names).toHaveLength(1);
    expect((await news()).at(-1)).toMatchObject(['message.delivered', { from: 'sent' }]);
  });

  it('is not tried again when it would come too late', async () => {
    const message = await one({ notAfter: '2026-11-23T07:09:00.000Z' });
    await keep(message, temporary);
    expect(pushed).toEqual([]);
    expect((await news()).at(-1)).toMatchObject(['message.failed', { isPermanent: false }]);
  });

  it('that was tried again and is then dropped has failed: it is not both sent and dropped', async () => {
    const message = await one();
    await keep(message, temporary);
    await db.context.table.update({
      update: keys.phoneStateKey(message.phone),
      changes: { set: { stoppedAt: 'now' } },
    });
    db.clock.forward({ minutes: 11 });
    await sendAgain();
    expect((await news()).map(([type]) => type)).toEqual(['message.sent', 'message.failed']);
  });

  it('at a number that takes none marks the phone: nothing unasked goes there until its next text', async () => {
    const message = await one();
    expect(await keep(message, permanent)).toBe(true);
    expect((await news()).at(-1)).toMatchObject(['message.failed', { isPermanent: true }]);
    expect((await concerns()).items).toMatchObject([{ about: 'unreachable', personId: message.personId }]);
    const outbox = outboxOf(db);
    const notice = () => aMessage({ purpose: 'notice', phone: message.phone });
    expect(await outbox.send(notice())).toEqual({ became: 'dropped', reason: 'unreachable' });
    const phones = phonesOf(db);
    expect(await phones.texts(1, 'STATUS')).not.toEqual([]);
    expect(await outbox.send(notice())).toMatchObject({ became: 'sent' });
  });

  it('three times in a row puts the person to the team leader, once; what arrives begins the row anew', async () => {
    const ofThem = async (count: number, report: Partial<DeliveryReport>) => {
      for (let each = 0; each < count; each++) {
        const message = { ...base, messageId: `another${names.length}OfTwentyFourCharacters` };
        await sendBatch(db, 'reminders', [message], { publish });
        expect(await keep(message, report)).toBe(true);
        db.clock.forward({ hours: 24 });
      }
    };
    const base = await one();
    const blocked = { reason: 'Phone carrier has blocked this message' };
    await ofThem(2, blocked);
    await ofThem(1, { outcome: 'delivered' });
    await ofThem(2, blocked);
    expect((await concerns()).items).toEqual([]);
    await ofThem(1, blocked);
    expect((await concerns()).items).toMatchObject([{ about: 'unreachable', personId: base.personId }]);
    await ofThem(2, blocked);
    const raised = (await db.events()).filter(({ type }) => type === 'concern.raised');
    expect(raised).toHaveLength(1);
  });

  it('is told once, however often its report comes, and taken back when it arrived after all', async () => {
    const message = await one();
    for (const _ of [1, 2]) await keep(message, permanent);
    for (const _ of [1, 2]) await keep(message, { outcome: 'delivered' });
    await keep(message, permanent);
    expect((await news()).map(([type]) => type)).toEqual([
      'message.sent',
      'message.failed',
      'message.delivered',
    ]);
    expect((await news()).at(-1)).toMatchObject(['message.delivered', { from: 'failed' }]);
    const state = await db.context.table.get<object>(keys.phoneStateKey(message.phone));
    expect(state).not.toHaveProperty('unreachableAt');
    expect(state).not.toHaveProperty('failures');
  });
});

it.each([
  ['SUCCESS', 'Message has been accepted by phone carrier', { outcome: 'delivered' }],
  ['FAILURE', 'Phone is currently unreachable/unavailable', { outcome: 'failed', failure: 'temporary' }],
  ['FAILURE', 'Unknown error attempting to reach phone', { outcome: 'failed', failure: 'temporary' }],
  ['FAILURE', 'Invalid phone number', { outcome: 'failed', failure: 'permanent' }],
  ['FAILURE', 'Phone has blocked SMS', { outcome: 'failed', failure: 'permanent' }],
  ['FAILURE', 'Blocked as spam by phone carrier', { outcome: 'failed', failure: undefined }],
])('SNS’s log says %s, %s', (status, providerResponse, expected) => {
  const message = JSON.stringify({
    notification: { messageId: '34d9b400-c6dd-5444-820d-fbeb0f1f54cf', timestamp: '2026-11-23 07:00:05.000' },
    delivery: { destination: '+9647503000011', providerResponse, smsType: 'Transactional', dwellTimeMs: 599 },
    status,
  });
  const payload = {
    messageType: 'DATA_MESSAGE',
    logEvents: [
      { id: '1', timestamp: Date.parse('2026-11-23T07:00:05.000Z'), message },
      { id: '2', timestamp: 0, message: 'no JSON' },
    ],
  };
  const data = gzipSync(JSON.stringify(payload)).toString('base64');
  const { reports, unreadable } = statusIn({ awslogs: { data } });
  expect(unreadable).toBe(1);
  expect(reports).toEqual([
    {
      messageId: { networkId: '34d9b400-c6dd-5444-820d-fbeb0f1f54cf' },
      phone: '+9647503000011',
      at: '2026-11-23T07:00:05.000Z',
      reason: status === 'SUCCESS' ? undefined : providerResponse,
      ...expected,
    },
  ]);
});
