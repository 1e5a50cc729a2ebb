import { expect, it } from 'vitest';
import { receiveOnce } from '#shared/conversation/index.ts';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { setting } from '#tests/support/phones/receives.ts';
import { worldOf } from '#tests/support/phones/world.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { onTheTable } from '#tests/support/table/table.ts';

onTheTable('a text that came through a gateway is neither lost nor heard twice', () => {
  it.each(faults)('%s at every call', (fault) =>
    atEveryCall(fault, {
      given: async (db) => {
        await anActivity(db.context);
        const text = {
          door: 'android' as const,
          textId: 'sms:android:1',
          phone: phoneNumber(1),
          body: '214 Manal',
          receivedAt: db.clock.now(),
        };
        return { text, world: worldOf(db) };
      },
      when: (context, { text, world }) => receiveOnce(context, world.queue, text, setting),
      inTheEnd: async (db, { text, world }) => {
        await world.settle();
        expect(world.saidTo(phoneNumber(1))).toEqual([expect.stringContaining('214')]);
        const marked = (await db.items()).filter(
          ({ pk }) => pk.includes(text.textId) && pk.includes('heard'),
        );
        expect(marked).toHaveLength(1);
      },
    }),
  );
});
