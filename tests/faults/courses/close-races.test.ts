import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  accept,
  cancel,
  childrenOf,
  expire,
  promote,
  type Registration,
  register,
} from '#shared/registration/index.ts';
import { anActivity, asks, participant, registers, system } from '#tests/support/builders.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { movesTheLine } from '#tests/support/phones/world.ts';
import { interleave, type Process } from '#tests/support/table/interleaving.ts';
import { broken, registrationsIn, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

let db: TestTable;
beforeEach(async () => {
  db = await newTable();
});
afterEach(() => db.drop());

const registering = (person: number, childcare = 0): Process<unknown> => {
  const asked = asks(db.context, person, { childcare });
  return { name: `register ${person}`, run: (context) => register(context, asked) };
};
const cancelling = (registration: Registration): Process<unknown> => ({
  name: 'cancel',
  run: (context) => cancel(context, registration, participant),
});

/** Runs the processes in many orders, each from its own beginning, with `promote` after each event it reacts to. */
async function inManyOrders(
  given: () => Promise<readonly Process<unknown>[]>,
  inTheEnd: (statuses: readonly string[]) => void | Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      await db.drop();
      db = await newTable();
      const processes = await given();
      const met = new Set((await db.events()).map(({ id }) => id));
      const outcomes = await interleave(scheduler, db, processes, {
        afterEachWrite: async () => {
          expect(broken(await db.items())).toEqual([]);
          const fresh = (await db.events()).filter(({ id }) => !met.has(id));
          for (const { id } of fresh) met.add(id);
          return fresh
            .filter(({ type }) => movesTheLine.has(type))
            .map(({ type }) => ({
              name: `after ${type}`,
              run: (context) => promote(context, '214', system),
            }));
        },
      });
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
      const items = await db.items();
      expect(wakeUpsLost(items)).toEqual([]);
      await inTheEnd(
        registrationsIn(items)
          .map(({ status }) => status)
          .toSorted(),
      );
    }),
    { numRuns: runs(8) },
  );
}

onTheTable('at the same moment', () => {
  it('two want the last place: one has it, one is first in line', () =>
    inManyOrders(
      async () => {
        await anActivity(db.context, { capacity: 1 });
        return [registering(1), registering(2)];
      },
      (statuses) => expect(statuses).toEqual(['confirmed', 'waitlisted']),
    ));

  it('two bring two children to three children’s places: both have places, one child waits', () =>
    inManyOrders(
      async () => {
        await anActivity(db.context, { childcareCapacity: 3 });
        return [registering(1, 2), registering(2, 2)];
      },
      async (statuses) => {
        expect(statuses).toEqual(['confirmed', 'confirmed']);
        const children = registrationsIn(await db.items()).map(childrenOf);
        expect(children.map(({ booked, waiting }) => `${booked}+${waiting}`).toSorted()).toEqual([
          '1+1',
          '2+0',
        ]);
      },
    ));

  it('one asks for a child’s place while the last is given up: it is hers', () =>
    inManyOrders(
      async () => {
        await anActivity(db.context, { childcareCapacity: 1 });
        const { registration } = await registers(db.context, 1, { childcare: 1 });
        return [registering(2, 1), cancelling(registration)];
      },
      async (statuses) => {
        expect(statuses).toEqual(['cancelled', 'confirmed']);
        const children = registrationsIn(await db.items()).map(childrenOf);
        expect(children).toContainEqual({ booked: 1, waiting: 0 });
      },
    ));

  it('one joins the line while the last place is given up: it comes to her', () =>
    inManyOrders(
      async () => {
        await anActivity(db.context, { capacity: 1 });
        const { registration } = await registers(db.context, 1);
        return [registering(2), cancelling(registration)];
      },
      (statuses) => expect(['cancelled,confirmed', 'cancelled,offered']).toContain(statuses.join()),
    ));

  it('an offer is accepted and runs out: it is hers or the next one’s, never both', () =>
    inManyOrders(
      async () => {
        await anActivity(db.context, { capacity: 1 });
        const first = await registers(db.context, 1);
        const { registration } = await registers(db.context, 2);
        await registers(db.context, 3);
        await cancel(db.context, first.registration, participant);
        await promote(db.context, '214', system);
        const deadline =
          registrationsIn(await db.items()).find(({ status }) => status === 'offered')?.deadline ?? '';
        return [
          { name: 'accept', run: (context) => accept(context, registration, participant) },
          { name: 'expire', run: (context) => expire(context, registration, deadline, system) },
        ];
      },
      (statuses) =>
        expect(['cancelled,confirmed,waitlisted', 'cancelled,expired,offered']).toContain(statuses.join()),
    ));

  it('one leaves the line while a place is passed to her: it goes on to the next', () =>
    inManyOrders(
      async () => {
        await anActivity(db.context, { capacity: 1 });
        const first = await registers(db.context, 1);
        const second = await registers(db.context, 2);
        await registers(db.context, 3);
        return [cancelling(first.registration), cancelling(second.registration)];
      },
      (statuses) => expect(statuses).toEqual(['cancelled', 'cancelled', 'offered']),
    ));
});
