import { expect, test } from 'vitest';
import { budgetOf, historyOf, type Move, moveGrant } from '#shared/grants/index.ts';
import {
  applicant,
  applies,
  awat,
  dilnaz,
  forThe,
  grantRulesForTests,
  makes,
  rebwar,
  setsBudget,
  shirin,
} from '#tests/support/grants/grants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const db = tableForEachTest();

const money = async () => {
  const budget = await budgetOf(db.context.table, 'kirkuk', 2026);
  if (budget === undefined) throw new Error('There is no budget');
  expect(budget.reserved + budget.paid + budget.free).toBe(budget.total);
  return { reserved: budget.reserved, paid: budget.paid, free: budget.free };
};

onTheTable('a grant from its application to the closed report', () => {
  test('reserves what is approved, pays what is confirmed, gives back what is not spent', async () => {
    const { context } = db;
    await setsBudget(context, 10_000_000);
    const { grantId } = await applies(context);
    await makes(context, awat, grantId, { move: 'screen' });
    await makes(context, rebwar, grantId, { move: 'approve', amount: 3_000_000, application: 1 });
    expect(await money()).toEqual({ reserved: 3_000_000, paid: 0, free: 7_000_000 });
    const tranches = [
      { amount: 2_000_000, dueOn: '2026-12-01', condition: '' },
      { amount: 1_000_000, dueOn: '2027-01-15', condition: 'the trees are planted' },
    ];
    await makes(context, shirin, grantId, { move: 'plan', tranches, reportDueOn: '2027-03-15' });
    for (const tranche of [1, 2]) {
      await makes(context, awat, grantId, { move: 'disburse', tranche });
      await makes(context, shirin, grantId, { move: 'confirm', tranche });
    }
    expect(await money()).toEqual({ reserved: 0, paid: 3_000_000, free: 7_000_000 });
    const report = { peopleReached: 120, spent: [1_900_000, 1_000_000], story: 'باخچەکە ئامادەیە' };
    await makes(context, applicant, grantId, { move: 'report', ...report });
    const closed = await makes(context, shirin, grantId, { move: 'close' });
    expect(closed).toMatchObject({ status: 'closed', paid: 3_000_000, returned: 0, owed: 100_000 });
    expect(await money()).toEqual({ reserved: 0, paid: 3_000_000, free: 7_000_000 });
    await makes(context, awat, grantId, { move: 'take-back', amount: 60_000 });
    // One person's word gives nothing back to the budget.
    expect(await money()).toEqual({ reserved: 0, paid: 3_000_000, free: 7_000_000 });
    await makes(context, shirin, grantId, { move: 'confirm-back' });
    expect(await money()).toEqual({ reserved: 0, paid: 2_940_000, free: 7_060_000 });
    await makes(context, shirin, grantId, { move: 'take-back', amount: 40_000 });
    const settled = await makes(context, awat, grantId, { move: 'confirm-back' });
    expect(settled).toMatchObject({ returned: 100_000, owed: 0, takenBack: null });
    expect(await money()).toEqual({ reserved: 0, paid: 2_900_000, free: 7_100_000 });
    expect((await historyOf(context.table, grantId)).map(({ event }) => event.type)).toEqual([
      'grant.submitted',
      'grant.screened',
      'grant.approved',
      'grant.planned',
      'grant.disbursed',
      'grant.payment-confirmed',
      'grant.disbursed',
      'grant.payment-confirmed',
      'grant.reported',
      'grant.closed',
      'grant.repaid',
      'grant.repayment-confirmed',
      'grant.repaid',
      'grant.repayment-confirmed',
    ]);
  });

  test('needs two above the threshold, who say the same sum', async () => {
    const { context } = db;
    await setsBudget(context, 10_000_000);
    const { grantId } = await applies(context, forThe(6_000_000));
    await makes(context, awat, grantId, { move: 'screen' });
    const approve = (amount: number) => ({ move: 'approve', amount, application: 1 }) as const;
    const first = await makes(context, rebwar, grantId, approve(6_000_000));
    expect(first.status).toBe('screened');
    expect((await money()).reserved).toBe(0);
    const move = (mover: typeof rebwar, amount: number) =>
      moveGrant(context, { grantId, move: approve(amount) }, mover, grantRulesForTests);
    expect(await move(rebwar, 6_000_000)).toEqual({ refused: 'second-person' });
    expect(await move(dilnaz, 5_500_000)).toEqual({ refused: 'amount-differs', amount: 6_000_000 });
    expect(await move(dilnaz, 6_000_000)).toMatchObject({ status: 'approved' });
    expect((await money()).reserved).toBe(6_000_000);
  });

  test('is not approved for more than is free', async () => {
    const { context } = db;
    await setsBudget(context, 3_000_000);
    const { grantId } = await applies(context);
    await makes(context, awat, grantId, { move: 'screen' });
    const move = { move: 'approve', amount: 4_000_000, application: 1 } as const;
    expect(await moveGrant(context, { grantId, move }, rebwar, grantRulesForTests)).toEqual({
      refused: 'budget-short',
      free: 3_000_000,
    });
  });

  test.each([
    ['2026-12-31T20:59:59.999Z', 2026, 2027],
    ['2026-12-31T21:00:00.000Z', 2027, 2026],
  ])('is of the year that it is in Baghdad when it is approved: %s', async (at, year, other) => {
    const { context } = db;
    for (const each of [2026, 2027]) await setsBudget(context, 10_000_000, { year: each });
    const { grantId } = await applies(context);
    await makes(context, awat, grantId, { move: 'screen' });
    const then = { ...context, now: () => new Date(at) };
    const approved = await makes(then, rebwar, grantId, {
      move: 'approve',
      amount: 4_000_000,
      application: 1,
    });
    expect(approved.budgetYear).toBe(year);
    const free = async (of: number) => (await budgetOf(context.table, 'kirkuk', of))?.free;
    expect([await free(year), await free(other)]).toEqual([6_000_000, 10_000_000]);
    await makes(context, applicant, grantId, { move: 'withdraw' });
    expect([await free(year), await free(other)]).toEqual([10_000_000, 10_000_000]);
  });

  /** Approved for three million, the first two of them handed over. */
  async function halfPaid(confirmed: boolean) {
    const { context } = db;
    await setsBudget(context, 10_000_000);
    const { grantId } = await applies(context);
    await makes(context, awat, grantId, { move: 'screen' });
    await makes(context, rebwar, grantId, { move: 'approve', amount: 3_000_000, application: 1 });
    const tranches = [
      { amount: 2_000_000, dueOn: '2026-12-01', condition: '' },
      { amount: 1_000_000, dueOn: '2027-01-15', condition: '' },
    ];
    await makes(context, shirin, grantId, { move: 'plan', tranches, reportDueOn: '2027-03-15' });
    await makes(context, awat, grantId, { move: 'disburse', tranche: 1 });
    if (confirmed) await makes(context, shirin, grantId, { move: 'confirm', tranche: 1 });
    return grantId;
  }

  test('can be reported before all is paid: what was never paid is released with what was not spent', async () => {
    const grantId = await halfPaid(true);
    const report = { peopleReached: 30, spent: [1_500_000, 0], story: 'بەشێک تەواو بوو' };
    await makes(db.context, applicant, grantId, { move: 'report', ...report });
    await makes(db.context, shirin, grantId, { move: 'close' });
    expect(await money()).toEqual({ reserved: 0, paid: 2_000_000, free: 8_000_000 });
    await makes(db.context, shirin, grantId, { move: 'take-back', amount: 500_000 });
    await makes(db.context, awat, grantId, { move: 'confirm-back' });
    expect(await money()).toEqual({ reserved: 0, paid: 1_500_000, free: 8_500_000 });
  });

  test('is not ended while a part that was handed over waits to be confirmed', async () => {
    const grantId = await halfPaid(false);
    const cancel = { move: 'cancel', reason: 'شوێنەکە نەما', returned: 0 } as const;
    const tried = (move: Move, mover = shirin) =>
      moveGrant(db.context, { grantId, move }, mover, grantRulesForTests);
    expect(await tried(cancel)).toEqual({ refused: 'payment-under-way' });
    expect(await tried({ move: 'disburse', tranche: 2 }, awat)).toEqual({ refused: 'payment-under-way' });
    const report = { peopleReached: 30, spent: [0, 0], story: 'هێشتا نا' };
    expect(await tried({ move: 'report', ...report }, applicant)).toEqual({ refused: 'payment-under-way' });
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
    expect(await tried({ ...cancel, returned: 2_000_001 })).toEqual({ refused: 'too-much', most: 2_000_000 });
    const ended = await makes(db.context, shirin, grantId, { ...cancel, returned: 500_000 });
    expect(ended).toMatchObject({ returned: 0, owed: 500_000 });
    expect(await money()).toEqual({ reserved: 0, paid: 2_000_000, free: 8_000_000 });
  });

  test('takes back no more than is owed, puts a wrong sum right, and not by one person alone', async () => {
    const grantId = await halfPaid(true);
    const tried = (move: Move, mover = awat) =>
      moveGrant(db.context, { grantId, move }, mover, grantRulesForTests);
    const take = (amount: number): Move => ({ move: 'take-back', amount });
    expect(await tried(take(1))).toEqual({ refused: 'not-now', status: 'disbursing' });
    await makes(db.context, shirin, grantId, { move: 'cancel', reason: 'شوێنەکە نەما', returned: 500_000 });
    expect(await tried({ move: 'confirm-back' })).toEqual({ refused: 'not-now', status: 'cancelled' });
    expect(await tried(take(500_001))).toEqual({ refused: 'too-much', most: 500_000 });
    expect(await tried(take(1), applicant)).toEqual({ refused: 'not-yours' });
    await makes(db.context, awat, grantId, take(500_000));
    expect(await tried({ move: 'confirm-back' })).toEqual({ refused: 'second-person' });
    // It was another sum: whoever says so has said it, and someone else confirms that.
    expect(await tried(take(500_001), shirin)).toEqual({ refused: 'too-much', most: 500_000 });
    expect(await makes(db.context, shirin, grantId, take(50_000))).toMatchObject({
      ...{ owed: 500_000, returned: 0, takenBack: { by: 'shirin', amount: 50_000 } },
    });
    expect(await tried({ move: 'confirm-back' }, shirin)).toEqual({ refused: 'second-person' });
    // Nothing was given back after all.
    expect(await makes(db.context, shirin, grantId, take(0))).toMatchObject({
      owed: 500_000,
      takenBack: null,
    });
    expect(await tried({ move: 'confirm-back' })).toEqual({ refused: 'not-now', status: 'cancelled' });
    expect(await tried(take(0))).toEqual({ refused: 'not-now', status: 'cancelled' });
    expect(await money()).toEqual({ reserved: 0, paid: 2_000_000, free: 8_000_000 });
    await makes(db.context, awat, grantId, take(500_000));
    const both = await Promise.all([
      tried({ move: 'confirm-back' }, shirin),
      tried({ move: 'confirm-back' }, shirin),
    ]);
    expect(both.filter((each) => !('refused' in each))).toHaveLength(1);
    expect(await money()).toEqual({ reserved: 0, paid: 1_500_000, free: 8_500_000 });
    expect(await tried(take(1), shirin)).toEqual({ refused: 'not-now', status: 'cancelled' });
  });
});
