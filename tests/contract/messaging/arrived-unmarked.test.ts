import { beforeEach, expect, it } from 'vitest';
import { keepReport, type Outgoing, type Publish } from '#shared/messaging/index.ts';
import { type Context, keys } from '#shared/table/index.ts';
import { spendOf } from '#tests/support/messaging/outbox.ts';
import { reminders, sendBatch } from '#tests/support/messaging/sending.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const actor = { kind: 'system', function: 'sms-webhook' } as const;

onTheTable('a text that arrived before it was marked as sent', () => {
  const db = tableForEachTest();
  let taken: number;
  beforeEach(() => {
    taken = 0;
  });

  const publish: Publish = async () => {
    taken += 1;
  };
  const answerLost: Publish = async () => {
    taken += 1;
    throw new Error('The answer did not come');
  };
  /** A process that is gone once the network has the text. */
  const dying = (): { readonly context: Context; readonly publish: Publish } => {
    let isGone = false;
    const context = db.process({
      wire: async (_call, carryOut) => {
        if (isGone) throw new Error('The process is gone');
        return carryOut();
      },
    });
    return {
      context,
      publish: async () => {
        taken += 1;
        isGone = true;
      },
    };
  };
  const arrived = (message: Outgoing) =>
    keepReport(
      db.context,
      { queue: { push: async () => undefined }, triedAgainAfter: [600], actor },
      {
        messageId: message.messageId,
        phone: message.phone,
        outcome: 'delivered',
        at: db.clock.now().toISOString(),
      },
    );
  const told = async () =>
    (await db.events())
      .filter(({ type }) => type.startsWith('message.'))
      .map(({ type, data }) => `${type} ${'cost' in data ? data.cost : ''}`)
      .toSorted();

  it.each([
    ['the process died', 'paid', dying],
    ['the network’s answer was lost', 'paid', () => ({ context: db.context, publish: answerLost })],
    ['the process died', 'not paid ahead', dying],
    ['the network’s answer was lost', 'not paid ahead', () => ({ context: db.context, publish: answerLost })],
  ])('because %s, %s, is not sent again and counts once', async (_why, how, first) => {
    const [paid] = await reminders(db, 1);
    if (paid === undefined) throw new Error('One was wanted');
    const { paid: _, ...unpaid } = paid;
    const message: Outgoing = how === 'paid' ? paid : unpaid;
    // A process that is gone answers nothing.
    const batch = await sendBatch(db, 'reminders', [message], first()).catch(() => ({ again: [message] }));
    expect(batch.again).toEqual([message]);
    expect(taken).toBe(1);
    const spent = await spendOf(db, 'kirkuk', '2026-11');
    expect(await arrived(message)).toBe(true);
    for (let again = 0; again < 3; again++) {
      db.clock.forward({ minutes: 1 });
      expect((await sendBatch(db, 'reminders', [message], { publish })).again).toEqual([]);
      expect(await arrived(message)).toBe(false);
    }
    expect(taken).toBe(1);
    expect(await told()).toEqual(['message.delivered 0', 'message.sent 100000']);
    expect(await db.context.table.get(keys.messageKey(message.messageId))).toMatchObject({
      state: 'sent',
      outcome: 'delivered',
    });
    expect(await spendOf(db, 'kirkuk', '2026-11')).toEqual(spent);
  });
});
