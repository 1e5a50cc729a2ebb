/** What networks say of messages is kept whole or not at all, and counted once, whatever fails on the way. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type DeliveryReport,
  keepReport,
  type MessageRef,
  type Outgoing,
  type Publish,
} from '#shared/messaging/index.ts';
import { type Context, keys } from '#shared/table/index.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { reminders, sendBatch } from '#tests/support/messaging/sending.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

const actor = { kind: 'system', function: 'sms-reports' } as const;

function reporting() {
  const pushed: MessageRef[] = [];
  const keep = (context: Context, message: Outgoing, report: Partial<DeliveryReport>) =>
    keepReport(
      context,
      { queue: { push: async (ref) => void pushed.push(ref) }, triedAgainAfter: [60, 60], actor },
      {
        messageId: message.messageId,
        phone: message.phone,
        outcome: 'failed',
        at: '2026-11-23T07:00:05.000Z',
        ...report,
      },
    );
  return { pushed, keep };
}

async function aSentReminder(db: TestTable, publish: Publish = async () => undefined): Promise<Outgoing> {
  const [message] = await reminders(db, 1);
  if (message === undefined) throw new Error('One was wanted');
  await sendBatch(db, 'reminders', [message], { publish });
  return message;
}
const typesOf = async (db: TestTable) =>
  (await db.events()).map(({ type }) => type).filter((type) => /^(message|concern)\./.test(type));

onTheTable('a delivery report', () => {
  for (const fault of faults) {
    it(`that the number takes no texts is kept with all that follows: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => ({ message: await aSentReminder(db), ...reporting() }),
        when: (context, { message, keep }) => keep(context, message, { failure: 'permanent' }),
        inTheEnd: async (db, { message }) => {
          expect(await typesOf(db)).toEqual(['message.sent', 'message.failed', 'concern.raised']);
          expect(await db.context.table.get(keys.phoneStateKey(message.phone))).toMatchObject({
            failures: 1,
          });
        },
      }));

    it.each([
      ['by our name', undefined],
      ['by the network’s own', 'network-1'],
    ])(
      `that it failed on the way, %s, puts it on the queue, and it is sent once more: ${fault} at every call`,
      (_, networkId) =>
        atEveryCall(fault, {
          given: async (db) => ({ message: await aSentReminder(db, async () => networkId), ...reporting() }),
          when: (context, { message, keep }) =>
            keep(context, message, {
              failure: 'temporary',
              ...(networkId === undefined ? {} : { messageId: { networkId } }),
            }),
          inTheEnd: async (db, { pushed }) => {
            expect(pushed.length).toBeGreaterThanOrEqual(1);
            db.clock.forward({ minutes: 2 });
            const names: string[] = [];
            const publish: Publish = async (_phone, _text, name) => void names.push(name);
            for (const ref of pushed) await sendBatch(db, 'answers', [ref], { publish });
            expect(names).toHaveLength(1);
            expect(names[0]).toMatch(/\.2$/);
            expect(await typesOf(db)).toEqual(['message.sent', 'message.sent']);
          },
        }),
    );
  }

  it('in any order and any number comes to one outcome: each is told once, and what arrived has arrived', async () => {
    const reports = fc.array(
      fc.record({
        outcome: fc.constantFrom('delivered' as const, 'failed' as const),
        failure: fc.constantFrom('temporary' as const, 'permanent' as const, undefined),
        attempt: fc.integer({ min: 1, max: 3 }),
        sendsFirst: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(reports, async (story) => {
        const db = await newTable();
        const message = await aSentReminder(db);
        const { pushed, keep } = reporting();
        for (const { outcome, failure, attempt, sendsFirst } of story) {
          if (sendsFirst) {
            db.clock.forward({ minutes: 2 });
            for (const ref of pushed.splice(0)) await sendBatch(db, 'answers', [ref]);
          }
          await keep(db.context, message, {
            outcome,
            messageId: attempt === 1 ? message.messageId : `${message.messageId}.${attempt}`,
            ...(failure === undefined || outcome === 'delivered' ? {} : { failure }),
          });
        }
        const events = (await db.events()).filter(({ type }) => type.startsWith('message.'));
        const told = (type: string) => events.filter((event) => event.type === type);
        expect(told('message.delivered').length).toBeLessThanOrEqual(1);
        expect(told('message.failed').length).toBeLessThanOrEqual(1);
        const attempts = told('message.sent').map(({ data }) => 'attempt' in data && data.attempt);
        expect(attempts).toEqual([1, 2, 3].slice(0, attempts.length));
        const [delivered] = told('message.delivered');
        expect(delivered !== undefined).toBe(story.some(({ outcome }) => outcome === 'delivered'));
        if (delivered?.type === 'message.delivered')
          expect(delivered.data.from).toBe(told('message.failed').length === 1 ? 'failed' : 'sent');
        await db.drop();
      }),
      { numRuns: runs(20) },
    );
  });
});
