import { beforeEach, expect, it } from 'vitest';
import { type InboundText, receiveOnce } from '#shared/conversation/index.ts';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { setting } from '#tests/support/phones/receives.ts';
import { onTheTable } from '#tests/support/table/table.ts';

onTheTable('a request of a gateway that someone has recorded', () => {
  eachWithPhones();
  beforeEach(async () => {
    await anActivity(db.context);
  });

  const text = (body: string, textId: string): InboundText => ({
    door: 'twilio',
    textId: `sms:twilio:${textId}`,
    phone: phoneNumber(1),
    body,
    receivedAt: db.clock.now(),
  });
  const arrives = async (sent: InboundText) => {
    const said = { ...sent, receivedAt: db.clock.now() };
    const became = await receiveOnce(db.context, phones.queue, said, setting);
    await phones.settle();
    return became;
  };
  /** What DynamoDB does with what is past its time. */
  const expire = async () => {
    const now = db.clock.now().getTime() / 1000;
    const past = (await db.items()).filter(
      ({ expiresAt }) => typeof expiresAt === 'number' && expiresAt < now,
    );
    for (const { pk, sk } of past) {
      await db.context.table.write([{ as: 'expired', delete: { pk, sk } }]);
    }
    return past.length;
  };
  const everything = async () =>
    JSON.stringify((await db.items()).map(({ pk, sk, ...item }) => [pk, sk, item]).sort());

  it.each(['214 Manal', 'STOP', 'HELP', 'LIST', 'CANCEL 214', 'هلو'])(
    'with «%s», sent again a year later, changes nothing and is answered by nothing',
    async (body) => {
      const recorded = text(body, 'recorded');
      await arrives(recorded);
      const said = phones.saidTo(phoneNumber(1)).length;
      expect(said).toBe(1);
      await arrives(text('START', 'later'));
      db.clock.forward({ days: 365 });
      expect(await expire()).toBeGreaterThan(0);
      const before = await everything();
      await arrives(recorded);
      expect(await everything()).toBe(before);
      expect(phones.saidTo(phoneNumber(1))).toHaveLength(said + 1);
    },
  );

  it('is another text when the gateway says so', async () => {
    await arrives(text('HELP', 'one'));
    await arrives(text('HELP', 'two'));
    expect(phones.saidTo(phoneNumber(1))).toHaveLength(2);
  });

  it.each(['aws', 'twilio'] as const)(
    'from a number that may not be texted leaves nothing, %s',
    async (door) => {
      const before = await everything();
      const phone = '+447700900123';
      expect(await arrives({ ...text('214 Layla', 'abroad'), door, phone })).toBe('not-texted');
      expect(await everything()).toBe(before);
      expect(phones.saidTo(phone)).toEqual([]);
    },
  );
});
