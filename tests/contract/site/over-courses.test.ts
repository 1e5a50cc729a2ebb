/** What is still open of a course that is over: what is meant is done and tells nobody what is past, all else is refused. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { languages } from '#events/index.ts';
import { type Activity, sessionById } from '#shared/activities/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { manageToken, registrationOf } from '#shared/registration/index.ts';
import { activityPlan, anActivity, phoneNumber } from '#tests/support/builders.ts';
import { completes, notes } from '#tests/support/courses/courses.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { remindingWorld } from '#tests/support/messaging/reminding.ts';
import { type Phones, phonesOf } from '#tests/support/phones/phones.ts';
import { broken, registrationsIn, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import { staffCaller } from '#tests/support/web/staff-caller.ts';
import type { Visitor } from '#tests/support/web/visitor.ts';

let db: TestTable;
let phones: Phones;
let visitor: Visitor;
let call: ReturnType<typeof staffCaller>;
let course: Activity;
let end: string;
/** Manal has the place, Nawal waits; nobody has noted who came to any session, and the last has ended a minute ago. */
beforeEach(async () => {
  db = await newTable();
  phones = phonesOf(db);
  call = staffCaller(db, undefined, looseLimits);
  visitor = siteVisitor(db);
  course = await anActivity(db.context, { capacity: 1 });
  await phones.texts(1, 'join 214 Manal');
  await phones.texts(2, 'join 214 Nawal');
  end = course.sessions.at(-1)?.end ?? '';
  db.clock.set(after(end, { minutes: 1 }));
});
afterEach(async () => {
  const items = await db.items();
  expect([...broken(items), ...wakeUpsLost(items, db.clock.now())]).toEqual([]);
  await db.drop();
});

const session = (position: number) => course.sessions[position]?.sessionId ?? '';
const path = (position: number) => `/activities/${course.activityId}/sessions/${session(position)}`;
const who = async (status: string) => {
  const found = registrationsIn(await db.items()).find((each) => each.status === status);
  if (found === undefined) throw new Error(`Nobody is ${status}`);
  return found;
};
let keys = 0;
const key = () => `key-${++keys}-0000`;
/** The news of sessions that reach anyone from now on, within a week. */
async function newsOfSessions(): Promise<readonly string[]> {
  const world = remindingWorld(db, { limits: looseLimits });
  await world.until(after(db.clock.now().toISOString(), { hours: 1 }));
  return world.sent.map(({ text }) => text);
}
const person = { name: 'Shilan', phone: '07701234567', language: 'en', consent: true } as const;

