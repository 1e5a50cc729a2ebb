import { afterEach, beforeEach, expect, test } from 'vitest';
import { budgetOf, historyOf, moveGrant } from '../../../shared/grants/index.ts';
import {
  applicant,
  applies,
  forThe,
  grantRulesForTests,
  makes,
  setsBudget,
  staffMover,
} from '../../support/grants.ts';
import { newTable, onTheTable, type TestTable } from '../../support/table.ts';

let db: TestTable;
beforeEach(async () => {
  db = await newTable();
});
afterEach(() => db.drop());

const awat = staffMover('awat', 'facilitator');
const shirin = staffMover('shirin', 'manager');
const rebwar = staffMover('rebwar', 'approver');
const dilnaz = staffMover('dilnaz', 'approver');

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
    expect(closed).toMatchObject({ status: 'closed', paid: 3_000_000, returned: 100_000 });
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
});
