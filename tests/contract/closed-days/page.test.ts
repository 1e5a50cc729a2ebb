import { beforeEach, expect, it } from 'vitest';
import { languages } from '#events/index.ts';
import { cancelSession } from '#shared/activities/index.ts';
import { closedDaysOf, closedOn, holidays, namesOfHoliday } from '#shared/closed-days/index.ts';
import { formatDay, formatMonth } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { anActivity, staff } from '#tests/support/builders.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { hiddenIn, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
beforeEach(() => {
  visitor = consoleVisitor(db);
  visitor.cookies.set('session', 'shirin~manager~centre-kirkuk');
});

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

  it.each(languages)('can be read at a glance: a line a day below its month, in %s', async (language) => {
    const { text } = await visitor.get(`${path}?lang=${language}`);
    const months = [...text.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, month]) => month);
    expect(months.slice(0, 3)).toEqual(
      ['2026-12', '2027-01', '2027-03'].map((month) => formatMonth(`${month}-15T09:00:00Z`, language)),
    );
    const lines = [...text.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, line = '']) =>
      line.replace(/<[^>]*>/g, '').replaceAll('&#39;', "'"),
    );
    const eid = `${formatDay('2027-05-16T09:00:00Z', language)} – ${formatDay('2027-05-19T09:00:00Z', language)}`;
    expect(lines).toContain(
      `${eid}: ${render('holiday.eid-al-adha', language)} ${render('console.closedCertainty.suggested', language)}`,
    );
    expect(lines.join('\n')).toContain(
      `${render('holiday.new-year', language)} ${render('console.closedCertainty.law', language)}`,
    );
    // Where each is known from, and why it is not certain.
    for (const said of ['Doubt.moon', 'Doubt.cabinet', 'Source.law', 'Source.cabinet'] as const)
      expect(text).toContain(render(`console.closed${said}`, language));
    // No form stands open, and there is no script that would open one.
    expect(text).not.toMatch(/<details[^>]* open/);
    expect(text).not.toContain('<script');
    const shown = text.replace(/<details[\s\S]*?<\/details>/g, '');
    expect(shown.match(/<form/g)?.length).toBeLessThanOrEqual(2);
  });

  it('takes all holidays with a fixed date at once, and lets each go again', async () => {
    const before = await visitor.get(`${path}?lang=en`);
    const [, count = ''] = /Confirm all holidays with a fixed date \((\d+)\)/.exec(before.text) ?? [];
    await send({ step: 'confirm-fixed' });
    const { days, version } = await kept();
    expect([days.length, version]).toEqual([Number(count), 1]);
    expect(new Set(days.map(({ kind }) => kind))).toEqual(new Set(['public-holiday']));
    const fixed = holidays.filter(({ kind, isFor }) => kind === 'public-holiday' && isFor === undefined);
    expect(new Set(days.map(({ holiday }) => holiday))).toEqual(new Set(fixed.map(({ id }) => id)));
    const page = await visitor.get(`${path}?lang=en`);
    expect(page.text).not.toContain('Confirm all holidays');
    // Those of the moon are still suggested.
    expect(page.text.match(/Not certain yet/g)?.length).toBeGreaterThan(5);
    await send({ step: 'remove', first: '2026-12-10', last: '2026-12-10', kind: 'public-holiday' });
    expect((await kept()).days).toHaveLength(Number(count) - 1);
    expect((await visitor.get(`${path}?lang=en`)).text).toContain('(1)');
  });

  it('offers the days of communities and of the Region, which close no centre before they are confirmed', async () => {
    const { text } = await visitor.get(`${path}?lang=en`);
    for (const { id, isFor } of holidays.filter((each) => each.isFor !== undefined)) {
      expect(text).toContain(
        `${namesOfHoliday(id).en} <span class="tag">${render(`console.closedFor.${isFor ?? 'region'}`, 'en')}`,
      );
    }
    expect(text).toContain(render('console.closedOfferedHint', 'en'));
    expect(closedOn(await kept(), '2027-04-14')).toBeUndefined();
    await send({ step: 'confirm', holiday: 'yazidi-new-year', first: '2027-04-14', last: '2027-04-14' });
    expect(closedOn(await kept(), '2027-04-14')).toMatchObject({
      ...{ certainty: 'kept', names: { en: 'Yazidi New Year' } },
    });
    const after = await visitor.get(`${path}?lang=en`);
    expect(after.text).toContain('Yazidi New Year <span class="tag free">Confirmed');
    expect(after.text).not.toContain('Yazidi New Year <span class="tag">');
  });

  it('opens the days at which something is wrong, and no others', async () => {
    const wrong = {
      holiday: 'eid-al-fitr',
      suggested: '2027-03-09',
      first: '2027-03-12',
      last: '2027-03-10',
    };
    const { status, text } = await send({ step: 'confirm', ...wrong });
    expect(status).toBe(400);
    expect(text).toContain('<a href="#last">Last day: Please give a day, like 2027-03-15</a>');
    expect(text.match(/<details[^>]* open/g)).toHaveLength(1);
    expect(text.match(/id="last"/g)).toHaveLength(1);
    expect(text).toMatch(/id="last" name="last" value="2027-03-10" aria-invalid="true"/);
    expect((await kept()).version).toBe(0);
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

  it.each(languages)(
    'says which of its days sessions fall on that were there before them, in %s',
    async (language) => {
      const at = (day: string) => ({ start: `${day}T07:00:00.000Z`, end: `${day}T09:00:00.000Z` });
      // Two on the days that are closed then, one on a Friday, one beside them.
      const { activityId, sessions } = await anActivity(db.context, {
        sessions: ['2026-12-06', '2026-12-07', '2026-12-08', '2026-12-11', '2026-12-14'].map(at),
      });
      const lines = (text: string) =>
        [...text.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, line = '']) => line.replace(/<[^>]*>/g, ''));
      const page = async () => (await visitor.get(`${path}?lang=${language}`)).text;
      const fall = (count: number) => render('console.closedOnSome', language, { count });
      expect(await page()).toContain(fall(1));
      await send({ step: 'add', ...repairs, last: '2026-12-08' });
      const [second] = sessions.filter(({ start }) => start.startsWith('2026-12-07'));
      await cancelSession(db.context, { activityId, sessionId: second?.sessionId ?? '' }, staff);
      expect(await page()).toContain(fall(3));
      const line = lines(await page()).find((each) => each.includes(repairs[language]));
      expect(line).toContain(render('page.sessions', language, { count: 2 }));
      expect(
        lines(await page()).filter((each) => each.includes(render('page.sessions', language, { count: 2 }))),
      ).toHaveLength(1);
      await send({ step: 'remove', first: '2026-12-06', last: '2026-12-08', kind: 'own' });
      await send({ step: 'weekly' });
      expect(await page()).not.toContain('role="status"');
    },
  );

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
