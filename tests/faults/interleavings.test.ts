import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeCapacity } from '../../shared/activities/index.ts';
import { accept, cancel, decline, expire, promote, register } from '../../shared/registration/index.ts';
import type { Context } from '../../shared/table/index.ts';
import { anActivity, asks, participant, registers, staff, system } from '../support/builders.ts';
import { interleave, type Process } from '../support/interleaving.ts';
import { broken, registrationsIn, wakeUpsLost } from '../support/invariants.ts';
import { watchLine } from '../support/line-watch.ts';
import { newTable, onTheTable, type TestTable } from '../support/table.ts';
import { worldOf } from '../support/world.ts';

/** What people do at the same time, each by the number of the person who does it. */
type Doing = {
  readonly kind: 'register' | 'cancel' | 'accept' | 'decline' | 'promote' | 'expire' | 'capacity';
  readonly person: number;
  readonly childcare: number;
};

const doing = fc.record<Doing>({
  kind: fc.constantFrom(
    'register',
    'register',
    'cancel',
    'accept',
    'decline',
    'promote',
    'expire',
    'capacity',
  ),
  person: fc.nat(5),
  childcare: fc.constantFrom(0, 0, 1, 2),
});

type Known = ReadonlyMap<
  number,
  { readonly activityId: string; readonly personId: string; readonly deadline: string }
>;

function processOf({ kind, person, childcare }: Doing, known: Known): Process<unknown> {
  const ref = known.get(person);
  const run = async (context: Context): Promise<unknown> => {
    if (kind === 'register') return register(context, asks(context, person, { childcare }));
    if (kind === 'promote') return promote(context, '214', system);
    if (kind === 'capacity') {
      return changeCapacity(context, '214', { capacity: 5, childcareCapacity: 4 }, staff);
    }
    if (ref === undefined) return undefined;
    if (kind === 'cancel') return cancel(context, ref, participant);
    if (kind === 'accept') return accept(context, ref, participant);
    if (kind === 'decline') return decline(context, ref, participant);
    return expire(context, ref, ref.deadline, system);
  };
  return { name: `${kind} ${person}`, run };
}

/** Three places, two for children: persons 0–2 have a place, 3 is offered one, 4 stands in line. */
async function aBusyActivity(db: TestTable): Promise<Known> {
  const { context } = db;
  await anActivity(context, { capacity: 3, childcareCapacity: 2 });
  const registrations = [];
  for (const person of [0, 1, 2, 3, 4]) {
    registrations.push((await registers(context, person, { childcare: person === 1 ? 2 : 0 })).registration);
  }
  const [first] = registrations;
  if (first !== undefined) await cancel(context, first, participant);
  await promote(context, '214', system);
  const now = registrationsIn(await db.items());
  return new Map(
    registrations.map(({ activityId, personId }, person) => [
      person,
      { activityId, personId, deadline: now.find((each) => each.personId === personId)?.deadline ?? '' },
    ]),
  );
}

onTheTable('side by side, step by step', () => {
  it('no place and no child’s place is sold twice, nothing is half done at any instant, and no one waits in vain', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(doing, { minLength: 2, maxLength: 5 }),
        async (scheduler, doings) => {
          const db = await newTable();
          try {
            const known = await aBusyActivity(db);
            const line = watchLine();
            line.look(await db.items());
            const processes = doings.map((each) => processOf(each, known));
            const outcomes = await interleave(scheduler, db, processes, {
              afterEachWrite: async () => {
                const items = await db.items();
                expect([...broken(items), ...line.look(items)]).toEqual([]);
              },
            });
            expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
            await worldOf(db).settle();
            const items = await db.items();
            expect(broken(items)).toEqual([]);
            expect(wakeUpsLost(items)).toEqual([]);
          } finally {
            await db.drop();
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
