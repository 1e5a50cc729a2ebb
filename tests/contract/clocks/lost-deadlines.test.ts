import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Finding, reconcile } from '#shared/clocks/index.ts';
import { accept, cancel, expire, promote, type Registration } from '#shared/registration/index.ts';
import { registrationOf } from '#shared/registration/store.ts';
import { anActivity, participant, registerMany, system } from '#tests/support/builders.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { interleave } from '#tests/support/table/interleaving.ts';
import { broken, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';
import { newClocks } from '#tests/support/time/clocks.ts';

const times = { leads: { default: [86_400] }, last: 3_600 };
let db: TestTable;
beforeEach(async () => {
  db = await newTable();
});
afterEach(() => db.drop());

const now = async ({ registration }: { readonly registration: Registration }) => {
  const found = await registrationOf(db.context.table, registration.activityId, registration.personId);
  if (found === undefined) throw new Error('She is not registered');
  return found;
};

/** One place, which its owner gave up: the second is offered it, and her clock is lost. The third waits. */
async function anOfferWithoutClock(database = db) {
  await anActivity(database.context, { capacity: 1 });
  const people = await registerMany(database.context, 1, 3);
  const [first, second, third] = people;
  if (first === undefined || second === undefined || third === undefined) throw new Error('Three people');
  await cancel(database.context, first.registration, participant);
  await promote(database.context, '214', system);
  const { activityId, personId } = second.registration;
  const offered = await registrationOf(database.context.table, activityId, personId);
  const deadline = offered?.deadline ?? '';
  return { second, third, ref: { activityId, personId }, deadline, people };
}

const sweep = (wanted: Parameters<typeof reconcile>[2] = {}) =>
  reconcile(db.context, newClocks({ now: db.clock.now }).clockwork(times), wanted);
const expiries = async () =>
  (await db.events()).filter(({ type }) => type === 'registration.expired').map(({ actor }) => actor);

onTheTable('an offer whose clock was lost', () => {
  it('is ended once its deadline has passed, and the place goes to the next in line', async () => {
    const { second, third, deadline } = await anOfferWithoutClock();
    db.clock.set(after(deadline, { hours: 3 }));
    const { found, next } = await sweep();
    expect(found).toMatchObject({ activities: 1, offersOverdue: 1, failed: 0 });
    expect(next).toBeUndefined();
    expect((await now(second)).status).toBe('expired');
    // What `promote` does on the event.
    await promote(db.context, '214', system);
    expect((await now(third)).status).toBe('offered');
    expect(broken(await db.items())).toEqual([]);
  });

  it('is ended once, however often it is looked for, and though its clock rings after all', async () => {
    const { ref, deadline } = await anOfferWithoutClock();
    db.clock.set(after(deadline, { hours: 3 }));
    await sweep();
    await expire(db.context, ref, deadline, system);
    await expire(db.context, ref, deadline, system);
    expect((await sweep()).found.offersOverdue).toBe(0);
    expect(await expiries()).toEqual([{ kind: 'system', function: 'reconcile' }]);
  });

  it.each([
    ['before its deadline', -1],
    ['at its deadline, which its own clock may be about to keep', 1],
  ])('is left alone %s', async (_, minutes) => {
    const { second, deadline } = await anOfferWithoutClock();
    db.clock.set(after(deadline, { minutes }));
    expect((await sweep()).found.offersOverdue).toBe(0);
    expect((await now(second)).status).toBe('offered');
  });

  it('is told of by a dry run, and stays as it is', async () => {
    const { second, ref, deadline } = await anOfferWithoutClock();
    db.clock.set(after(deadline, { hours: 3 }));
    const findings: Finding[] = [];
    const { found } = await sweep({ isDry: true, onFound: (finding) => findings.push(finding) });
    expect(found.offersOverdue).toBe(1);
    expect(findings.filter(({ what }) => what === 'offersOverdue')).toEqual([
      { what: 'offersOverdue', activityId: ref.activityId, code: '214', due: deadline },
    ]);
    expect((await now(second)).status).toBe('offered');
  });

  it('is not ended when she has taken it in time', async () => {
    const { second, ref, deadline } = await anOfferWithoutClock();
    db.clock.set(after(deadline, { minutes: -10 }));
    await accept(db.context, ref, participant);
    db.clock.set(after(deadline, { hours: 3 }));
    expect((await sweep()).found.offersOverdue).toBe(0);
    expect((await now(second)).status).toBe('confirmed');
  });

  it('is found though the activity has ended', async () => {
    const { second, deadline } = await anOfferWithoutClock();
    db.clock.set(after(deadline, { days: 40 }));
    expect((await sweep()).found.offersOverdue).toBe(1);
    expect((await now(second)).status).toBe('expired');
  });

  it('ends once or is taken once when the answer, its clock and the sweep come at the same moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: -30, max: 2 }), async (scheduler, early) => {
        const own = await newTable();
        try {
          const { ref, deadline } = await anOfferWithoutClock(own);
          // Time passes with every step: the deadline passes while they are at work.
          own.clock.set(new Date(Date.parse(deadline) + early).toISOString());
          const clockwork = newClocks().clockwork(times);
          await interleave<unknown>(scheduler, own, [
            { name: 'answer', run: (context) => accept(context, ref, participant) },
            { name: 'sweep', run: (context) => reconcile(context, clockwork, { sparing: 0 }) },
            {
              name: 'clock',
              run: async (context) => {
                if (context.now().toISOString() >= deadline) await expire(context, ref, deadline, system);
              },
            },
          ]);
          const ends = (await own.events()).filter(
            ({ type, occurredAt }) =>
              type === 'registration.expired' ||
              (type === 'registration.confirmed' && occurredAt >= after(deadline, { minutes: -1 })),
          );
          const found = await registrationOf(own.context.table, ref.activityId, ref.personId);
          expect(ends.length).toBeLessThanOrEqual(1);
          expect(found?.status).toBe(
            ends[0] === undefined ? 'offered' : ends[0].type.replace('registration.', ''),
          );
          expect(broken(await own.items())).toEqual([]);
          await reconcile(own.context, clockwork, { sparing: 0 });
          await promote(own.context, '214', system);
          await promote(own.context, '214', system);
          expect(wakeUpsLost(await own.items())).toEqual([]);
          expect(broken(await own.items())).toEqual([]);
        } finally {
          await own.drop();
        }
      }),
      { numRuns: runs(25) },
    );
  });
});
