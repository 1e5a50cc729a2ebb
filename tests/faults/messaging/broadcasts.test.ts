/** A broadcast is counted right and handed on whole, whichever call fails, and to no one twice. */
import { expect, it } from 'vitest';
import {
  broadcastById,
  changeBroadcast,
  countingOf,
  countPage,
  draftBroadcast,
  recipientsOn,
  sendPage,
} from '#shared/broadcasts/index.ts';
import { reachedBy } from '#shared/people/index.ts';
import { cancel } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { knownPhone } from '#tests/support/messaging/outbox.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

const author = { actor: { kind: 'staff', id: 'shirin' }, staffId: 'shirin' } as const;
const texts = { ar: 'المركز مغلق غداً', ckb: 'سەنتەر سبەی داخراوە', en: 'The centre is closed tomorrow' };

/** Written, for three people on two phones; not counted yet. */
async function written(db: TestTable): Promise<string> {
  await anActivity(db.context);
  await registers(db.context, 1, { name: 'Layla' });
  for (const person of [1, 2]) {
    await registers(db.context, person);
    await knownPhone(db, undefined, phoneNumber(person));
  }
  const draft = { centre: 'kirkuk', audience: { of: 'centre' }, texts } as const;
  const broadcast = await draftBroadcast(db.context, draft, author);
  if ('refused' in broadcast) throw new Error(broadcast.refused);
  return broadcast.broadcastId;
}

const count = (context: Context, broadcastId: string) =>
  countPage(context, looseLimits, countingOf(broadcastId));

onTheTable('a broadcast of which counting died in the middle', () => {
  it('goes to everyone, whoever has come to the courses or left them meanwhile', async () => {
    const db = await newTable();
    // One person is known before the other on her phone, and comes to the first course only later.
    await anActivity(db.context, { code: '418', centre: 'ninewa' });
    await registers(db.context, 1, { code: '418', name: 'Layla' });
    await anActivity(db.context);
    await anActivity(db.context, { code: '305' });
    const { registration } = await registers(db.context, 2);
    await registers(db.context, 1, { code: '305', name: 'Manal', acceptsOverlap: true });
    await registers(db.context, 3, { code: '305' });
    const draft = { centre: 'kirkuk', audience: { of: 'centre' }, texts } as const;
    const broadcast = await draftBroadcast(db.context, draft, author);
    if ('refused' in broadcast) throw new Error(broadcast.refused);
    const { broadcastId } = broadcast;
    for (const leaves of [false, true]) {
      let isGone = false;
      const dying = db.process({
        wire: async (call, carryOut) => {
          if (isGone) throw new Error('The process is gone');
          isGone = call.command === 'PutItem';
          return carryOut();
        },
      });
      await count(dying, broadcastId).catch(() => undefined);
      if (leaves) await cancel(db.context, registration, staff);
      else await registers(db.context, 1, { name: 'Layla', acceptsOverlap: true });
    }
    await count(db.context, broadcastId);
    const counted = await broadcastById(db.context.table, broadcastId);
    const pages = Array.from({ length: counted?.pages ?? 0 }, (_, page) => page);
    const noted = await Promise.all(pages.map((page) => recipientsOn(db.context.table, broadcastId, page)));
    const people = await reachedBy(db.context.table, [
      ...new Set(noted.flatMap((page) => page?.personIds ?? [])),
    ]);
    const phones = new Set(people.map(({ phone }) => phone));
    for (const person of [1, 3]) expect([...phones]).toContain(phoneNumber(person));
    await db.drop();
  });
});

onTheTable('a broadcast', () => {
  for (const fault of faults) {
    it(`is counted once: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: written,
        when: count,
        inTheEnd: async (db, broadcastId) => {
          expect(await broadcastById(db.context.table, broadcastId)).toMatchObject({
            status: 'ready',
            pages: 1,
            preview: { phones: 2, optedOut: 0, segments: 2, languages: { ar: 2, ckb: 0, en: 0 } },
          });
        },
      }));

    it(`is handed on to each phone as one message, and ends once: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          const broadcastId = await written(db);
          await count(db.context, broadcastId);
          await changeBroadcast(db.context, { broadcastId, step: 'confirm' }, author);
          return { broadcastId, pushed: new Map<string, Set<string>>() };
        },
        when: async (context, { broadcastId, pushed }) => {
          const queue = {
            pushAll: async (messages: readonly { readonly messageId: string; readonly phone: string }[]) => {
              for (const { messageId, phone } of messages)
                pushed.set(phone, (pushed.get(phone) ?? new Set()).add(messageId));
              return [];
            },
          };
          const settings = { limits: looseLimits, perSecond: 20 };
          await sendPage(context, queue, settings, { broadcastId, page: 0 });
        },
        inTheEnd: async (db, { broadcastId, pushed }) => {
          expect([...pushed.keys()].toSorted()).toEqual([phoneNumber(1), phoneNumber(2)]);
          for (const ids of pushed.values()) expect(ids.size).toBe(1);
          expect(await broadcastById(db.context.table, broadcastId)).toMatchObject({ status: 'finished' });
          const ends = (await db.events()).filter(({ type }) => type === 'broadcast.finished');
          expect(ends).toHaveLength(1);
        },
      }));
  }
});
