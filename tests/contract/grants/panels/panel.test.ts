import { expect, test } from 'vitest';
import { budgetOf, type Grant } from '#shared/grants/index.ts';
import {
  call,
  type Panel,
  type PanelOutcome,
  recordOutcome,
  score,
  scoresOf,
} from '#shared/grants/panels/index.ts';
import {
  aGarden,
  applies,
  awat,
  dilnaz,
  done,
  forThe,
  grantRulesForTests,
  makes,
  rebwar,
  setsBudget,
  shirin,
  staffMover,
} from '#tests/support/grants/grants.ts';
import { grantsBroken, grantsIn } from '#tests/support/grants/kept.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const db = tableForEachTest();

/** So many applications that are screened, each of another group. */
async function screened(count: number, amount = 2_000_000): Promise<readonly Grant[]> {
  const grants = [];
  for (let group = 1; group <= count; group++) {
    const contact = { ...aGarden.contact, phone: `+96477000002${String(group).padStart(2, '0')}` };
    const { grantId } = await applies(db.context, { ...forThe(amount), contact });
    grants.push(await makes(db.context, awat, grantId, { move: 'screen' }));
  }
  return grants;
}

const criteria = ['Need', 'Plan'];
const meetingOn = async (grants: readonly Grant[]): Promise<Panel> => {
  const grantIds = grants.map(({ grantId }) => grantId);
  const wanted = { centre: 'kirkuk', heldOn: '2026-11-30', criteria, grantIds } as const;
  return done(await call(db.context, { ...wanted, criteria: [...criteria] }, shirin));
};
const approval = ({ grantId, version }: Grant, amount: number): PanelOutcome => ({
  grantId,
  version,
  decision: 'approve',
  amount,
  application: 1,
});
const record = ({ panelId, version }: Panel, outcomes: readonly PanelOutcome[], mover = rebwar) =>
  recordOutcome(db.context, { panelId, version, outcomes }, mover, grantRulesForTests);
const statuses = async () => grantsIn(await db.items()).map(({ status }) => status);

onTheTable('a panel', () => {
  test('decides on all its applications together', async () => {
    await setsBudget(db.context, 3_000_000);
    const grants = await screened(4);
    const panel = await meetingOn(grants);
    const [one, two, three, four] = grants;
    if (!one || !two || !three || !four) throw new Error('Four were screened');
    await score(db.context, panel.panelId, { grantId: one.grantId, scores: [5, 4] }, rebwar);
    await score(db.context, panel.panelId, { grantId: one.grantId, scores: [3, 4] }, rebwar);
    await score(db.context, panel.panelId, { grantId: one.grantId, scores: [4, 4] }, dilnaz);
    expect((await scoresOf(db.context.table, panel.panelId)).map(({ scores }) => scores)).toEqual(
      expect.arrayContaining([
        [3, 4],
        [4, 4],
      ]),
    );
    const reason = 'پلانەکە ڕوون نییە';
    const outcomes: PanelOutcome[] = [
      approval(one, 1_500_000),
      { grantId: two.grantId, version: two.version, decision: 'reject', reason },
      { grantId: three.grantId, version: three.version, decision: 'return', reason },
      { grantId: four.grantId, version: four.version, decision: 'postpone' },
    ];
    expect(await record(panel, outcomes)).toMatchObject({ status: 'decided', decidedBy: 'rebwar' });
    expect((await statuses()).toSorted()).toEqual(['approved', 'rejected', 'returned', 'screened']);
    expect(await budgetOf(db.context.table, 'kirkuk', 2026)).toMatchObject({
      reserved: 1_500_000,
      free: 1_500_000,
    });
    expect(grantsBroken(await db.items())).toEqual([]);
    expect(await record(panel, outcomes)).toEqual({ refused: 'panel-decided' });
    const late = { grantId: one.grantId, scores: [1, 1] };
    expect(await score(db.context, panel.panelId, late, dilnaz)).toEqual({ refused: 'panel-decided' });
  });

  test('records nothing where what it approves is more than is free together', async () => {
    await setsBudget(db.context, 3_000_000);
    const grants = await screened(2);
    const panel = await meetingOn(grants);
    const outcomes = grants.map((grant) => approval(grant, 2_000_000));
    expect(await record(panel, outcomes)).toEqual({ refused: 'budget-short', free: 3_000_000 });
    expect(await statuses()).toEqual(['screened', 'screened']);
  });

  test('records nothing where one of its decisions cannot be, and says which', async () => {
    await setsBudget(db.context, 30_000_000);
    const grants = await screened(2);
    const panel = await meetingOn(grants);
    const [one, two] = grants;
    if (!one || !two) throw new Error('Two were screened');
    await makes(db.context, dilnaz, two.grantId, { move: 'return', reason: 'بڕەکە زۆرە' });
    expect(await record(panel, [approval(one, 2_000_000), approval(two, 2_000_000)])).toMatchObject({
      refused: 'outcomes-refused',
      why: [{ refused: 'version-changed', grantId: two.grantId }],
    });
    expect((await statuses()).toSorted()).toEqual(['returned', 'screened']);
    expect(await record(panel, [approval(one, 2_000_000)])).toEqual({ refused: 'does-not-fit' });
    const narin = staffMover('narin', 'manager');
    expect(await record(panel, [approval(one, 2_000_000)], narin)).toEqual({ refused: 'not-yours' });
  });

  test('is called on screened applications of its centre alone, and not scored by who has an interest', async () => {
    const [grant] = await screened(1);
    if (!grant) throw new Error('One was screened');
    const submitted = await applies(db.context);
    const wanted = { centre: 'kirkuk' as const, heldOn: '2026-11-30', criteria: [...criteria] };
    const ids = [grant.grantId, submitted.grantId];
    expect(await call(db.context, { ...wanted, grantIds: ids }, shirin)).toEqual({
      refused: 'not-screened',
      grantIds: [submitted.grantId],
    });
    expect(
      await call(db.context, { ...wanted, centre: 'diyala', grantIds: [grant.grantId] }, shirin),
    ).toMatchObject({ refused: 'not-screened' });
    const panel = await meetingOn([grant]);
    await makes(db.context, dilnaz, grant.grantId, { move: 'declare-interest' });
    const scores = { grantId: grant.grantId, scores: [5, 5] };
    expect(await score(db.context, panel.panelId, scores, dilnaz)).toEqual({ refused: 'interest-declared' });
    expect(await score(db.context, panel.panelId, scores, shirin)).toEqual({ refused: 'not-yours' });
    expect(await score(db.context, panel.panelId, { ...scores, scores: [5] }, rebwar)).toEqual({
      refused: 'does-not-fit',
    });
  });

  test('takes thirty applications in one transaction', async () => {
    await setsBudget(db.context, 30_000_000);
    const grants = await screened(30, 1_000_000);
    const panel = await meetingOn(grants);
    const reason = 'پارەکە نەما';
    const outcomes = grants.map(
      (grant, nth): PanelOutcome =>
        nth % 2 === 0
          ? approval(grant, 1_000_000)
          : { grantId: grant.grantId, version: grant.version, decision: 'reject', reason },
    );
    expect(await record(panel, outcomes)).toMatchObject({ status: 'decided' });
    expect(grantsBroken(await db.items())).toEqual([]);
  });
});
