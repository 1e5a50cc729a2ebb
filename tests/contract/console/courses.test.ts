import { beforeEach, expect, it } from 'vitest';
import type { EventOf } from '#events/index.ts';
import { sessionsOf } from '#shared/activities/index.ts';
import { countEvents } from '#shared/counting/index.ts';
import { languages } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { cancel, withdraw } from '#shared/registration/index.ts';
import { anActivity, participant, phoneNumber, registers } from '#tests/support/builders.ts';
import { completes, heldAs, notes, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { aCourse, type Course } from '#tests/support/courses/sheets.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import type { Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
beforeEach(() => {
  visitor = consoleVisitor(db);
  signInAs('shirin~manager~centre-kirkuk');
});

const signInAs = (login: string) => visitor.cookies.set('session', login);
const path = '/console/courses';
const page = async (address: string, lang = 'en') => {
  const { status, text } = await visitor.get(
    `${path}${address}${address.includes('?') ? '&' : '?'}lang=${lang}`,
  );
  // What stands between tags, as it is read.
  return { status, text, read: text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') };
};

/** Four people and three sessions: 3 of 3, 2 of 3, 1 of 3, and 1 of 2 with one excuse; counted. */
async function anEndedCourse(): Promise<Course> {
  const course = await aCourse(db, 4, { sessions: sessionsEveryOtherDay(3) });
  await heldAs(db, course, [
    ['present', 'late', 'absent', 'excused'],
    ['present', 'present', 'absent', 'present'],
    ['present', 'absent', 'late', '-'],
  ]);
  await completes(db.context, course.activityId);
  await countEvents(db.context, await db.events());
  return course;
}

onTheTable('looking back at an activity', () => {
  it('finds it among those that ended, months later and when its code is another’s', async () => {
    const { activityId, code } = await anEndedCourse();
    db.clock.set(after(db.context.now().toISOString(), { days: 200 }));
    await anActivity(db.context, { code, titles: { ar: 'نشاط آخر', ckb: 'چالاکیی تر', en: 'Another one' } });
    const { text } = await page('?centre=kirkuk');
    expect(text).toContain(`href="${path}/${activityId}"`);
    expect(text).not.toContain('Another one');
    expect((await page('?centre=kirkuk&stage=open')).text).toContain('Another one');
    expect((await page('?centre=kirkuk&stage=open')).text).not.toContain(activityId);
    expect((await page(`/${activityId}`)).status).toBe(200);
    expect((await page(`/${activityId}`)).text).not.toContain('Another one');
  });

  it('lists by stage: those that ended last first, those that go on, those to come', async () => {
    const now = db.context.now().toISOString();
    const named = (title: string) => ({ titles: { ar: title, ckb: title, en: title } });
    const sessions = (from: number, until: number) =>
      [from, until].map((days) => ({
        start: after(now, { days, hours: 1 }),
        end: after(now, { days, hours: 2 }),
      }));
    const closesAfter = (days: number) => ({
      enrolment: { opensAt: now, closesAt: after(now, { days }) },
    });
    await anActivity(db.context, {
      code: '301',
      ...named('Short'),
      sessions: sessions(2, 4),
      ...closesAfter(2),
    });
    await anActivity(db.context, {
      code: '302',
      ...named('Long'),
      sessions: sessions(1, 20),
      ...closesAfter(1),
    });
    await anActivity(db.context, {
      code: '303',
      ...named('Later'),
      sessions: sessions(30, 40),
      ...closesAfter(30),
    });
    const shown = async (stage: string) =>
      [...(await page(`?stage=${stage}`)).text.matchAll(/<h2><a[^>]*>(\w+)</g)].map(([, title]) => title);
    expect(await shown('open')).toEqual(['Long', 'Short', 'Later']);
    db.clock.set(after(now, { days: 10 }));
    expect(await shown('ended')).toEqual(['Short']);
    expect(await shown('running')).toEqual(['Long']);
    expect(await shown('open')).toEqual(['Later']);
    db.clock.set(after(now, { days: 25 }));
    expect(await shown('ended')).toEqual(['Long', 'Short']);
  });

  it('goes on page by page, without one twice or left out', async () => {
    const now = db.context.now().toISOString();
    const titles = Array.from({ length: 60 }, (_, position) => `Past${position}`);
    for (const [position, title] of titles.entries())
      await anActivity(db.context, {
        code: String(200 + position),
        titles: { ar: title, ckb: title, en: title },
        sessions: [{ start: after(now, { hours: 1 + position }), end: after(now, { hours: 2 + position }) }],
        enrolment: { opensAt: now, closesAt: after(now, { minutes: 30 + position }) },
      });
    db.clock.set(after(now, { days: 30 }));
    const first = await page('?centre=kirkuk');
    const more = /href="([^"]*after=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await page(more.slice(path.length));
    const shown = [first, second].flatMap(({ text }) => [...text.matchAll(/>(Past\d+)</g)].map(([, t]) => t));
    expect(shown).toHaveLength(60);
    expect(new Set(shown)).toEqual(new Set(titles));
    expect(shown[0]).toBe('Past59');
    expect(second.read).not.toContain(render('console.more', 'en'));
    expect(first.read).toContain(render('console.more', 'en'));
  });

  it('tells how each person did, what took place, and leads to every sheet', async () => {
    const { activityId, sessionIds } = await anEndedCourse();
    const { read, text } = await page(`/${activityId}`);
    for (const sessionId of sessionIds)
      expect(text).toContain(`/console/sessions/${activityId}/${sessionId}`);
    const marks = read.slice(read.indexOf(render('console.course.marks', 'en')));
    const rows = [...marks.matchAll(/(\d+) of (\d+) (\d+) (\d+) (Completed|Did not finish)/g)].map((row) =>
      row.slice(1).join(' '),
    );
    expect(rows.toSorted()).toEqual([
      '1 2 1 1 Did not finish',
      '1 3 2 0 Did not finish',
      '2 3 1 0 Did not finish',
      '3 3 0 0 Completed',
    ]);
    expect(read).toMatch(/Sessions held 3 of 3 Hours held 6 /);
    expect(read).toMatch(/Had a place 4 Completed 1 Did not finish 3 Share who completed 25%/);
    expect(read).toMatch(/Participations 7 Did not come 3 Excused 1 /);
    expect((await visitor.get(`/console/sessions/${activityId}/${sessionIds[0]}`)).status).toBe(200);
  });

  it('does not count as away who had given her place up by then', async () => {
    const course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(4) });
    const { activityId, personIds } = course;
    const [first] = await sessionsOf(db.context.table, activityId);
    db.clock.set(after(first?.start ?? '', { minutes: 5 }));
    await notes(db.context, course, 0, ['present', 'absent']);
    await cancel(db.context, { activityId, personId: personIds[1] ?? '' }, participant);
    await heldAs(db, course, [[], ['present'], ['present'], ['present']]);
    const { read } = await page(`/${activityId}`);
    expect(read).toMatch(/ 4 of 4 0 0 /);
    expect(read).toMatch(/ 0 of 1 1 0 Cancelled/);
  });

  it('says of a course that goes on nothing of sessions to come, and leads back to those that go on', async () => {
    const { activityId } = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(2) });
    const [first] = await sessionsOf(db.context.table, activityId);
    db.clock.set(after(first?.end ?? '', { minutes: 1 }));
    const { read, text } = await page(`/${activityId}`);
    expect(read).toMatch(/10:00 0 0 .*10:00 – Children are/);
    expect(text).toContain(`href="${path}?centre=kirkuk&amp;stage=running"`);
  });

  it('counts the children of those who came, session by session', async () => {
    const { activityId } = await anActivity(db.context, {
      ...{ capacity: 2, childcareCapacity: 5, sessions: sessionsEveryOtherDay(2) },
    });
    const mother = await registers(db.context, 1, { childcare: 2 });
    const other = await registers(db.context, 2, { childcare: 1 });
    const personIds = [mother, other].map(({ registration }) => registration.personId);
    const sessions = await sessionsOf(db.context.table, activityId);
    const sessionIds = sessions.map(({ sessionId }) => sessionId);
    await heldAs(db, { activityId, sessionIds, personIds }, [
      ['present', 'late'],
      ['absent', 'present'],
    ]);
    const shown = async () => (await page(`/${activityId}`)).read;
    expect(await shown()).toMatch(/10:00 2 3 .*10:00 1 1 Children are/);
    // One leaves, one is erased: what was is not moved by it.
    await cancel(db.context, other.registration, { kind: 'staff', id: 'shirin' });
    await withdraw(
      db.context,
      { personId: personIds[0] ?? '', phone: phoneNumber(1) },
      { kind: 'staff', id: 'shirin' },
    );
    expect(await shown()).toMatch(/10:00 2 3 .*10:00 1 1 Children are/);
  });

  it('tells an analyst numbers and no names, and a partner no number that is few', async () => {
    const { activityId } = await anEndedCourse();
    for (const login of ['sara~analyst~centre-kirkuk', 'omar~approver~centre-kirkuk']) {
      signInAs(login);
      const { read, text } = await page(`/${activityId}/report?people=yes`);
      expect(read).toContain('Had a place 4');
      expect(read).not.toContain(render('console.course.marks', 'en'));
      expect(text).not.toContain('/console/sessions/');
    }
    signInAs('partner~partner~centre-kirkuk');
    const { read } = await page(`/${activityId}`);
    expect(read).toContain(render('console.course.fewHidden', 'en'));
    const who = read.slice(read.indexOf(render('console.course.who', 'en')));
    expect(who).not.toMatch(/ [1-4] /);
    expect(who).toContain(`… ${render('console.course.notShown', 'en')}`);
    expect(read).not.toContain(render('console.course.marks', 'en'));
  });

  it('is shown to no one of another centre, and to no one without a part', async () => {
    const { activityId } = await anEndedCourse();
    for (const login of ['aram~manager~centre-ninewa', 'partner~partner', 'nobody~centre-kirkuk']) {
      signInAs(login);
      expect((await page(`/${activityId}`)).status, login).toBe(403);
      expect((await page(`/${activityId}/report`)).status, login).toBe(403);
    }
    signInAs('shirin~manager~centre-kirkuk');
    expect((await page('/not-an-id')).status).toBe(404);
    expect((await page('/01a20a00-0000-7000-8000-000000000999')).status).toBe(404);
  });

  it('prints a report, in three languages, with names only where that is asked for', async () => {
    const { activityId } = await anEndedCourse();
    // With the sign behind the number, whichever way a line is read.
    const oldest = {
      ar: '<bdi dir="rtl">٦٠+</bdi>',
      ckb: '<bdi dir="rtl">٦٠+</bdi>',
      en: '<bdi dir="ltr">60+</bdi>',
    };
    for (const language of languages) {
      const without = await page(`/${activityId}/report`, language);
      expect(without.status).toBe(200);
      expect(without.text).toContain(oldest[language]);
      expect(without.read).toContain(render('console.course.reportOf', language));
      expect(without.read).not.toContain(render('console.course.marks', language));
      const withNames = await page(`/${activityId}/report?people=yes`, language);
      expect(withNames.read).toContain(render('console.course.marks', language));
    }
  });

  it('counts the texts about it, and what they cost', async () => {
    const { activityId } = await anEndedCourse();
    const now = db.context.now();
    const sent: EventOf<'message.sent'> = {
      id: db.context.newId(now),
      type: 'message.sent',
      version: 1,
      occurredAt: now.toISOString(),
      actor: { kind: 'system', function: 'send-sms' },
      centre: 'kirkuk',
      subject: 'message/abcdefgh',
      data: {
        ...{ messageId: 'abcdefgh', activityId, kind: 'sewing', segments: 2, cost: 160_000, attempt: 1 },
        purpose: 'reminder',
      },
    };
    await countEvents(db.context, [sent, sent]);
    const { read } = await page(`/${activityId}`);
    expect(read).toMatch(/Texts about it 1 Segments 2 Cost USD 0\.16/);
  });
});
