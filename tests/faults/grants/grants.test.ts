import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { grantStatuses } from '#events/index.ts';
import {
  changeDraft,
  type Grant,
  type Move,
  moveGrant,
  moveNames,
  setBudget,
  submit,
} from '#shared/grants/index.ts';
import { answerTo, answerWrite, staffRequest } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Chance, chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import {
  aGarden,
  applicant,
  applies,
  awat,
  begins,
  forThe,
  grantRulesForTests,
  makes,
  rebwar,
  setsBudget,
  shirin,
  staffMover,
} from '#tests/support/grants/grants.ts';
import { grantsBroken, grantsIn } from '#tests/support/grants/kept.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { contention } from '#tests/support/table/conflicts.ts';
import { faultAt, faults } from '#tests/support/table/faults.ts';
import { interleave } from '#tests/support/table/interleaving.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

const everyone = [
  applicant,
  awat,
  shirin,
  rebwar,
  staffMover('dilnaz', 'approver'),
  // Two parts, so that she could do both where two must.
  staffMover('narin', 'facilitator', 'manager', 'approver'),
  staffMover('hemin', 'manager'),
];

const wellKept = async (db: TestTable): Promise<void> => {
  const items = await db.items();
  expect([...broken(items), ...grantsBroken(items)]).toEqual([]);
};

/** The move as the staff API makes it: with an answer that is kept for whoever sends the same again. */
async function asked(context: Context, grantId: string, move: Move, key: string, mover = rebwar) {
  const request = staffRequest({ id: mover.staffId ?? '', roles: [], centres: [] }, key, move);
  const before = await answerTo(context.table, request);
  if (before !== undefined) return before;
  return moveGrant(context, { grantId, move }, mover, grantRulesForTests, ({ status }) => [
    answerWrite(request, { status }, context.now()),
  ]);
}

const approveAll = { move: 'approve', amount: 4_000_000, application: 1 } as const;

/** An application that is ready to be approved. */
async function screened(context: Context, beginning: Parameters<typeof applies>[1] = aGarden) {
  const { grantId } = await applies(context, beginning);
  await makes(context, awat, grantId, { move: 'screen' });
  return grantId;
}

