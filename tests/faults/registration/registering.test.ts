import { expect, it } from 'vitest';
import {
  accept,
  answeredPosition,
  cancel,
  expire,
  promote,
  type Register,
  register,
} from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { anActivity, asks, participant, phoneNumber, registers, system } from '#tests/support/builders.ts';
import { receives } from '#tests/support/phones/receives.ts';
import { worldOf } from '#tests/support/phones/world.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { registrationsIn, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { onTheTable, type TestTable } from '#tests/support/table/table.ts';

const statuses = async (db: TestTable) =>
  registrationsIn(await db.items())
    .map(({ status }) => status)
    .toSorted();

/** Registers, and tells the position in line, as the API does. */
async function isAnswered(context: Context, command: Register): Promise<number | null> {
  const outcome = await register(context, command);
  if ('refused' in outcome) throw new Error(`She was refused: ${outcome.refused}`);
  return answeredPosition(context.table, command.requestId, outcome.registration);
}

onTheTable('a person is served once, whatever fails on the way', () => {
  for (const fault of faults) {
    it(`registering by the form: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async ({ context }) => {
          await anActivity(context, { childcareCapacity: 2 });
          return asks(context, 1, { childcare: 2, gender: 'female', birthYear: 1990 });
        },
        when: (context, command) => register(context, command),
        inTheEnd: async (db, command) => {
          expect(await statuses(db)).toEqual(['confirmed']);
          const again = await register(db.context, command);
          expect(again).toMatchObject({ registration: { status: 'confirmed' } });
        },
      }));

    it(`joining the line by the form: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async ({ context }) => {
          await anActivity(context, { capacity: 1 });
          await registers(context, 1);
          return asks(context, 2);
        },
        when: isAnswered,
        inTheEnd: async (db, command) => {
          expect(await statuses(db)).toEqual(['confirmed', 'waitlisted']);
          // The second in line by now, and told as before.
          await registers(db.context, 3, { receivedAt: new Date(command.receivedAt.getTime() - 1) });
          const again = await isAnswered(db.context, command);
          expect(again).toBe(await isAnswered(db.context, command));
          expect([1, 2]).toContain(again);
        },
      }));

    it(`registering by text: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          await anActivity(db.context);
          const text = {
            door: 'aws' as const,
            textId: 'sms:1',
            phone: phoneNumber(1),
            body: '214 Manal',
            receivedAt: db.clock.now(),
          };
          return { text, world: worldOf(db) };
        },
        when: (context, { text, world }) => receives(context, world.queue, text),
        inTheEnd: async (db, { world }) => {
          expect(await statuses(db)).toEqual(['confirmed']);
          await world.settle();
          expect(world.saidTo(phoneNumber(1))).toEqual([expect.stringContaining('214')]);
        },
      }));

    it(`cancelling by text: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          await anActivity(db.context);
          await registers(db.context, 1);
          const text = {
            door: 'aws' as const,
            textId: 'sms:2',
            phone: phoneNumber(1),
            body: 'CANCEL 214',
            receivedAt: db.clock.now(),
          };
          const world = worldOf(db);
          await world.settle();
          return { text, world };
        },
        when: (context, { text, world }) => receives(context, world.queue, text),
        inTheEnd: async (db, { world }) => {
          expect(await statuses(db)).toEqual(['cancelled']);
          await world.settle();
          expect(world.saidTo(phoneNumber(1))).toHaveLength(2);
        },
      }));

    it(`cancelling by the link: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async ({ context }) => {
          await anActivity(context);
          return (await registers(context, 1)).registration;
        },
        when: (context, registration) => cancel(context, registration, participant),
        inTheEnd: async (db) => expect(await statuses(db)).toEqual(['cancelled']),
      }));

    it(`passing a place on, accepting it: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async ({ context }) => {
          await anActivity(context, { capacity: 1 });
          const first = await registers(context, 1);
          const second = await registers(context, 2);
          await registers(context, 3);
          await cancel(context, first.registration, participant);
          return second.registration;
        },
        when: async (context, second) => {
          await promote(context, '214', system);
          await accept(context, second, participant);
        },
        inTheEnd: async (db) => {
          expect(await statuses(db)).toEqual(['cancelled', 'confirmed', 'waitlisted']);
          expect(wakeUpsLost(await db.items())).toEqual([]);
        },
      }));

    it(`ending an offer: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async ({ context }) => {
          await anActivity(context, { capacity: 1 });
          const first = await registers(context, 1);
          const second = await registers(context, 2);
          await registers(context, 3);
          await cancel(context, first.registration, participant);
          await promote(context, '214', system);
          return second.registration;
        },
        when: async (context, { activityId, personId }, db) => {
          const offered = registrationsIn(await db.items()).find((each) => each.personId === personId);
          await expire(context, { activityId, personId }, offered?.deadline ?? '', system);
          await promote(context, '214', system);
        },
        inTheEnd: async (db) => {
          expect(await statuses(db)).toEqual(['cancelled', 'expired', 'offered']);
          expect(wakeUpsLost(await db.items())).toEqual([]);
        },
      }));
  }
});
