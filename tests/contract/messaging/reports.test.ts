import { describe, expect, it } from 'vitest';
import { type DeliveryReport, keepReport, type Message, post } from '#shared/messaging/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

onTheTable('a delivery report', () => {
  const db = tableForEachTest();

  const messageId = 'YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4';
  const message = {
    messageId,
    lines: [{ key: 'sms.help', args: {} }],
    language: 'ar',
    purpose: 'answer',
    createdAt: '2026-11-24T09:00:00.000Z',
    state: 'sent',
  } as const;
  const toPerson: Message = { ...message, personId: 'person-1' };
  const toPhone: Message = { ...message, phone: phoneNumber(1) };
  const keep = (report: Partial<DeliveryReport>) =>
    keepReport(db.context, reporting, {
      messageId,
      phone: phoneNumber(1),
      outcome: 'delivered',
      at: '2026-11-24T09:00:05.000Z',
      ...report,
    });
  const kept = async () =>
    (await db.items())
      .filter(({ sk }) => !sk.startsWith('EVENT#'))
      .map(({ outcome, outcomeAt, outcomeReason }) => ({ outcome, outcomeAt, outcomeReason }));
  const reporting = {
    queue: { push: async () => undefined },
    triedAgainAfter: [],
    actor: { kind: 'system', function: 'test' },
  } as const;
  const stored = (one: Message) => post(db.context.table, { push: async () => {} }, one);
  const delivered = { outcome: 'delivered', outcomeAt: '2026-11-24T09:00:05.000Z', outcomeReason: undefined };

  it.each([
    ['to a person', toPerson],
    ['to a phone of which no one is known', toPhone],
  ])('is kept with a message %s, the same however often it comes', async (_, one) => {
    await stored(one);
    expect(await keep({})).toBe(true);
    expect(await kept()).toEqual([delivered]);
    await keep({ at: '2026-11-24T10:00:00.000Z' });
    expect(await kept()).toEqual([delivered]);
  });

  it('that a message failed says why, and gives way to the news that it arrived', async () => {
    await stored(toPerson);
    await keep({ outcome: 'failed', reason: 'RESULT_ERROR_NO_SERVICE'.repeat(50) });
    expect(await kept()).toEqual([
      { ...delivered, outcome: 'failed', outcomeReason: 'RESULT_ERROR_NO_SERVICE'.repeat(50).slice(0, 100) },
    ]);
    await keep({});
    expect(await kept()).toEqual([delivered]);
    await keep({ outcome: 'failed', at: '2026-11-24T10:00:00.000Z' });
    expect(await kept()).toEqual([delivered]);
  });

  describe('of one part of a text', () => {
    const long: Message = { ...toPerson, segments: 3 };
    const outcome = async () => (await kept()).map((each) => each.outcome);
    const events = async () => (await db.events()).map(({ type }) => type);

    it('does not make the whole delivered: all of its parts do, each counted once, in any order', async () => {
      await stored(long);
      for (const part of ['c', 'a', 'c', 'a', 'c']) {
        await keep({ part });
        expect(await outcome()).toEqual([undefined]);
      }
      expect(await events()).toEqual([]);
      expect(await keep({ part: 'b' })).toBe(true);
      expect(await outcome()).toEqual(['delivered']);
      expect(await keep({ part: 'd' })).toBe(false);
      expect(await events()).toEqual(['message.delivered']);
    });

    it('is counted when the others come at the same moment', async () => {
      await stored(long);
      await Promise.all(['a', 'b', 'c'].map((part) => keep({ part })));
      expect(await outcome()).toEqual(['delivered']);
      expect(await events()).toEqual(['message.delivered']);
    });

    it('says nothing against a part that failed, until the others arrive after all', async () => {
      await stored(long);
      await keep({ part: 'a' });
      await keep({ outcome: 'failed', reason: 'RESULT_ERROR_GENERIC_FAILURE' });
      await keep({ part: 'b' });
      expect(await outcome()).toEqual(['failed']);
      await keep({ part: 'c' });
      expect(await outcome()).toEqual(['delivered']);
    });

    it('begins anew when the text is sent again: parts of another attempt are no parts of this one', async () => {
      await stored({ ...long, attempt: 2, partsDelivered: ['second:a'] });
      await keep({ part: 'first:b' });
      await keep({ part: 'first:c' });
      expect(await outcome()).toEqual([undefined]);
    });

    it('is the whole where it is the only one, and where a network tells of the whole', async () => {
      await stored({ ...toPerson, segments: 1 });
      await keep({ part: 'a' });
      expect(await outcome()).toEqual(['delivered']);
    });

    it('is the whole where a network tells of the whole, though it is long', async () => {
      await stored(long);
      await keep({});
      expect(await outcome()).toEqual(['delivered']);
    });

    it('comes again later while it is not known how many parts there are', async () => {
      await stored({ ...toPerson, state: 'sending' });
      await expect(keep({ part: 'a' })).rejects.toThrow('Could not keep a report');
      expect(await outcome()).toEqual([undefined]);
    });
  });

  it.each([
    ['a message of someone else’s', { messageId: 'c29tZW9uZS1lbHNlLXMtbWVzc2FnZS0x' }],
    ['an id that is none', { messageId: '' }],
    ['an id that no key can hold', { messageId: 'x'.repeat(4_000) }],
    ['an id that looks like another item', { messageId: 'x#META' }],
    ['a reply to another phone', { phone: phoneNumber(2) }],
    ['a reply to no phone', { phone: null }],
  ])('of %s is let go by', async (_, report) => {
    await stored(toPhone);
    expect(await keep(report)).toBe(false);
    expect(await kept()).toEqual([{ outcome: undefined, outcomeAt: undefined, outcomeReason: undefined }]);
  });
});