onTheTable('a grant is moved once, whatever fails on the way', () => {
  for (const fault of faults) {
    it(`submitting: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: ({ context }) => begins(context),
        when: (context, { draftId }) => submit(context, { draftId }, applicant),
        inTheEnd: async (db) => {
          await wellKept(db);
          expect(grantsIn(await db.items())).toMatchObject([{ status: 'submitted', application: 1 }]);
        },
      }));

    it(`approving: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async ({ context }) => {
          await setsBudget(context, 10_000_000);
          return screened(context);
        },
        when: (context, grantId) => asked(context, grantId, approveAll, 'approve-it-once'),
        inTheEnd: async (db, grantId) => {
          await wellKept(db);
          expect(await asked(db.context, grantId, approveAll, 'approve-it-once')).toEqual({
            answered: { status: 'approved' },
          });
        },
      }));

    it(`rejecting what was approved: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async ({ context }) => {
          await setsBudget(context, 10_000_000);
          const grantId = await screened(context);
          await makes(context, rebwar, grantId, approveAll);
          return grantId;
        },
        when: (context, grantId) =>
          asked(context, grantId, { move: 'reject', reason: 'پارەکە نەما' }, 'reject-it-once'),
        inTheEnd: async (db) => {
          await wellKept(db);
          expect(grantsIn(await db.items())).toMatchObject([{ status: 'rejected', approved: null }]);
        },
      }));
  }
});

onTheTable('a budget is not overspent', () => {
  it('by 50 approvals in the same instant, where it has for 10, through conflicts and crashes', async () => {
    const db = await newTable();
    await setsBudget(db.context, 10 * 1_000_000);
    const grantIds = [];
    for (let group = 0; group < 50; group++) {
      const phone = `+96477000001${String(group).padStart(2, '0')}`;
      const beginning = { ...forThe(1_000_000), contact: { ...aGarden.contact, phone } };
      grantIds.push(await screened(db.context, beginning));
    }
    const move = { move: 'approve', amount: 1_000_000, application: 1 } as const;
    const chance = chanceFrom(4_711);
    const { wire, count } = contention(1);
    const outcomes = await Promise.all(
      grantIds.map(async (grantId, nth) => {
        // A third of the processes die before or after one of their calls; whoever waits for the answer asks again.
        const dies = faultAt(1 + chance.below(3), nth % 2 === 0 ? 'crash-after' : 'crash-before');
        const pause = (most: number) =>
          new Promise<void>((resolve) => setTimeout(resolve, chance.next() * Math.min(most, 60)));
        const first = db.process({
          pause,
          wire: nth % 3 === 0 ? (call, carryOut) => dies.wire(call, () => wire(call, carryOut)) : wire,
        });
        for (const context of [first, ...Array.from({ length: 20 }, () => db.process({ wire, pause }))]) {
          try {
            return await asked(context, grantId, move, `approve-${grantId}`);
          } catch {
            // The process is gone, or too many were at it at once: the same is asked again.
          }
        }
        return undefined;
      }),
    );
    await wellKept(db);
    expect(count()).toBeGreaterThan(0);
    const statuses = grantsIn(await db.items()).map(({ status }) => status);
    expect(statuses.filter((status) => status === 'approved')).toHaveLength(10);
    const told = outcomes.map((outcome) => outcome !== undefined && 'refused' in outcome && outcome);
    expect(told.filter((why) => why && why.refused === 'budget-short')).toHaveLength(40);
    await db.drop();
  });

  it('when it is lowered while grants are approved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const db = await newTable();
        await setsBudget(db.context, 8_000_000);
        const grantIds = [await screened(db.context), await screened(db.context)];
        const lower = {
          centre: 'kirkuk',
          year: 2026,
          currency: 'IQD',
          total: 4_000_000,
          version: 1,
        } as const;
        await interleave<unknown>(scheduler, db, [
          ...grantIds.map((grantId) => ({
            name: 'approve',
            run: (context: Context) => asked(context, grantId, approveAll, `approve-${grantId}`),
          })),
          {
            name: 'lower',
            run: (context) => setBudget(context, lower, { kind: 'staff', id: 'parwin' }),
          },
        ]);
        await wellKept(db);
        await db.drop();
      }),
      { numRuns: runs(12) },
    );
  });
});

onTheTable('who is at it at the same time', () => {
  it('two approvers, where two must: both count, or one is told that it has changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const db = await newTable();
        await setsBudget(db.context, 20_000_000);
        const grantId = await screened(db.context, forThe(6_000_000));
        const { version } = grantsIn(await db.items())[0] ?? { version: 0 };
        const move = { move: 'approve', amount: 6_000_000, application: 1 } as const;
        const outcomes = await interleave<unknown>(
          scheduler,
          db,
          everyone
            .filter(({ staffId }) => staffId === 'rebwar' || staffId === 'dilnaz')
            .map((mover) => ({
              name: mover.staffId ?? '',
              run: (context: Context) =>
                moveGrant(context, { grantId, move, version }, mover, grantRulesForTests),
            })),
        );
        await wellKept(db);
        expect(grantsIn(await db.items())).toMatchObject([
          { status: 'screened', approvals: [{ amount: 6_000_000 }] },
        ]);
        expect(JSON.stringify(outcomes)).toContain('version-changed');
        await db.drop();
      }),
      { numRuns: runs(8) },
    );
  });

  it('an approval of what the group changes at that moment is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const db = await newTable();
        await setsBudget(db.context, 20_000_000);
        const grantId = await screened(db.context);
        const [grant] = grantsIn(await db.items());
        const draftId = grant?.draftId ?? '';
        await interleave<unknown>(scheduler, db, [
          {
            name: 'the group',
            run: async (context) => {
              await moveGrant(
                context,
                { grantId, move: { move: 'return', reason: 'بڕەکە زۆرە' } },
                shirin,
                grantRulesForTests,
              );
              await changeDraft(context, grantRulesForTests, { draftId }, () => ({
                content: { amount: 4_500_000, lines: [{ what: 'هەمووی', amount: 4_500_000 }] },
              }));
              await submit(context, { draftId }, applicant);
              await moveGrant(context, { grantId, move: { move: 'screen' } }, awat, grantRulesForTests);
            },
          },
          {
            name: 'an approver',
            run: (context) => moveGrant(context, { grantId, move: approveAll }, rebwar, grantRulesForTests),
          },
        ]);
        await wellKept(db);
        const [after] = grantsIn(await db.items());
        // Either it was approved before it was returned, or not at all: never the first version's sum on the second.
        expect(after?.status === 'approved' ? after.application : 2).toBe(after?.application);
        await db.drop();
      }),
      { numRuns: runs(12) },
    );
  });

  it('the same submitted twice is one grant', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const db = await newTable();
        const { draftId } = await begins(db.context);
        const run = (context: Context) => submit(context, { draftId }, applicant);
        await interleave<unknown>(scheduler, db, [
          { name: 'one', run },
          { name: 'other', run },
        ]);
        await wellKept(db);
        expect(grantsIn(await db.items())).toHaveLength(1);
        await db.drop();
      }),
      { numRuns: runs(8) },
    );
  });
});

onTheTable('whatever is tried by whomever', () => {
  /** What a move is given, by chance: often what fits, sometimes not. */
  const given = (name: (typeof moveNames)[number], chance: Chance): Move => {
    const pick = <T>(...from: readonly [T, ...T[]]): T => from[chance.below(from.length)] ?? from[0];
    const reason = 'هۆکارێک';
    switch (name) {
      case 'return':
      case 'reject':
      case 'return-report':
        return { move: name, reason };
      case 'cancel':
        return { move: name, reason, returned: pick(0, 500_000, 9_000_000) };
      case 'take-back':
        return { move: name, amount: pick(0, 100_000, 500_000, 9_000_000) };
      case 'approve':
        return { move: name, amount: pick(3_000_000, 4_000_000, 6_000_000), application: pick(1, 1, 2) };
      case 'plan': {
        const whole = pick(3_000_000, 4_000_000, 6_000_000);
        const part = { dueOn: '2026-12-01', condition: '' };
        const halves = [
          { ...part, amount: whole / 2 },
          { ...part, amount: whole / 2 },
        ];
        const tranches = pick<readonly (typeof part & { amount: number })[]>(halves, [
          { ...part, amount: whole },
        ]);
        return { move: name, tranches: [...tranches], reportDueOn: '2027-03-01' };
      }
      case 'disburse':
      case 'confirm':
        return { move: name, tranche: pick(1, 2) };
      case 'report':
        return { move: name, peopleReached: 40, spent: [pick(0, 1_000_000, 3_000_000)], story: 'باخچەکە' };
      default:
        return { move: name };
    }
  };

  /** The move that leads on from where a grant stands, so that walks come far. */
  const onward = ({
    status,
    asked,
    application,
    approved,
    approvals,
    tranches,
    takenBack,
    owed = 0,
  }: Grant): Move => {
    const next = tranches.find(({ confirmed }) => confirmed === null);
    switch (status) {
      case 'submitted':
        return { move: 'screen' };
      case 'screened':
        return { move: 'approve', amount: approvals[0]?.amount ?? asked, application };
      case 'approved':
      case 'disbursing': {
        if (approved === null || tranches.length === 0) {
          const part = { amount: (approved ?? 0) / 2, dueOn: '2026-12-01', condition: '' };
          return { move: 'plan', tranches: [part, part], reportDueOn: '2027-03-01' };
        }
        if (next === undefined)
          return { move: 'report', peopleReached: 40, spent: [approved - 250_000], story: 'باخچەکە' };
        return { move: next.disbursed === null ? 'disburse' : 'confirm', tranche: next.tranche };
      }
      case 'closed':
      case 'cancelled':
        return takenBack ? { move: 'confirm-back' } : { move: 'take-back', amount: Math.ceil(owed / 2) || 1 };
      default:
        return { move: 'close' };
    }
  };

  it('no step is made that may not be, no one acts twice where two must, and the budget always adds up', async () => {
    const reached = new Set<string>();
    const walks = fc.integer({ min: 0, max: 1_000_000 });
    const walk = fc.asyncProperty(walks, async (seed) => {
      const chance = chanceFrom(seed);
      const db = await newTable();
      await setsBudget(db.context, 9_000_000);
      const grants: Grant[] = [];
      for (const amount of [4_000_000, 6_000_000])
        grants.push(await applies(db.context, forThe(amount), chance.happens(0.3) ? awat : applicant));
      for (let step = 0; step < 120; step++) {
        const at = chance.below(grants.length);
        const grant = grants[at];
        if (grant === undefined) throw new Error('There is no such grant');
        const mover = everyone[chance.below(everyone.length)] ?? applicant;
        db.clock.forward({ minutes: 30 });
        const name = moveNames[chance.below(moveNames.length)] ?? 'screen';
        const move = chance.happens(0.7) ? onward(grant) : given(name, chance);
        const { grantId, draftId } = grant;
        const outcome =
          grant.status === 'returned' && chance.happens(0.5)
            ? await submit(db.context, { draftId }, mover)
            : await moveGrant(db.context, { grantId, move }, mover, grantRulesForTests);
        if ('refused' in outcome) continue;
        reached.add(outcome.status);
        grants[at] = outcome;
        await wellKept(db);
      }
      await db.drop();
    });
    // The same walks each run, so that those which come far are among them.
    await fc.assert(walk, { numRuns: runs(16), seed: 4_600 });
    // Walks that end early would show little.
    expect([...grantStatuses].filter((status) => !reached.has(status))).toEqual([]);
  });
});
