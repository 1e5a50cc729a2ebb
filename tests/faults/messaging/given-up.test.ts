/** News that the network refuses until its queue gives it up, and that an operator puts back. */
import { expect, it } from 'vitest';
import { cancelSession, sessionsOf } from '#shared/activities/index.ts';
import { type Message, noticesOf, type Outgoing, post } from '#shared/messaging/index.ts';
import { pauseAfter } from '#shared/queueing/pauses.ts';
import { cancel } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { knownPhone } from '#tests/support/messaging/outbox.ts';
import { sendBatch } from '#tests/support/messaging/sending.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

const refuses = async () => {
  throw new Error('The network takes nothing');
};
/** Later, when whoever had it has it no more. */
const later = (db: TestTable) => db.clock.forward({ minutes: 15 });
const openLines = async (db: TestTable) =>
  (await db.items()).filter(({ gsi1sk }) => String(gsi1sk ?? '').startsWith('UNTOLD#'));

/** Staff cancelled her place, and she is to be told. */
async function news(db: TestTable): Promise<Message> {
  await anActivity(db.context);
  const { registration } = await registers(db.context, 1, { name: 'Manal' });
  await knownPhone(db);
  await cancel(db.context, registration, staff);
  const event = (await db.events()).find(({ type }) => type === 'registration.cancelled');
  const [notice] = event?.type === 'registration.cancelled' ? noticesOf(event) : [];
  if (notice === undefined) throw new Error('There was nothing to tell');
  await post(db.context.table, { push: async () => undefined }, notice);
  return notice;
}
/** A session was called off. */
async function sessionNews(db: TestTable): Promise<Outgoing> {
  const activity = await anActivity(db.context);
  const { registration } = await registers(db.context, 1, { name: 'Manal' });
  const [{ sessionId = '', start = '' } = {}] = await sessionsOf(db.context.table, activity.activityId);
  await cancelSession(db.context, { activityId: activity.activityId, sessionId }, staff);
  return {
    messageId: 'sessionCancelledOf24Lett',
    personId: registration.personId,
    phone: phoneNumber(1),
    lines: [{ key: 'sms.sessionCancelled', args: { code: '214', centre: 'kirkuk', start } }],
    language: 'en',
    purpose: 'notice',
    centre: 'kirkuk',
    createdAt: db.clock.now().toISOString(),
    activityId: activity.activityId,
    sessionId,
    paid: { segments: 1, cost: 100_000, month: '2026-11' },
  };
}

onTheTable('news that its queue gives up', () => {
  it.each([
    ['by its id', async (db: TestTable) => ({ messageId: (await news(db)).messageId })],
    ['whole', sessionNews],
  ])(
    'stands before the team leader, and leaves the list when it is put back and goes: %s',
    async (_how, make) => {
      const db = await newTable();
      const body = await make(db);
      for (let handedOver = 1; handedOver <= 10; handedOver++) {
        expect((await openLines(db)).length).toBe(handedOver > 9 ? 1 : 0);
        const { again } = await sendBatch(db, 'reminders', [body], { publish: refuses, handedOver });
        expect(again).toHaveLength(1);
        later(db);
      }
      expect(await openLines(db)).toMatchObject([
        { about: 'untold', reason: 'failed', messageId: body.messageId },
      ]);
      const told: string[] = [];
      const publish = async (phone: string) => void told.push(phone);
      expect((await sendBatch(db, 'reminders', [body], { publish })).again).toEqual([]);
      expect([told, await openLines(db)]).toEqual([[phoneNumber(1)], []]);
      await db.drop();
    },
  );

  it('stands there too when others were let go first to the last', async () => {
    const db = await newTable();
    const { messageId } = await news(db);
    const turns = { take: async () => undefined };
    await sendBatch(db, 'answers', [{ messageId }], { turns, handedOver: 10 });
    expect(await openLines(db)).toHaveLength(1);
    await db.drop();
  });

  it('stands there too when no turn could be taken, which each record of the batch fails with by itself', async () => {
    const db = await newTable();
    const { messageId } = await news(db);
    const turns = { take: () => Promise.reject(new Error('The table does not answer')) };
    const other = { messageId: 'anotherOfTwentyFourChars' };
    for (let handedOver = 1; handedOver <= 9; handedOver++) {
      expect(await openLines(db)).toEqual([]);
      const batch = [{ messageId }, other];
      const { again, paused } = await sendBatch(db, 'answers', batch, { turns, handedOver });
      expect(again).toEqual(batch);
      for (const ref of batch)
        expect(paused.get(ref.messageId)).toBeGreaterThanOrEqual(pauseAfter(handedOver, () => 0));
    }
    expect(await openLines(db)).toHaveLength(1);
    const { paused } = await sendBatch(db, 'answers', [{ messageId }], { turns, handedOver: 10 });
    expect(paused.get(messageId)).toBe(0);
    await db.drop();
  });

  it('is not on its way again because the spending of its centre could not be read after it went', async () => {
    const db = await newTable();
    const body = await sessionNews(db);
    await knownPhone(db);
    const reads: string[] = [];
    const table: typeof db.context.table = {
      ...db.context.table,
      get: (key, ...rest) => {
        if (!key.pk.startsWith('SPEND#')) return db.context.table.get(key, ...rest);
        reads.push(key.pk);
        return Promise.reject(new Error('The table does not answer'));
      },
    };
    const told: string[] = [];
    const publish = async (phone: string) => void told.push(phone);
    const context = { ...db.context, table };
    expect((await sendBatch(db, 'reminders', [body], { context, publish })).again).toEqual([]);
    expect([told, reads]).toEqual([[phoneNumber(1)], ['SPEND#kirkuk']]);
    await db.drop();
  });

  it('stands on no list when the last try sends it, or there is nothing to tell any more', async () => {
    const db = await newTable();
    const { messageId } = await news(db);
    await sendBatch(db, 'answers', [{ messageId }], { handedOver: 10 });
    expect(await openLines(db)).toEqual([]);
    // Handed over once more, it is done.
    await sendBatch(db, 'answers', [{ messageId }], { handedOver: 10 });
    expect(await openLines(db)).toEqual([]);
    await db.drop();
  });

  for (const fault of faults) {
    it(`is told or stands there: ${fault} at every call of the last try but one`, () =>
      atEveryCall(fault, {
        given: news,
        when: async (context, { messageId }, db) => {
          later(db);
          await sendBatch(db, 'answers', [{ messageId }], { context, publish: refuses, handedOver: 9 });
          later(db);
          await sendBatch(db, 'answers', [{ messageId }], { publish: refuses, handedOver: 10 });
        },
        inTheEnd: async (db) => expect(await openLines(db)).toHaveLength(1),
      }));
  }
});
