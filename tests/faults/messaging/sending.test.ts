import { expect, it } from 'vitest';
import type { Message } from '#shared/messaging/index.ts';
import { deliver, type MessageRef, noticesOf, type Publish, post } from '#shared/messaging/index.ts';
import { anActivity, phoneNumber, registers } from '#tests/support/builders.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { receives } from '#tests/support/phones/receives.ts';
import { worldOf } from '#tests/support/phones/world.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { type Keyed, newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

/** Someone has registered; the notice of it, not yet posted. */
async function aNotice(db: TestTable): Promise<Message> {
  await anActivity(db.context);
  await registers(db.context, 1);
  const event = (await db.events()).find((each) => each.type === 'registration.confirmed');
  if (event === undefined) throw new Error('No one was confirmed');
  const [notice] = noticesOf(event);
  if (notice === undefined) throw new Error('No one is told of it');
  return notice;
}

const isMessage = ({ pk, sk }: Keyed) => pk.startsWith('MESSAGE#') && sk === 'META';

onTheTable('a message is sent, whatever fails on the way', () => {
  for (const fault of faults) {
    it(`posting a notice: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => ({ notice: await aNotice(db), pushed: [] as MessageRef[] }),
        when: (context, { notice, pushed }) =>
          post(context.table, { push: async (ref) => void pushed.push(ref) }, notice),
        inTheEnd: async (db, { notice, pushed }) => {
          expect(new Set(pushed.map(({ messageId }) => messageId))).toEqual(new Set([notice.messageId]));
          expect((await db.items()).filter(isMessage)).toHaveLength(1);
        },
      }));

    it(`delivering it: ${fault} at every call`, async () => {
      const published: string[] = [];
      const publish: Publish = async (phone) => void published.push(phone);
      await atEveryCall(fault, {
        given: async (db) => {
          published.length = 0;
          const notice = await aNotice(db);
          await post(db.context.table, { push: async () => undefined }, notice);
          return notice;
        },
        when: async (context, { messageId }, db) => {
          // The queue shows a message again when its time is over, which is longer than the lease.
          db.clock.forward({ minutes: 2 });
          await deliver(context, () => ({ publish }), looseLimits, { messageId });
        },
        inTheEnd: async (db) => {
          const [message] = (await db.items()).filter(isMessage);
          expect(message).toMatchObject({ state: 'sent' });
          expect(published.length).toBeGreaterThanOrEqual(1);
          expect(published.length).toBeLessThanOrEqual(2);
          expect((await db.events()).filter(({ type }) => type === 'message.sent')).toHaveLength(1);
        },
      });
    });

    it(`answering STOP: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => ({
          world: worldOf(db),
          text: {
            door: 'aws' as const,
            textId: 'sms:stop',
            phone: phoneNumber(1),
            body: 'STOP',
            receivedAt: db.clock.now(),
          },
        }),
        when: (context, { world, text }) => receives(context, world.queue, text),
        inTheEnd: async (_db, { world }) => {
          await world.settle();
          expect(world.saidTo(phoneNumber(1))).toHaveLength(1);
        },
      }));

    it(`answering LIST: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          await anActivity(db.context);
          return {
            world: worldOf(db),
            text: {
              door: 'aws' as const,
              textId: 'sms:list',
              phone: phoneNumber(1),
              body: 'LIST',
              receivedAt: db.clock.now(),
            },
          };
        },
        when: (context, { world, text }) => receives(context, world.queue, text),
        inTheEnd: async (_db, { world }) => {
          await world.settle();
          expect(world.saidTo(phoneNumber(1))).toHaveLength(1);
        },
      }));
  }

  it('is tried again when the network does not take it, and is sent once', async () => {
    const db = await newTable();
    let refusals = 3;
    const world = worldOf(db, {
      publish: async () => {
        if (refusals-- > 0) throw new Error('The network is down');
      },
    });
    await anActivity(db.context);
    await registers(db.context, 1);
    await world.settle();
    const [message] = (await db.items()).filter(isMessage);
    expect(message).toMatchObject({ state: 'sent' });
    expect(refusals).toBe(-1);
    await db.drop();
  });
});
