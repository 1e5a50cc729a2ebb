import { expect, test } from 'vitest';
import { languages } from '#events/index.ts';
import { followGrant } from '#functions/grants/follow.ts';
import { morning } from '#functions/grants/morning.ts';
import { openConcerns } from '#shared/concerns/index.ts';
import { applicationToken, changeDraft, eraseDrafts, type Grant, submit } from '#shared/grants/index.ts';
import { localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import type { Message } from '#shared/messaging/index.ts';
import { noteName } from '#shared/staff/index.ts';
import type { keys } from '#shared/table/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';
import {
  aGarden,
  applicant,
  applies,
  awat,
  begins,
  done,
  grantRulesForTests,
  makes,
  rebwar,
  setsBudget,
  shirin,
} from '#tests/support/grants/grants.ts';
import { grantEventsIn } from '#tests/support/grants/kept.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import { staffCaller } from '#tests/support/web/staff-caller.ts';
import { noFiles } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();

const quiet = { push: () => Promise.resolve() };

const listOf = async (whose: 'kirkuk' | 'all') => (await openConcerns(db.context.table, whose, 50)).items;
const waiting = async (whose: 'kirkuk' | 'all' = 'kirkuk') =>
  (await listOf(whose)).map(({ about, waitsFor, year }) => waitsFor ?? `${about} ${year ?? ''}`);
const comesMorning = () => morning(db.context, quiet, noFiles);
const follows = async () => {
  for (const event of grantEventsIn(await db.items())) await followGrant(db.context, event);
};
/** Mornings until this day in Baghdad has come, it included. */
async function morningsUntil(day: string): Promise<void> {
  while (localDate(db.clock.now().toISOString()) < day) {
    db.clock.forward({ hours: 24 });
    await comesMorning();
  }
}
const remindersOf = async (number: string) =>
  (await db.items())
    .filter(({ sk }) => sk.startsWith('MESSAGE#'))
    // Only the outbox has such keys.
    .map((item) => item as unknown as Message & keys.Key)
    .filter(({ lines }) => lines.some(({ args, key }) => args.number === number && key.includes('draft')));

async function planned(dueOn: string, reportDueOn = '2027-03-15'): Promise<Grant> {
  await setsBudget(db.context, 10_000_000);
  const { grantId } = await applies(db.context);
  await makes(db.context, awat, grantId, { move: 'screen' });
  await makes(db.context, rebwar, grantId, { move: 'approve', amount: 3_000_000, application: 1 });
  const tranches = [{ amount: 3_000_000, dueOn, condition: '' }];
  return makes(db.context, shirin, grantId, { move: 'plan', tranches, reportDueOn });
}

onTheTable('money whose day is past', () => {
  test('a payment that nobody handed over is put to the team leader the day after, until someone does', async () => {
    const { grantId } = await planned('2026-12-01');
    await follows();
    await morningsUntil('2026-12-01');
    expect(await waiting()).toEqual([]);
    await morningsUntil('2026-12-02');
    await comesMorning();
    expect(await waiting()).toEqual(['disburse']);
    await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
    await follows();
    expect(await waiting()).toEqual([]);
  });

  test('one that was handed over and that nobody confirmed is put to her the day after, until someone does', async () => {
    const { grantId } = await planned('2026-12-01');
    await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
    await follows();
    // It was handed over ahead of its day.
    await morningsUntil('2026-12-01');
    expect(await waiting()).toEqual([]);
    await morningsUntil('2026-12-02');
    await comesMorning();
    expect(await waiting()).toEqual(['confirm']);
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
    await follows();
    expect(await waiting()).toEqual([]);
  });

  test('handed over late, it waits to be confirmed from the day after that on', async () => {
    const { grantId } = await planned('2026-11-25');
    await morningsUntil('2026-11-27');
    expect(await waiting()).toEqual(['disburse']);
    await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
    await follows();
    expect(await waiting()).toEqual([]);
    await morningsUntil('2026-11-28');
    expect(await waiting()).toEqual(['confirm']);
  });

  test('a report goes to the team leader after a week and to the administrators after a month', async () => {
    const { grantId } = await planned('2026-11-30', '2026-12-10');
    await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
    await follows();
    await morningsUntil('2026-12-17');
    expect(await waiting()).toEqual(['report']);
    await morningsUntil('2027-01-08');
    expect((await waiting('all')).filter((each) => each === 'report-long')).toEqual([]);
    await morningsUntil('2027-01-09');
    expect(await waiting()).toEqual(['report']);
    expect(await waiting('all')).toContain('report-long');
    const call = staffCaller(db);
    const listed = (of: string) => call('admin', 'GET', `/concerns?centre=${of}`);
    expect(JSON.stringify((await listed('all')).json)).toContain('report-long');
    expect(JSON.stringify((await listed('kirkuk')).json)).not.toContain('report-long');
    const report = { peopleReached: 3, spent: [1_000_000, 1_000_000], story: 'باخچەکە' };
    await makes(db.context, applicant, grantId, { move: 'report', ...report });
    await follows();
    expect(await waiting()).toEqual(['close']);
    expect((await waiting('all')).filter((each) => each === 'report-long')).toEqual([]);
  });

  test('what was not spent waits for one person to take it and a second to confirm it', async () => {
    const { grantId } = await planned('2026-11-30');
    await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
    const report = { peopleReached: 3, spent: [1_000_000, 1_000_000], story: 'باخچەکە' };
    await makes(db.context, applicant, grantId, { move: 'report', ...report });
    await makes(db.context, shirin, grantId, { move: 'close' });
    const steps: string[] = [];
    const look = async () => {
      await follows();
      steps.push(...(await waiting()));
    };
    await look();
    await makes(db.context, awat, grantId, { move: 'take-back', amount: 40_000 });
    await look();
    // It was nothing after all: it is to be given back as before.
    await makes(db.context, awat, grantId, { move: 'take-back', amount: 0 });
    await look();
    await makes(db.context, awat, grantId, { move: 'take-back', amount: 400_000 });
    await look();
    await makes(db.context, shirin, grantId, { move: 'confirm-back' });
    await look();
    await makes(db.context, shirin, grantId, { move: 'take-back', amount: 600_000 });
    await makes(db.context, awat, grantId, { move: 'confirm-back' });
    await look();
    expect(steps).toEqual(['take-back', 'confirm-back', 'take-back', 'confirm-back', 'take-back']);
  });
});

onTheTable('a year without a budget', () => {
  test('is asked for from December on, by the administrators alone, and settled when it is set', async () => {
    await setsBudget(db.context, 10_000_000);
    await morningsUntil('2026-11-30');
    const ofNext = async () =>
      (await listOf('all')).filter(({ centre, year }) => centre === 'kirkuk' && year === 2027);
    expect(await ofNext()).toEqual([]);
    await morningsUntil('2026-12-01');
    await comesMorning();
    expect(await ofNext()).toHaveLength(1);
    expect(await waiting()).toEqual([]);
    const [asked] = await ofNext();
    const call = staffCaller(db);
    const settles = (login: 'manager' | 'admin') =>
      call(login, 'POST', `/concerns/${asked?.concernId}/settle`, {
        body: { outcome: 'seen' },
        key: `settle-${login}`,
        version: asked?.version ?? 0,
      });
    expect((await settles('manager')).status).toBe(403);
    expect((await call('manager', 'GET', '/concerns?centre=all')).status).toBe(403);
    await setsBudget(db.context, 5_000_000, { year: 2027 });
    await comesMorning();
    expect(await ofNext()).toEqual([]);
  });

  test('is asked for no more as soon as it has one, nor when it is over', async () => {
    await comesMorning();
    await morningsUntil('2026-12-01');
    const asked = async () =>
      (await listOf('all')).flatMap(({ centre, year }) => (centre === 'kirkuk' ? [year] : [])).toSorted();
    expect(await asked()).toEqual([2026, 2027]);
    await setsBudget(db.context, 5_000_000, { year: 2027 });
    const set = (await db.events()).filter(({ type }) => type === 'budget.set');
    expect(set).toHaveLength(1);
    for (const event of set) if (event.type === 'budget.set') await followGrant(db.context, event);
    expect(await asked()).toEqual([2026]);
    await morningsUntil('2027-01-01');
    expect(await asked()).toEqual([]);
    expect((await waiting('all')).filter((each) => each === 'budget 2026')).toEqual([]);
  });
});

onTheTable('an application that nobody goes on with', () => {
  test.each(languages)(
    'is reminded of a week before, once, in %s, and its page says until when it was kept',
    async (language) => {
      const texted = await begins(db.context, { ...aGarden, language, textedFrom: phoneNumber(31) });
      const written = await begins(db.context, {
        ...aGarden,
        language,
        contact: { ...aGarden.contact, phone: phoneNumber(32) },
      });
      await morningsUntil(localDate(new Date(Date.parse(texted.changedAt) + 29 * 86_400_000).toISOString()));
      const [byText, ...again] = await remindersOf(texted.number);
      expect(again).toEqual([]);
      expect(byText).toMatchObject({ phone: phoneNumber(31), language, purpose: 'reminder' });
      expect(byText?.lines[0]?.key).toBe('sms.draftKeptUntil');
      expect((await remindersOf(written.number)).map(({ lines }) => lines[0]?.key)).toEqual([
        'sms.draftKeptUntilOnPage',
      ]);
      const visitor = siteVisitor(db);
      const path = `/applications/${applicationToken(texted)}?lang=${language}`;
      const until = localDate(new Date(Date.parse(texted.changedAt) + 30 * 86_400_000).toISOString());
      const kept = render('apply.keepLink', language, { deadline: until });
      const onTexts = render('apply.keepReminded', language);
      const [ofText, ofForm] = [
        await visitor.get(path),
        await visitor.get(`/applications/${applicationToken(written)}?lang=${language}`),
      ];
      expect([ofText.text.includes(kept), ofForm.text.includes(kept)]).toEqual([true, true]);
      // One that was begun by text is reminded of in any case.
      expect([ofText.text.includes(onTexts), ofForm.text.includes(onTexts)]).toEqual([false, true]);
      db.clock.forward({ hours: 48 });
      const forgotten = await visitor.get(path);
      expect(forgotten.status).toBe(410);
      expect(forgotten.text).toContain(render('detail.wasKeptUntil', language, { deadline: until }));
      expect(forgotten.text).toContain('href="/apply"');
      expect((await visitor.get(`/applications/${'A'.repeat(43)}`)).status).toBe(404);
      // A form that was left open meanwhile is told the same, whatever was pressed on it.
      for (const pressed of ['', '/files', '/withdraw', '/code']) {
        const late = await visitor.submit(path.replace('?', `${pressed}?`), { version: '1', why: 'شوێن' });
        expect(late.status, pressed).toBe(410);
        expect(late.text).toContain(render('detail.wasKeptUntil', language, { deadline: until }));
      }
    },
  );

  test('that was erased is not said to have been forgotten', async () => {
    const draft = await begins(db.context);
    await morningsUntil(localDate(new Date(Date.parse(draft.changedAt) + 28 * 86_400_000).toISOString()));
    await eraseDrafts(db.context, [draft]);
    db.clock.forward({ hours: 72 });
    const visitor = siteVisitor(db);
    expect((await visitor.get(`/applications/${applicationToken(draft)}`)).status).toBe(404);
    expect(JSON.stringify(await db.items())).not.toContain(`APPLICATION#${draft.draftId}`);
  });

  test('is not reminded of while someone goes on with it, nor once it is handed in', async () => {
    const draft = await begins(db.context);
    const { draftId } = draft;
    await morningsUntil('2026-12-10');
    done(await changeDraft(db.context, grantRulesForTests, { draftId }, () => ({ content: {} })));
    await applies(db.context);
    await morningsUntil('2026-12-28');
    expect(await remindersOf(draft.number)).toEqual([]);
  });
});

onTheTable('the history of a grant', () => {
  test('says who by name, and which reasons were answered', async () => {
    const { grantId, draftId } = await applies(db.context);
    await noteName(db.context.table, 'awat', 'awat.kirkuk');
    await makes(db.context, awat, grantId, { move: 'return', reason: 'پلانەکە ڕوون نییە' });
    const call = staffCaller(db);
    const moves = async () =>
      (
        (await call('manager', 'GET', `/grants/${grantId}/history`)).json as {
          items: { type: string; authorName: string | null; isAnswered: boolean }[];
        }
      ).items.map(({ type, authorName, isAnswered }) => [type, authorName, isAnswered]);
    expect(await moves()).toEqual([
      ['grant.submitted', null, false],
      ['grant.returned', 'awat.kirkuk', false],
    ]);
    done(await submit(db.context, { draftId }, applicant));
    await makes(db.context, shirin, grantId, { move: 'reject', reason: 'پارە نەماوە' });
    expect(await moves()).toEqual([
      ['grant.submitted', null, false],
      ['grant.returned', 'awat.kirkuk', true],
      ['grant.submitted', null, false],
      ['grant.rejected', null, false],
    ]);
  });
});
