import { afterEach, beforeEach, expect, it } from 'vitest';
import { languages } from '#events/index.ts';
import { attendanceAt } from '#shared/attendance/index.ts';
import { checkInWords, formatDayTimeLong, localToUtc } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { registrationsFor } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, registers } from '#tests/support/builders.ts';
import { markNumber } from '#tests/support/courses/marks.ts';
import { aCourse, attendanceBroken, type Course } from '#tests/support/courses/sheets.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { type Got, hiddenIn, type Visitor } from '#tests/support/web/visitor.ts';

let db: TestTable;
let visitor: Visitor;
let course: Course;
beforeEach(async () => {
  db = await newTable();
  visitor = consoleVisitor(db);
  course = await aCourse(db, 3, { capacity: 4 });
  signInAs('facilitator~centre-kirkuk');
});
afterEach(() => db.drop());

const list = '/console/sessions';
const signInAs = (groups: string, id = 'rebin') => visitor.cookies.set('session', `${id}~${groups}`);
const path = () => `${list}/${course.activityId}/${course.sessionId}`;
const page = (query = '?lang=en') => visitor.get(`${path()}${query}`);
/** What a browser sends of the form: its hidden fields, and a choice for the people at these places. */
const formOf = (got: Got, chosen: Readonly<Record<number, string>> = {}) => ({
  formToken: hiddenIn(got, 'formToken'),
  formId: hiddenIn(got, 'formId'),
  ...Object.fromEntries(
    [...got.text.matchAll(/name="(p\d+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  ),
  ...Object.fromEntries(Object.entries(chosen).map(([position, status]) => [`m${position}`, status])),
});
const statuses = async () =>
  (await attendanceAt(db.context.table, course)).map(({ status }) => status).toSorted();
const rowOf = ({ text }: Got, position: number) =>
  /<fieldset[\s\S]*?<\/fieldset>/.exec(text.slice(text.indexOf(`name="p${position}"`) - 900))?.[0] ?? '';

onTheTable('the sessions of a day', () => {
  it('are found from the numbers, for one’s own centres, each leading to its sheet', async () => {
    expect((await visitor.get('/console')).text).toContain(`href="${list}"`);
    const today = await visitor.get(`${list}?lang=en`);
    expect(today.text).toContain(`href="${path()}"`);
    expect(today.text).toContain('Mon 7 Dec, 10:00');
    expect((await visitor.get(`${list}?day=2026-12-08`)).text).not.toContain(path());
    expect((await visitor.get(`${list}?day=2026-12-09`)).text).toContain(course.sessionIds[1]);
    signInAs('facilitator~centre-baghdad');
    expect((await visitor.get(`${list}?centre=kirkuk`)).text).not.toContain(path());
    signInAs('analyst~centre-kirkuk');
    expect((await visitor.get('/console')).text).not.toContain(list);
    expect((await visitor.get(list)).status).toBe(403);
  });
});

onTheTable('the page of a sheet', () => {
  it.each(languages)(
    'takes someone in who stands at the door when places are given no more, and says how much is over: %s',
    async (language) => {
      const over = { over: 3, sessions: 4 };
      const late = render('console.walkInLate', language, over);
      const sessions = [7, 9, 11, 13].map((day) => {
        const start = localToUtc(`2026-12-${String(day).padStart(2, '0')}`, '10:00');
        return { start, end: after(start, { hours: 2 }) };
      });
      const { activityId, sessions: timetable } = await anActivity(db.context, { code: '300', sessions });
      const [, , , last] = timetable;
      const address = `${list}/${activityId}/${last?.sessionId}`;
      db.clock.set(after(sessions[2]?.end ?? '', { minutes: -1 }));
      expect((await visitor.get(`${address}?lang=${language}`)).text).not.toContain(late);
      // Half of four are two: until the third is over.
      db.clock.set(after(sessions[2]?.end ?? '', { minutes: 1 }));
      expect((await visitor.get(`${address}?lang=${language}`)).text).toContain(late);
      db.clock.set(after(last?.start ?? '', { minutes: 5 }));
      const got = await visitor.get(`${address}?lang=${language}`);
      const person = { name: 'Shilan', phone: '07701234567', language, consent: 'yes' };
      const taken = await visitor.submit(`${address}/walk-ins`, { ...formOf(got), ...person });
      expect(taken.status).toBe(303);
      const [hers] = registrationsIn(await db.items()).filter(({ code }) => code === '300');
      expect(hers?.status).toBe('confirmed');
    },
  );

  it('is nowhere but at its own address, whatever stands in its place', async () => {
    const { activityId, sessionId } = course;
    const form = formOf(await page());
    const long = 'x'.repeat(2_100);
    for (const [activity, session] of [
      [activityId, activityId],
      [activityId, long],
      [long, sessionId],
      ['214', sessionId],
    ]) {
      const elsewhere = `${list}/${activity}/${session}`;
      expect((await visitor.get(elsewhere)).status).toBe(404);
      expect((await visitor.submit(`${elsewhere}/check-in`, { ...form, step: 'open' })).status).toBe(404);
      expect((await visitor.submit(`${elsewhere}/marks`, { ...form, m0: 'present' })).status).toBe(404);
    }
  });

  it('shows first names, no phones, and lets a script of ours run, and nothing else', async () => {
    const got = await page();
    expect(got.status).toBe(200);
    expect(got.headers['cache-control']).toBe('no-store');
    for (const name of ['منال', 'زينب', 'أحمد']) expect(got.text).toContain(`<bdi>${name}</bdi>`);
    expect(got.text).not.toContain('964770');
    const csp = got.headers['content-security-policy'];
    expect(csp).toMatch(/^default-src 'none';.*; script-src 'self'; connect-src 'self'$/);
    expect((await visitor.get('/console')).headers['content-security-policy']).not.toContain('script');
    const [, script = ''] = /<script src="([^"]+)" defer><\/script>/.exec(got.text) ?? [];
    const served = await visitor.get(script);
    expect(served.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(got.text).not.toMatch(/<script(?! src)|style="|onclick/);
  });

  it('takes what was chosen by form, once, and shows it', async () => {
    const fields = formOf(await page(), { 0: 'present', 1: 'late' });
    const sent = await visitor.submit(`${path()}/marks`, fields);
    expect(sent).toMatchObject({ status: 303, headers: { location: `${path()}?done=saved` } });
    await visitor.submit(`${path()}/marks`, fields);
    expect(await statuses()).toEqual(['late', 'present']);
    expect((await db.events()).filter(({ type }) => type === 'attendance.recorded')).toHaveLength(2);
    const shown = await page('?done=saved&lang=en');
    expect(shown.text).toContain('Came: 2');
    expect(rowOf(shown, 0)).toMatch(/value="present" checked/);
    // What stays as it is is not said again.
    await visitor.submit(`${path()}/marks`, formOf(shown, { 0: 'present', 1: 'absent' }));
    expect(await statuses()).toEqual(['absent', 'present']);
    expect((await db.events()).filter(({ type }) => type === 'attendance.recorded')).toHaveLength(3);
    expect(attendanceBroken(await db.items(), await db.events())).toEqual([]);
  });

  it('shows that two devices differ, and takes what is chosen then', async () => {
    const [huda = ''] = course.personIds;
    const queue = (deviceId: string, position: number, status: string, formToken: string) =>
      visitor.post(
        `${path()}/queue`,
        {
          deviceId,
          marks: [{ personId: huda, status, markId: markNumber(position), markedAt: course.start }],
        },
        { 'x-form-token': formToken },
      );
    const token = hiddenIn(await page(), 'formToken');
    expect((await queue('tablet', 1, 'present', token)).json).toMatchObject({ came: 1, disputed: [] });
    expect((await queue('phone', 2, 'absent', token)).json).toMatchObject({ came: 0, disputed: [huda] });
    const shown = await page();
    expect(shown.text).toContain('Two devices say different things');
    expect(shown.text).toContain('Present (10:00) / Absent (10:00)');
    const position =
      shown.text.split(/name="p\d+"/).findIndex((part) => part.startsWith(` value="${huda}`)) - 1;
    await visitor.submit(`${path()}/marks`, formOf(shown, { [position]: 'absent' }));
    expect((await page()).text).not.toContain('Two devices say different things');
    expect(await statuses()).toEqual(['absent']);
  });

  it('takes no form and no queue that is not from a page of ours', async () => {
    const fields = formOf(await page(), { 0: 'present' });
    for (const part of ['marks', 'check-in', 'walk-ins']) {
      expect((await visitor.submit(`${path()}/${part}`, { ...fields, formToken: 'x' })).status).toBe(403);
    }
    const marks = [
      { personId: course.personIds[0], status: 'late', markId: markNumber(1), markedAt: course.start },
    ];
    expect((await visitor.post(`${path()}/queue`, { deviceId: 'a', marks })).status).toBe(403);
    visitor.cookies.delete('session');
    expect((await visitor.post(`${path()}/queue`, { deviceId: 'a', marks })).status).toBe(401);
    expect(await statuses()).toEqual([]);
  });

  it('is for those of the centre alone', async () => {
    signInAs('facilitator~centre-baghdad');
    expect((await page()).status).toBe(403);
    expect((await visitor.get(`${list}/${course.activityId}/${course.activityId}`)).status).toBe(404);
  });

  it('says why marks are not taken the day before', async () => {
    db.clock.set(after(course.start, { days: -1 }));
    const fields = formOf(await page(), { 0: 'present' });
    const got = await visitor.submit(`${path()}/marks?lang=en`, fields);
    expect(got.status).toBe(409);
    expect(got.text).toContain('More than an hour before the session begins');
  });

  it('opens checking in, tells the word in three languages, and closes it', async () => {
    const { formToken } = formOf(await page());
    const opened = await visitor.submit(`${path()}/check-in`, { formToken, step: 'open' });
    expect(opened.status).toBe(303);
    const { text } = await page();
    const told = checkInWords.filter(({ en }) => text.includes(`>${en}</bdi>`));
    expect(told).toHaveLength(1);
    expect(text).toContain(`>${told[0]?.ar}</bdi>`);
    expect(text).toContain(`>${told[0]?.ckb}</bdi>`);
    await visitor.submit(`${path()}/check-in`, { formToken, step: 'close' });
    expect((await page()).text).not.toContain(`>${told[0]?.ar}</bdi>`);
  });

  it('registers who stands at the door, once, and says what is missing', async () => {
    const fields = { ...formOf(await page()), name: 'Huda Salman', phone: '0770 000 0099', language: 'en' };
    const refused = await visitor.submit(`${path()}/walk-ins?lang=en`, { ...fields, phone: '12' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('value="Huda Salman"');
    expect(refused.text).toContain('id="phone-error"');
    expect(refused.text).toContain(
      '<a href="#phone">Mobile phone: This is not a phone number we can use</a>',
    );
    expect(refused.text).toContain('<a href="#consent">This is possible only if you agree</a>');
    // In another language, where the sheet stands: what answered the form cannot be gone to.
    expect(refused.text).toContain(`href="${path()}?lang=ckb"`);
    const agreed = { ...fields, consent: 'yes', birthYear: '\u2067١٩٩٠\u2069' };
    for (const _twice of [1, 2]) {
      expect(await visitor.submit(`${path()}/walk-ins`, agreed)).toMatchObject({
        status: 303,
        headers: { location: `${path()}?done=walkedIn` },
      });
    }
    expect((await page('?done=walkedIn&lang=en')).text).toContain('Registered and marked present.');
    expect((await page()).text).toContain('<bdi>Huda</bdi>');
    expect(await statuses()).toEqual(['present']);
    const [stored] = await registrationsFor(db.context.table, course.activityId, [
      (await attendanceAt(db.context.table, course))[0]?.personId ?? '',
    ]);
    expect(stored).toMatchObject({ status: 'confirmed', ageBand: '35-59' });
    const another = {
      ...agreed,
      name: 'Sara',
      phone: phoneNumber(98),
      formId: hiddenIn(await page(), 'formId'),
    };
    const full = await visitor.submit(`${path()}/walk-ins?lang=en`, another);
    expect(full.status).toBe(409);
    expect(full.text).toContain('There is no free place');
  });

  it('lets nobody check in once the session is over, and nobody in at its door after a week', async () => {
    const offers = async (query: string) => {
      const { text } = await page(query);
      return [text.includes('/check-in"'), text.includes('/walk-ins"')];
    };
    const { formToken, formId } = formOf(await page());
    for (const lang of ['en', 'ar', 'ckb']) expect(await offers(`?lang=${lang}`)).toEqual([true, true]);
    db.clock.forward({ days: 1 });
    for (const lang of ['en', 'ar', 'ckb']) expect(await offers(`?lang=${lang}`)).toEqual([false, true]);
    db.clock.forward({ days: 90 });
    for (const lang of ['en', 'ar', 'ckb']) expect(await offers(`?lang=${lang}`)).toEqual([false, false]);
    // A page that was left open is no way in either.
    await visitor.submit(`${path()}/check-in`, { formToken, step: 'open' });
    expect((await page()).text).not.toMatch(/class="words"/);
    const fields = {
      ...{ formToken, formId, name: 'Huda', phone: phoneNumber(40), language: 'ar', consent: 'yes' },
    };
    const late = await visitor.submit(`${path()}/walk-ins?lang=en`, fields);
    expect(late.status).toBe(409);
    expect(await statuses()).toEqual([]);
  });

  it('asks who has something else at that time whether she wants both', async () => {
    const start = after(course.start, { hours: 1 });
    await anActivity(db.context, {
      code: '219',
      sessions: [{ start, end: after(start, { hours: 2 }) }],
      enrolment: { opensAt: after(start, { days: -1 }), closesAt: start },
    });
    await registers(db.context, 97, { code: '219', name: 'Zana' });
    const shown = await page();
    const fields = {
      formToken: hiddenIn(shown, 'formToken'),
      formId: hiddenIn(shown, 'formId'),
      ...{ name: 'Zana', phone: phoneNumber(97), language: 'en', consent: 'yes' },
    };
    const told = await visitor.submit(`${path()}/walk-ins?lang=en`, fields);
    expect(told.status).toBe(409);
    expect(told.text).toContain('something else at the same time');
    expect(told.text).toContain('name="acceptsOverlap"');
    expect(told.text).toContain(`the session of ${formatDayTimeLong(course.start, 'en')}`);
    expect(await statuses()).toEqual([]);
    const both = await visitor.submit(`${path()}/walk-ins`, { ...fields, acceptsOverlap: 'yes' });
    expect(both.headers.location).toBe(`${path()}?done=walkedIn`);
    expect(await statuses()).toEqual(['present']);
  });

  it('of a hundred people fits into one small page, in every language', async () => {
    await db.drop();
    db = await newTable();
    visitor = consoleVisitor(db);
    signInAs('facilitator~centre-kirkuk');
    course = await aCourse(db, 100);
    for (const language of ['ar', 'ckb', 'en']) {
      const got = await visitor.get(`${path()}?lang=${language}`, { 'accept-encoding': 'gzip' });
      expect(got.text).toContain('name="p99"');
      expect([language, got.weight]).toEqual([language, expect.toSatisfy((weight) => weight < 14 * 1024)]);
    }
    const fields = formOf(await page(), Object.fromEntries(course.personIds.map((_, at) => [at, 'present'])));
    expect((await visitor.submit(`${path()}/marks`, fields)).status).toBe(303);
    expect(await statuses()).toHaveLength(100);
  });
});