onTheTable('a course that is over', () => {
  it.each(languages)('is not announced again under its code, which rests: %s', async (language) => {
    const { sessions: _sessions, ...plan } = activityPlan(db.clock.now().toISOString());
    const dates = [{ start: after(end, { days: 7 }), end: after(end, { days: 7, hours: 1 }) }];
    const body = { ...plan, timetable: { dates } };
    const answer = await call('manager', 'POST', '/activities', { key: key(), body, language });
    expect(answer).toMatchObject({
      status: 409,
      json: { type: '/problems/code-in-use', title: render('problem.code-in-use', language) },
    });
  });

  it('takes nobody any more: by text, by form, or as an offer', async () => {
    for (const language of languages) {
      const join = { en: 'join 214', ar: 'سجل 214', ckb: 'تۆمار 214' }[language];
      expect(await phones.texts(3, join)).toEqual([render('sms.courseOver', language, { code: '214' })]);
      const body = { activityCode: '214', ...person, language };
      const answer = await visitor.post('/api/registrations', body, { 'idempotency-key': key() });
      expect(answer).toMatchObject({
        status: 409,
        json: { type: '/problems/course-over', title: render('problem.course-over', language) },
      });
    }
    expect(registrationsIn(await db.items())).toHaveLength(2);
    const more = await call('manager', 'PUT', `/activities/${course.activityId}/places`, {
      ...{ key: key(), version: 1, body: { capacity: 5, childcareCapacity: 0 } },
    });
    expect(more).toMatchObject({ status: 409, json: { type: '/problems/course-over' } });
    expect((await who('waitlisted')).personId).toBeDefined();
  });

  it('is not given up: whoever asks is told that it is over, and completes it all the same', async () => {
    const her = await who('confirmed');
    for (const language of languages) {
      const cancel = { en: 'CANCEL 214', ar: 'الغاء 214', ckb: 'هەڵوەشاندنەوە 214' }[language];
      expect(await phones.texts(1, cancel)).toEqual([render('sms.courseOver', language, { code: '214' })]);
    }
    const link = `/registrations/${manageToken(her)}`;
    const refused = await visitor.send(`/api${link}/cancel`, { method: 'POST' });
    expect(refused).toMatchObject({ status: 409, json: { type: '/problems/course-over' } });
    expect((await visitor.get(`${link}?lang=en`)).text).not.toContain(`${link}/cancel`);
    const sheet = {
      activityId: course.activityId,
      sessionIds: course.sessions.map(({ sessionId }) => sessionId),
      personIds: [her.personId],
    };
    for (const position of course.sessions.keys()) await notes(db.context, sheet, position, ['present']);
    await completes(db.context, course.activityId);
    expect((await registrationOf(db.context.table, course.activityId, her.personId))?.status).toBe(
      'completed',
    );
  });

  it('is still left by who only waited for it', async () => {
    const before = phones.saidTo(phoneNumber(2)).length;
    await phones.texts(2, 'CANCEL 214');
    expect(phones.saidTo(phoneNumber(2)).length).toBeGreaterThan(before);
    expect((await who('cancelled')).personId).toBeDefined();
  });

  it('has its sessions where they were: neither another end nor an earlier hour', async () => {
    const start = after(db.clock.now().toISOString(), { days: -1 });
    for (const body of [{ start }, { end: after(end, { hours: 1 }) }]) {
      const answer = await call('manager', 'PATCH', path(1), { key: key(), version: 1, body });
      expect(answer).toMatchObject({ status: 409, json: { type: '/problems/session-past' } });
    }
  });

  it('goes on where a session that was not held is made up for: those with a place are told, and STATUS says it', async () => {
    const start = after(end, { days: 7 });
    const moved = await call('manager', 'PATCH', path(1), { key: key(), version: 1, body: { start } });
    expect(moved.status).toBe(200);
    expect((await newsOfSessions()).filter((text) => text.startsWith('New time: 214'))).toHaveLength(1);
    expect(await phones.texts(1, 'status')).toEqual([
      render('sms.statusLine.confirmed', 'en', { code: '214', centre: 'kirkuk', start }),
    ]);
  });

  it('loses a session that did not take place, and nobody is told of what is past', async () => {
    const called = await call('manager', 'POST', `${path(1)}/cancel`, { key: key(), version: 1 });
    expect(called.status).toBe(200);
    expect(await newsOfSessions()).toEqual([]);
    expect(await sessionById(db.context.table, course.activityId, session(1))).toMatchObject({
      status: 'cancelled',
    });
  });

  it('is written down at its door for a week, as sheets on paper are, and then no more', async () => {
    await call('manager', 'PUT', `/activities/${course.activityId}/places`, { key: key(), version: 1 });
    const door = `/activities/${course.activityId}/sessions/${session(1)}/walk-ins`;
    const walksIn = () => call('facilitator', 'POST', door, { key: key(), body: person });
    // Her place is the only one.
    expect(await walksIn()).toMatchObject({ status: 409, json: { type: '/problems/full' } });
    db.clock.set(after(end, { days: 7, minutes: 1 }));
    expect(await walksIn()).toMatchObject({ status: 409, json: { type: '/problems/enrolment-closed' } });
  });

  it('checks nobody in', async () => {
    const opened = await call('facilitator', 'POST', `${path(1)}/check-in`, { key: key() });
    expect(opened).toMatchObject({ status: 409, json: { type: '/problems/not-session-time' } });
  });
});
