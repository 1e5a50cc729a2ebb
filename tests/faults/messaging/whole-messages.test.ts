/** Messages that travel whole keep the promises of all others, whatever fails on the way. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Outgoing, Publish } from '#shared/messaging/index.ts';
import { stopWrite } from '#shared/people/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { spendOf } from '#tests/support/messaging/outbox.ts';
import { reminders, sendBatch } from '#tests/support/messaging/sending.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

const sentOf = async (db: TestTable) => (await db.events()).filter(({ type }) => type === 'message.sent');

onTheTable('a batch of whole messages', () => {
  for (const fault of faults) {
    it(`reaches everyone, no one more than twice: ${fault} at every call`, async () => {
      const told: string[] = [];
      const publish: Publish = async (phone) => void told.push(phone);
      await atEveryCall(fault, {
        given: async (db) => {
          told.length = 0;
          return { messages: await reminders(db, 3) };
        },
        when: async (context, { messages }, db) => {
          let left: readonly Outgoing[] = messages;
          // The queue shows what failed again when its time is over, which is longer than the lease.
          db.clock.forward({ minutes: 2 });
          left = (await sendBatch(db, 'reminders', left, { context, publish })).again;
          db.clock.forward({ minutes: 2 });
          if (left.length > 0) await sendBatch(db, 'reminders', left, { publish });
        },
        inTheEnd: async (db) => {
          const often = Map.groupBy(told, (phone) => phone);
          expect([...often.keys()].sort()).toEqual([1, 2, 3].map(phoneNumber));
          expect(Math.max(...[...often.values()].map(({ length }) => length))).toBeLessThanOrEqual(2);
          // A process that dies leaves all that were under way between being published and being marked.
          expect(told.length).toBeLessThanOrEqual(fault.startsWith('crash') ? 6 : 4);
          expect(await sentOf(db)).toHaveLength(3);
          expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 3 });
          for (const lately of (await db.items()).filter(({ sk }) => sk === 'STATE#SENT'))
            expect(lately.sent).toHaveLength(1);
        },
      });
    });
  }

  it('through a network that fails a third of the time and loses one answer in ten: twice only where it was lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const db = await newTable();
        const chance = chanceFrom(seed);
        const told: string[] = [];
        const lost: string[] = [];
        const publish: Publish = async (phone) => {
          if (chance.happens(0.3)) throw new Error('The network is down');
          told.push(phone);
          if (!chance.happens(0.1)) return;
          lost.push(phone);
          throw new Error('The network took it, but its answer is lost');
        };
        let left = await reminders(db, 12);
        for (let tries = 0; left.length > 0; tries++) {
          expect(tries).toBeLessThan(30);
          // Now and then the queue delivers a batch twice.
          const batch = chance.happens(0.3) ? [...left, ...left].slice(0, 20) : left;
          const { again } = await sendBatch(db, 'reminders', batch, { publish });
          left = [...new Map(again.map((message) => [message.messageId, message])).values()];
          db.clock.forward({ minutes: 1 });
        }
        expect(new Set(told).size).toBe(12);
        expect(told.length).toBe(12 + lost.length);
        expect(await sentOf(db)).toHaveLength(12);
        await db.drop();
      }),
      { numRuns: runs(5) },
    );
  });

  it('never reaches a phone that stops between being looked up and being claimed', async () => {
    const db = await newTable();
    const messages = await reminders(db, 4);
    const told: string[] = [];
    const context = db.process({
      wire: async ({ command }, carryOut) => {
        const answer = await carryOut();
        if (command === 'BatchGetItem') {
          for (const { phone } of messages.slice(0, 2))
            await db.context.table.write([stopWrite(phone, db.clock.now())]);
        }
        return answer;
      },
    });
    await sendBatch(db, 'reminders', messages, { context, publish: async (phone) => void told.push(phone) });
    expect(told.sort()).toEqual([3, 4].map(phoneNumber));
    const dropped = (await db.events()).filter(({ type }) => type === 'message.dropped');
    expect(dropped.map(({ data }) => 'reason' in data && data.reason)).toEqual(['stopped', 'stopped']);
    await db.drop();
  });

  it('never goes out in quiet hours, though they begin while it is under way', async () => {
    const db = await newTable();
    db.clock.set('2026-11-23T17:59:59.000Z');
    const messages = await reminders(db, 6);
    db.clock.set('2026-11-23T17:59:59.980Z');
    const at: string[] = [];
    const { hidden } = await sendBatch(db, 'reminders', messages, {
      limits: strictLimits,
      publish: async () => void at.push(db.clock.now().toISOString()),
      turns: {
        take: async () => ({
          comes: async (position) => {
            if (position === 3) db.clock.set('2026-11-23T18:00:00.000Z');
          },
        }),
      },
    });
    expect(at.length).toBeLessThan(6);
    expect(at.length + hidden.size).toBe(6);
    await db.drop();
  });
});
