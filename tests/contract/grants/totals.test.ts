import { beforeEach, expect, test } from 'vitest';
import { countEvents } from '#shared/counting/index.ts';
import { aGarden, applies, makes, setsBudget, staffMover } from '#tests/support/grants/grants.ts';
import { grantEventsIn } from '#tests/support/grants/kept.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import type { Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
beforeEach(async () => {
  visitor = siteVisitor(db);
  await setsBudget(db.context, 10_000_000);
  const { grantId } = await applies(db.context);
  await makes(db.context, staffMover('awat', 'facilitator'), grantId, { move: 'screen' });
  db.clock.forward({ hours: 50 });
  const approve = { move: 'approve', amount: 3_000_000, application: 1 } as const;
  await makes(db.context, staffMover('rebwar', 'approver'), grantId, approve);
  await countEvents(db.context, grantEventsIn(await db.items()));
});

const sums = [{ currency: 'IQD', asked: 4_000_000, approved: 3_000_000, paid: 0, returned: 0 }];

onTheTable('the totals of grants, for anyone', () => {
  test('are told of all, of a centre, of a theme and of a month', async () => {
    const told = { submitted: 1, approved: 1, sums, decisionDays: { median: 2, ninetieth: 2 } };
    for (const query of ['', '?centre=kirkuk', '?theme=community-garden', '?period=2026-11']) {
      const got = await visitor.get(`/api/grant-totals${query}`);
      expect(got, query).toMatchObject({ status: 200, json: told });
    }
    const none = await visitor.get('/api/grant-totals?centre=diyala');
    expect(none.json).toMatchObject({ submitted: 0, sums: [], decisionDays: null });
    for (const wrong of ['?centre=basra', '?theme=x', '?period=2026-13', '?grant=1'])
      expect((await visitor.get(`/api/grant-totals${wrong}`)).status).toBe(400);
  });

  test('of a month tell what was approved and paid in it though nothing was asked for', async () => {
    const { grantId } = await applies(db.context);
    await makes(db.context, staffMover('awat', 'facilitator'), grantId, { move: 'screen' });
    db.clock.forward({ days: 10 });
    const approve = { move: 'approve', amount: 2_000_000, application: 1 } as const;
    await makes(db.context, staffMover('rebwar', 'approver'), grantId, approve);
    await countEvents(db.context, grantEventsIn(await db.items()));
    const { json } = await visitor.get('/api/grant-totals?period=2026-12');
    expect(json).toMatchObject({
      submitted: 0,
      approved: 1,
      sums: [{ currency: 'IQD', asked: 0, approved: 2_000_000, paid: 0, returned: 0 }],
    });
  });

  test.each(['ar', 'ckb', 'en'])('stand on a page that names no one: %s', async (language) => {
    const page = await visitor.get(`/grants?lang=${language}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`lang="${language}"`);
    expect(page.weight).toBeLessThan(14 * 1024);
    for (const said of [aGarden.contact.name, ...aGarden.members, aGarden.content.place])
      expect(page.text).not.toContain(said);
    expect((await visitor.get('/grants?theme=school&lang=en')).text).not.toContain('4,000,000');
    expect((await visitor.get('/grants?theme=community-garden&lang=en')).text).toContain('4,000,000');
  });
});
