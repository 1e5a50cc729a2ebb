import { afterEach, beforeEach, expect, it } from 'vitest';
import { closedDaysOf } from '../../../shared/closed-days/index.ts';
import { anActivity } from '../../support/builders.ts';
import { consoleVisitor } from '../../support/console-visitor.ts';
import { newTable, onTheTable, type TestTable } from '../../support/table.ts';
import { hiddenIn, type Visitor } from '../../support/visitor.ts';

let db: TestTable;
let visitor: Visitor;
beforeEach(async () => {
  db = await newTable();
  visitor = consoleVisitor(db);
  visitor.cookies.set('session', 'shirin~manager~centre-kirkuk');
});
afterEach(() => db.drop());

const path = '/console/closed-days';
const send = async (fields: Readonly<Record<string, string>>, days: readonly string[] = []) => {
  const page = await visitor.get(path);
  const hidden = Object.fromEntries(
    ['formToken', 'formId', 'version', 'centre'].map((name) => [name, hiddenIn(page, name)] as const),
  );
  const body = new URLSearchParams([
    ...Object.entries({ ...hidden, ...fields }),
    ...days.map((day) => ['days', day]),
  ]).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return visitor.send(`${path}?lang=en`, { method: 'POST', headers, body });
};
const kept = () => closedDaysOf(db.context.table, 'kirkuk');
const repairs = { first: '٢٠٢٦/١٢/٠٦', last: '', kind: 'own', ar: 'صيانة', ckb: 'چاککردنەوە', en: 'Repairs' };

onTheTable('the closed days of a centre on the console', () => {
  it('shows Iraq’s holidays, and which are not certain', async () => {
    const page = await visitor.get(`${path}?lang=en`);
    for (const said of ['Nowruz', 'Eid al-Adha', 'Sun 16 May 2027 – Wed 19 May 2027', 'Public holiday'])
      expect(page.text).toContain(said);
    expect(page.text.match(/Not certain yet/g)?.length).toBeGreaterThan(5);
    expect((await visitor.get(`${path}?lang=ar`)).text).toContain('عيد الأضحى');
    expect((await visitor.get(`${path}?lang=ckb`)).text).toContain('جەژنی قوربان');
  });

  it('adds days in any digits, removes them, and opens a holiday and closes it again', async () => {
    const { status, headers } = await send({ step: 'add', ...repairs });
    expect([status, headers.location]).toEqual([303, `${path}?centre=kirkuk&done=closedKept`]);
    expect((await kept()).days).toMatchObject([{ first: '2026-12-06', last: '2026-12-06', kind: 'own' }]);
    expect((await visitor.get(`${headers.location}&lang=en`)).text).toContain('The closed days are saved.');
    await send({ step: 'remove', first: '2026-12-06', last: '2026-12-06', kind: 'own' });
    expect(await kept()).toMatchObject({ days: [], version: 2, changedBy: 'shirin' });
    await send({ step: 'open', first: '2027-05-16', last: '2027-05-19' });
    expect((await kept()).open).toEqual(['2027-05-16', '2027-05-17', '2027-05-18', '2027-05-19']);
    expect((await visitor.get(`${path}?lang=en`)).text).not.toContain('Eid al-Adha');
    await send({ step: 'close', first: '2027-05-17', last: '2027-05-17' });
    expect((await kept()).open).toEqual(['2027-05-16', '2027-05-18', '2027-05-19']);
  });

  it('confirms when a moving feast is', async () => {
    await send({ step: 'confirm', holiday: 'eid-al-fitr', first: '2027-03-10', last: '2027-03-12' });
    expect((await kept()).days).toEqual([
      {
        ...{ first: '2027-03-10', last: '2027-03-12', kind: 'moving-feast', holiday: 'eid-al-fitr' },
        names: { ar: 'عيد الفطر', ckb: 'جەژنی ڕەمەزان', en: 'Eid al-Fitr' },
      },
    ]);
    const { text } = await visitor.get(`${path}?lang=en`);
    expect(text).toContain('Wed 10 Mar 2027 – Fri 12 Mar 2027');
    expect(text).not.toContain('Tue 9 Mar 2027');
  });

  it('closes on other days of the week', async () => {
    await send({ step: 'weekly' }, ['5', '6']);
    expect((await kept()).weekly).toEqual([5, 6]);
    await send({ step: 'weekly' });
    expect((await kept()).weekly).toEqual([]);
  });

  it.each([
    [{ first: 'soon' }, 'first', 'First day: Please give a day, like 2027-03-15'],
    [{ last: '2026-12-01' }, 'last', 'Last day: Please give a day, like 2027-03-15'],
    [{ ckb: '\u200f' }, 'ckb', 'Name in Kurdish: Please fill this in'],
  ])('leads to what is wrong and keeps what was entered: %j', async (wrong, field, told) => {
    const { status, text } = await send({ step: 'add', ...repairs, ...wrong });
    expect(status).toBe(400);
    expect(text).toContain(`<a href="#${field}">${told}</a>`);
    expect(text).toContain('value="Repairs"');
    expect((await kept()).version).toBe(0);
  });

  it('does not overwrite what someone else has kept since', async () => {
    const page = await visitor.get(path);
    const hidden = ['formToken', 'formId', 'version', 'centre'].map((name) => [name, hiddenIn(page, name)]);
    await send({ step: 'add', ...repairs });
    const body = new URLSearchParams([...hidden, ['step', 'weekly'], ['days', '6']] as string[][]).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const late = await visitor.send(`${path}?lang=en`, { method: 'POST', headers, body });
    expect(late.status).toBe(412);
    expect(await kept()).toMatchObject({ weekly: [5], version: 1 });
  });

  it('warns on the pages of an activity and of a session', async () => {
    const { activityId, sessions } = await anActivity(db.context, {
      sessions: [{ start: '2027-01-01T07:00:00.000Z', end: '2027-01-01T09:00:00.000Z' }],
    });
    const timetable = await visitor.get(`/console/activities/${activityId}?lang=en`);
    expect(timetable.text).toContain('One session falls on days on which the centre is closed.');
    const session = `/console/activities/${activityId}/sessions/${sessions[0]?.sessionId}`;
    expect((await visitor.get(`${session}?lang=en`)).text).toContain("The centre is closed: New Year's Day");
  });
});
