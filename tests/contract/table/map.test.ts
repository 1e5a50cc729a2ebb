import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogue } from '#events/catalogue/catalogue.ts';
import { excuse } from '#shared/attendance/index.ts';
import { countingOf, countPage, draftBroadcast } from '#shared/broadcasts/index.ts';
import { keepClosedDays } from '#shared/closed-days/index.ts';
import { raise } from '#shared/concerns/index.ts';
import { countEvents } from '#shared/counting/index.ts';
import { askForCode, changeDraft, grantsById, noteUntil, submit } from '#shared/grants/index.ts';
import { addPanelMember, call, recordOutcome, score } from '#shared/grants/panels/index.ts';
import { localDate } from '#shared/language/index.ts';
import { turnsOf } from '#shared/messaging/index.ts';
import { appointFocalPoint } from '#shared/people/index.ts';
import { draftRearrangement } from '#shared/rearranging/index.ts';
import { noteName } from '#shared/staff/index.ts';
import { keys } from '#shared/table/index.ts';
import { expectedFile } from '#shared/uploads/index.ts';
import { anActivity, participant, phoneNumber, placesUnder, staff, system } from '#tests/support/builders.ts';
import { daysOf } from '#tests/support/counting/days.ts';
import { completes, heldAs } from '#tests/support/courses/courses.ts';
import {
  applicant,
  applies,
  begins,
  done,
  grantRulesForTests,
  makes,
  setsBudget,
  staffMover,
} from '#tests/support/grants/grants.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { broken, registrationsIn } from '#tests/support/table/invariants.ts';
import { mapOfKeys } from '#tests/support/table/map-of-keys.ts';
import { type Keyed, newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

/** A grant that was returned, decided by a panel, paid and reported; and an application that is being written. */
async function grantsAreGiven({ context }: TestTable): Promise<void> {
  const [awat, shirin, rebwar] = [
    staffMover('awat', 'facilitator'),
    staffMover('shirin', 'manager'),
    staffMover('rebwar', 'approver'),
  ] as const;
  await setsBudget(context, 10_000_000);
  const written = await begins(context);
  const file = expectedFile(context.newId(context.now()), {
    name: 'نرخ.pdf',
    type: 'application/pdf',
    size: 1,
  });
  done(
    await changeDraft(context, grantRulesForTests, { draftId: written.draftId }, () => ({ files: [file] })),
  );
  const { grantId, draftId } = await applies(context);
  await makes(context, awat, grantId, { move: 'return', reason: 'بڕەکە ڕوون نییە' });
  done(await submit(context, { draftId }, applicant));
  await makes(context, awat, grantId, { move: 'screen' });
  const panel = done(
    await call(
      context,
      { centre: 'kirkuk', heldOn: '2026-11-30', criteria: ['Need'], grantIds: [grantId] },
      shirin,
    ),
  );
  done(await score(context, panel.panelId, { grantId, scores: [4] }, rebwar));
  const [grant] = await grantsById(context.table, [grantId]);
  const approval = { decision: 'approve', amount: 3_000_000, application: 2 } as const;
  const outcomes = [{ ...approval, grantId, version: grant?.version ?? 0 }];
  const { panelId, version } = panel;
  done(await recordOutcome(context, { panelId, version, outcomes }, rebwar, grantRulesForTests));
  const tranches = [{ amount: 3_000_000, dueOn: '2026-12-01', condition: '' }];
  await makes(context, shirin, grantId, { move: 'plan', tranches, reportDueOn: '2027-03-01' });
  await makes(context, awat, grantId, { move: 'disburse', tranche: 1 });
  await makes(context, shirin, grantId, { move: 'confirm', tranche: 1 });
  const report = { peopleReached: 12, spent: [1_000_000, 1_000_000], story: 'باخچەکە ئامادەیە' };
  await makes(context, applicant, grantId, { move: 'report', ...report });
  const [reported] = await grantsById(context.table, [grantId]);
  if (reported !== undefined) done(await askForCode(context, { draftId, grant: reported }));
  const member = { phone: phoneNumber(9), language: 'ar', centre: 'kirkuk' } as const;
  done(await addPanelMember(context, member, staff));
  await noteUntil(context.table, await begins(context));
  await noteName(context.table, staff.id, 'kirkuk.manager');
}

onTheTable('after a full story, the table', () => {
  let db: TestTable;
  let items: readonly Keyed[];
  const name = 'Nawal Dilshad';
  beforeAll(async () => {
    db = await newTable();
    const phones = phonesOf(db);
    const { activityId, sessions } = await anActivity(db.context, { capacity: 1, childcareCapacity: 2 });
    await phones.texts(1, `214 ${name} female 1990`);
    await phones.texts(2, '214 Rebin');
    await phones.texts(3, '214');
    await phones.texts(4, 'hello, is anyone there');
    await phones.texts(4, 'STOP');
    await phones.texts(1, 'CANCEL 214');
    await anActivity(db.context, { code: '219', childcareCapacity: 1 });
    await phones.texts(9, '219 Zhyan 1 child');
    await phones.texts(10, '219 Dilnaz 1 child');
    db.clock.forward({ hours: 25 });
    await phones.settle();
    await phones.texts(3, 'YES');
    const her = registrationsIn(await db.items()).find(
      (each) => each.status === 'confirmed' && each.activityId === activityId,
    );
    await excuse(db.context, {
      ...{ activityId, sessionId: sessions[0]?.sessionId ?? '', personId: her?.personId ?? '' },
      ...{ textId: 'text-1', receivedAt: db.clock.now(), actor: participant },
    });
    await placesUnder(db.context, '214', { capacity: 1, childcareCapacity: 3 }, staff);
    await phones.texts(5, '214');
    await phones.texts(5, '1991');
    const texts = { ar: 'مغلق غداً', ckb: 'سبەی داخراوە', en: 'Closed tomorrow' };
    const author = { actor: staff, staffId: staff.id };
    const draft = { centre: 'kirkuk', audience: { of: 'centre' }, texts } as const;
    const broadcast = await draftBroadcast(db.context, draft, author);
    if ('refused' in broadcast) throw new Error(broadcast.refused);
    await countPage(db.context, looseLimits, countingOf(broadcast.broadcastId));
    await appointFocalPoint(db.context, { phone: phoneNumber(6), centre: 'ninewa' }, staff);
    await phones.texts(6, '214 Layla 1990 0770 000 0007');
    await phones.texts(8, '214 Huda');
    await phones.texts(8, 'ERASE ME');
    // What came of it at the centre and on the phones.
    await countEvents(
      db.context,
      daysOf([
        { person: 0, session: 0, mark: 0, minutes: 0 },
        { message: 1, news: 0, minutes: 0 },
      ]),
    );
    await raise(
      db.context,
      { about: 'spending', centre: 'kirkuk', month: '2026-11', occasions: ['80'] },
      system,
    );
    await turnsOf(db.context, 20).take(1, 'answers');
    const fridays = { centre: 'ninewa' as const, weekly: [5], days: [], open: [], version: 0 };
    done(await keepClosedDays(db.context, fridays, author));
    const day = localDate(sessions[0]?.start ?? '');
    const all = { centre: 'kirkuk', first: day, last: day, how: { as: 'cancel' } } as const;
    done(await draftRearrangement(db.context, all, author));
    // The course takes place: she comes each time, and completes it.
    const sessionIds = sessions.map(({ sessionId }) => sessionId);
    const course = { activityId, sessionIds, personIds: [her?.personId ?? ''] };
    await heldAs(db, course, [['present'], ['late'], ['present']]);
    await completes(db.context, activityId);
    await grantsAreGiven(db);
    items = await db.items();
    expect(broken(items)).toEqual([]);
    const types = new Set((await db.events()).map(({ type }) => type));
    expect([...types]).toEqual(
      expect.arrayContaining(['registration.described', 'focal-point.appointed', 'person.erased']),
    );
  });
  afterAll(() => db.drop());

  it('holds nothing that the map of keys does not name, and something of each kind it names', () => {
    const map = mapOfKeys();
    expect(map.length).toBeGreaterThan(10);
    const rowsOf = ({ pk, sk }: Keyed) => map.filter((row) => row.pk.test(pk) && row.sk.test(sk));
    expect(items.filter((item) => rowsOf(item).length !== 1).map(({ pk, sk }) => `${pk} / ${sk}`)).toEqual(
      [],
    );
    const used = new Set(items.flatMap(rowsOf).map(({ item }) => item));
    expect(map.map(({ item }) => item).filter((item) => !used.has(item))).toEqual([]);
  });

  it('lets go, by TTL, of what the map says, and of nothing else', () => {
    const map = mapOfKeys();
    for (const item of items) {
      const row = map.find(({ pk, sk }) => pk.test(item.pk) && sk.test(item.sk));
      const { expiresAt } = item;
      if (row?.ttl !== 'either')
        expect(expiresAt === undefined ? 'kept' : 'let go').toBe(row?.ttl ? 'let go' : 'kept');
      // Seconds, not milliseconds: within fourteen months of the story.
      if (typeof expiresAt === 'number')
        expect(expiresAt).toBeLessThan(db.clock.now().getTime() / 1000 + 420 * 86_400);
    }
  });

  it('holds names, numbers and birth years with the person and the phones only (rule 8 of the design)', () => {
    const personal = (item: Keyed) => {
      const { pk: _pk, sk: _sk, ...rest } = item;
      const said = JSON.stringify(rest);
      return (
        /nawal|rebin|layla|huda/i.test(said) ||
        /"(name|phone|birthYear)":/.test(said) ||
        said.includes(phoneNumber(0).slice(0, 8))
      );
    };
    const told = items.filter(personal);
    const owners = told.map(({ pk }) => pk.replace(/#.*/, ''));
    // Of an application that is being written; of a grant, the files' names and no one's.
    expect(new Set(owners)).toEqual(new Set(['PERSON', 'PHONE', 'FOCAL', 'APPLICATION', 'PANELMEMBER']));
    expect(told.filter(({ sk }) => sk.startsWith('EVENT#'))).toEqual([]);
    // Of a focal point, the phone that staff have marked.
    const points = told.filter(({ pk }) => pk.startsWith('FOCAL#'));
    expect(points).toMatchObject([{ sk: 'META', phone: phoneNumber(6) }]);
    expect(JSON.stringify(points)).not.toMatch(/"(name|birthYear)":|layla/i);
    for (const { pk } of items)
      if (!pk.startsWith('PHONE#')) expect(pk).not.toContain(phoneNumber(0).slice(1, 8));
  });

  it('has events that all fit the catalogue, found again by their day', async () => {
    const events = await db.events();
    for (const event of events) {
      const fits = catalogue.filter((schema) => schema.safeParse(event).success);
      expect(fits, JSON.stringify(event)).toHaveLength(1);
    }
    const days = new Set(events.map(({ occurredAt }) => occurredAt.slice(0, 10)));
    const found = await Promise.all(
      [...days].flatMap((day) =>
        keys
          .eventPartitionsOfDay(day)
          .map((pk) => db.context.table.query<{ id: string }>({ pk, index: 'gsi2' })),
      ),
    );
    expect(found.flatMap((page) => page.items.map(({ id }) => id)).toSorted()).toEqual(
      events.map(({ id }) => id).toSorted(),
    );
  });
});
