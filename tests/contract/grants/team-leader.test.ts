import { beforeEach, expect, test } from 'vitest';
import type { GrantEvent } from '#events/index.ts';
import { followGrant } from '#functions/grants/follow.ts';
import { morning } from '#functions/grants/morning.ts';
import { openConcerns, settle } from '#shared/concerns/index.ts';
import type { Move } from '#shared/grants/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  applicant,
  applies,
  awat,
  done,
  makes,
  rebwar,
  setsBudget,
  shirin,
} from '#tests/support/grants/grants.ts';
import { grantEventsIn } from '#tests/support/grants/kept.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { noFiles } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
beforeEach(async () => {
  await setsBudget(db.context, 10_000_000);
});

const parwin = { kind: 'staff', id: 'parwin' } as const;
const quiet = { push: () => Promise.resolve() };

const open = async () => (await openConcerns(db.context.table, 'kirkuk', 50)).items;
const waiting = async () => (await open()).map(({ waitsFor }) => waitsFor);
const openOccasions = async () => (await open()).flatMap(({ occasions }) => occasions);
const events = async (): Promise<readonly GrantEvent[]> => grantEventsIn(await db.items());
const lastEvent = async (): Promise<GrantEvent> => {
  const event = (await events()).at(-1);
  if (event === undefined) throw new Error('Nothing has happened');
  return event;
};
const followsLast = async (context: Context = db.context) => followGrant(context, await lastEvent());
const followsAll = async () => {
  for (const event of await events()) await followGrant(db.context, event);
};
/** The team leader has looked at what is open. */
const seesAll = async () => {
  for (const { concernId, version } of await open())
    done(await settle(db.context, { concernId, version, outcome: 'seen' }, parwin));
};

async function approved(): Promise<string> {
  const { grantId } = await applies(db.context);
  await makes(db.context, awat, grantId, { move: 'screen' });
  await makes(db.context, rebwar, grantId, { move: 'approve', amount: 3_000_000, application: 1 });
  return grantId;
}
const plan = (reportDueOn: string): Move => ({
  move: 'plan',
  tranches: [{ amount: 3_000_000, dueOn: '2026-12-01', condition: '' }],
  reportDueOn,
});
async function pays(grantId: string, reportDueOn: string): Promise<void> {
  await makes(db.context, shirin, grantId, plan(reportDueOn));
  await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
}
const report: Move = { move: 'report', peopleReached: 3, spent: [1_000_000, 1_000_000], story: 'باخچەکە' };

onTheTable('what a grant waits for, on the list of the team leader', () => {
  test('is off it when the news of a plan comes after the first payment', async () => {
    const grantId = await approved();
    await followsAll();
    expect(await openOccasions()).toEqual(['plan']);
    expect(await waiting()).toEqual(['plan']);
    await pays(grantId, '2027-03-01');
    await followsAll();
    expect(await open()).toEqual([]);
  });

  test('is off it when a report is given back, and on it for the next one', async () => {
    const grantId = await approved();
    await pays(grantId, '2027-03-01');
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
    await makes(db.context, applicant, grantId, report);
    await followsLast();
    const [first] = await openOccasions();
    expect(first).toMatch(/^close-/);
    await makes(db.context, shirin, grantId, { move: 'return-report', reason: 'پسوولەکان کەمن' });
    await followsLast();
    expect(await open()).toEqual([]);
    await makes(db.context, applicant, grantId, report);
    await followsLast();
    const next = await openOccasions();
    expect(next).toHaveLength(1);
    expect(next).not.toContain(first);
  });

  test('says what it is now, also where it was still open for what was before', async () => {
    const { grantId } = await applies(db.context);
    await followsAll();
    expect(await openOccasions()).toEqual(['screen-1']);
    db.clock.forward({ hours: 5 });
    await makes(db.context, applicant, grantId, { move: 'withdraw' });
    await followsAll();
    expect(await openOccasions()).toEqual(['withdrawn']);
    expect(await waiting()).toEqual(['withdrawn']);
    await seesAll();
    // The same news once more.
    await followsAll();
    expect(await open()).toEqual([]);
  });

  test.each([1, 2, 3, 4])('is not left on it by a slow look at the grant: before call %i', async (at) => {
    const { grantId } = await applies(db.context);
    let calls = 0;
    // Between two calls of this one the grant moves on, and the news of that is done with.
    const slow = db.process({
      wire: async (_call, carryOut) => {
        calls += 1;
        if (calls === at) {
          await makes(db.context, awat, grantId, { move: 'screen' });
          await followsLast();
        }
        return carryOut();
      },
    });
    const [submitted] = await events();
    if (submitted !== undefined) await followGrant(slow, submitted);
    if (calls < at) return;
    expect(await open()).toEqual([]);
  });

  test.each([1, 2, 3, 4])('is not taken off it by a slow look at the grant: before call %i', async (at) => {
    const { grantId } = await applies(db.context);
    await followsAll();
    await makes(db.context, awat, grantId, { move: 'screen' });
    let calls = 0;
    const slow = db.process({
      wire: async (_call, carryOut) => {
        calls += 1;
        if (calls === at) {
          await makes(db.context, rebwar, grantId, { move: 'approve', amount: 3_000_000, application: 1 });
          await followsLast();
        }
        return carryOut();
      },
    });
    await followsLast(slow);
    if (calls < at) return;
    expect(await openOccasions()).toEqual(['plan']);
  });

  test('has an overdue report once for each date, until it comes or the date is moved', async () => {
    const grantId = await approved();
    await pays(grantId, '2026-12-01');
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
    await followsAll();
    const waits = async () => {
      await morning(db.context, quiet, noFiles);
      return (await openOccasions()).map((each) => each.replace(/^close-.*/, 'close'));
    };
    db.clock.forward({ hours: 24 * 14 });
    expect(await waits()).toEqual([]);
    db.clock.forward({ hours: 24 });
    expect(await waits()).toEqual(['report-2026-12-01']);
    expect(await waiting()).toEqual(['report']);
    await seesAll();
    db.clock.forward({ hours: 24 });
    expect(await waits()).toEqual([]);
    // The report comes and is given back: what she knows of that date she is not told again.
    await makes(db.context, applicant, grantId, report);
    await followsLast();
    expect(await waits()).toEqual(['close']);
    await makes(db.context, shirin, grantId, { move: 'return-report', reason: 'پسوولەکان کەمن' });
    await followsLast();
    expect(await waits()).toEqual([]);
    await makes(db.context, shirin, grantId, plan('2026-12-20'));
    await followsLast();
    db.clock.forward({ hours: 24 * 18 });
    expect(await waits()).toEqual(['report-2026-12-20']);
    await makes(db.context, shirin, grantId, plan('2027-02-01'));
    await followsLast();
    expect(await waits()).toEqual([]);
  });
});
