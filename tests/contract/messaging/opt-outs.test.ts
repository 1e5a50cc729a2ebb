import { beforeEach, expect, it } from 'vitest';
import type { OptOuts } from '#shared/messaging/index.ts';
import { keys } from '#shared/table/index.ts';
import { aMessage, aPhone, knownPhone, outboxOf, stored } from '#tests/support/messaging/outbox.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

/** A network's list, and what it was asked. It takes a phone off it only so often. */
function listOf(phones: readonly string[], removals = 1): OptOuts & { readonly asked: string[] } {
  const list = new Set(phones);
  const asked: string[] = [];
  let left = removals;
  return {
    asked,
    has: async (phone) => {
      asked.push('has');
      return list.has(phone);
    },
    remove: async (phone) => {
      asked.push('remove');
      if (left-- <= 0) return false;
      list.delete(phone);
      return true;
    },
  };
}

onTheTable('a network with a list of its own of those to leave alone', () => {
  const db = tableForEachTest();
  beforeEach(async () => {
    await knownPhone(db);
  });
  const state = () => db.context.table.get<{ stoppedAt?: string }>(keys.phoneStateKey(aPhone));
  const notice = () => aMessage({ purpose: 'notice' });

  it('is asked before the first unprompted text of a day, and not before answers', async () => {
    const optOuts = listOf([]);
    const outbox = outboxOf(db, { optOuts });
    await outbox.send(aMessage());
    expect(optOuts.asked).toEqual([]);
    await outbox.send(notice());
    await outbox.send(notice());
    expect(optOuts.asked).toEqual(['has']);
    db.clock.forward({ hours: 23 });
    await outbox.send(notice());
    expect(optOuts.asked).toEqual(['has']);
    db.clock.forward({ hours: 2 });
    await outbox.send(notice());
    expect(optOuts.asked).toEqual(['has', 'has']);
  });

  it('is followed: what is on it has stopped, here too', async () => {
    const optOuts = listOf([aPhone]);
    const outbox = outboxOf(db, { optOuts });
    const unwanted = notice();
    expect(await outbox.send(unwanted)).toEqual({ became: 'dropped', reason: 'opted-out' });
    expect(await stored(db, unwanted)).toMatchObject({ state: 'dropped', reason: 'opted-out' });
    expect(await state()).toHaveProperty('stoppedAt');
    expect(await outbox.send(notice())).toEqual({ became: 'dropped', reason: 'stopped' });
    expect(await outbox.send(aMessage())).toEqual({ became: 'dropped', reason: 'stopped' });
    expect(outbox.sent).toEqual([]);
    expect(optOuts.asked).toEqual(['has']);
  });

  it('is asked to let a phone in again whose owner texts START', async () => {
    const optOuts = listOf([aPhone]);
    const outbox = outboxOf(db, { optOuts });
    expect(await outbox.send(aMessage({ purpose: 'start-confirmation' }))).toMatchObject({ became: 'sent' });
    expect(optOuts.asked).toEqual(['has', 'remove']);
    expect(await outbox.send(notice())).toMatchObject({ became: 'sent' });
  });

  it('may refuse to: then the confirmation is not sent, and nothing else is lost', async () => {
    const outbox = outboxOf(db, { optOuts: listOf([aPhone], 0) });
    expect(await outbox.send(aMessage({ purpose: 'start-confirmation' }))).toEqual({
      became: 'dropped',
      reason: 'opt-in-refused',
    });
    expect(await state()).not.toHaveProperty('stoppedAt');
    expect(outbox.sent).toEqual([]);
  });

  it('that cannot be asked keeps the text on the queue', async () => {
    const outbox = outboxOf(db, {
      optOuts: { ...listOf([]), has: () => Promise.reject(new Error('The network does not answer')) },
    });
    const waiting = notice();
    await expect(outbox.send(waiting)).rejects.toThrow('does not answer');
    expect(await stored(db, waiting)).toMatchObject({ state: 'queued' });
  });
});
