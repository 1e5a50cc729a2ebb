/** A place that someone is given while she sleeps: what she could not know of counts for nothing, and all else does. */
import { afterEach, describe, expect, it } from 'vitest';
import { type Activity, moveSession, sessionsOf } from '#shared/activities/index.ts';
import { timetablesOf, watchAbsence } from '#shared/attendance/absences/index.ts';
import { courseBook } from '#shared/attendance/completion/index.ts';
import { attendanceAt } from '#shared/attendance/index.ts';
import { localToUtc } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { type Registration, registrationOf } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { completes, notes } from '#tests/support/courses/courses.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { newsIn } from '#tests/support/phones/phones.ts';
import { broken, registrationsIn, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

const limits = { ...looseLimits, quietHours: { from: '21:00', until: '08:00' } };
const at = (day: number, time: string) => localToUtc(`2026-11-${day}`, time);
/** Tuesday to Saturday, two hours from this time of day on. */
const mornings = (time: string) =>
  [24, 25, 26, 27, 28].map((day) => ({ start: at(day, time), end: after(at(day, time), { hours: 2 }) }));
const said = {
  en: { join: 'join 214 Manal', cancel: 'CANCEL 214' },
  ar: { join: 'سجل 214 منال', cancel: 'الغاء 214' },
  ckb: { join: 'تۆمار 214 مەنال', cancel: 'هەڵوەشاندنەوە 214' },
} as const;
const [code, centre] = ['214', 'kirkuk'] as const;

let course: Activity;
eachWithPhones({ limits });
afterEach(async () => {
  await phones.settle();
  const items = await db.items();
  expect([...broken(items), ...wakeUpsLost(items, db.clock.now())]).toEqual([]);
  expect(totalsIn(items)).toEqual(totalsOf(await db.events()));
});

/** One has the place and gives it up on Tuesday at this time; the other, first in line, has it then. */
async function givenUpAt(
  time: string,
  begins: string,
  language: keyof typeof said = 'en',
): Promise<Registration> {
  course = await anActivity(db.context, {
    capacity: 1,
    sessions: mornings(begins),
    enrolment: { opensAt: at(20, '08:00'), closesAt: at(28, '08:00') },
  });
  await phones.texts(1, 'join 214 Huda');
  await phones.texts(2, said[language].join);
  db.clock.set(at(24, time));
  await phones.texts(1, 'CANCEL 214');
  const now = registrationsIn(await db.items()).find(({ status }) => status === 'confirmed');
  if (now === undefined) throw new Error('No one was given the place');
  return now;
}
const sheet = ({ personId }: Registration) => ({
  activityId: course.activityId,
  sessionIds: course.sessions.map(({ sessionId }) => sessionId),
  personIds: [personId],
});
/** Notes her at a session, by its position, while it is on. */
async function isNoted(her: Registration, position: number, mark: 'present' | 'absent') {
  db.clock.set(after(course.sessions[position]?.start ?? '', { minutes: 30 }));
  await notes(db.context, sheet(her), position, [mark]);
  await phones.settle();
}
const notedAt = async (position: number) => {
  const session = (await sessionsOf(db.context.table, course.activityId))[position];
  return session && (await attendanceAt(db.context.table, session)).map(({ status }) => status);
};
const absencesCounted = async () =>
  Object.entries(totalsIn(await db.items())).filter(([cell, count]) => /absent/.test(cell) && count !== 0)
    .length;

onTheTable('a place that is given at night, for a session of the morning', () => {
  describe.each(['en', 'ar', 'ckb'] as const)('in %s', (language) => {
    it('is told in the morning with the next session there is then', async () => {
      const before = await givenUpAt('22:00', '08:30', language);
      expect(before).toMatchObject({ status: 'confirmed', toldAt: at(25, '08:00') });
      const told = phones.saidTo(phoneNumber(2)).length;
      db.clock.set(at(25, '08:01'));
      await phones.settle();
      expect(phones.saidTo(phoneNumber(2)).slice(told).map(newsIn)).toEqual([
        expect.stringContaining(
          render('sms.placedLateFor', language, {
            ...{ code, centre, start: at(25, '08:30'), over: 1, sessions: 5 },
            name: language === 'en' ? 'Manal' : language === 'ar' ? 'منال' : 'مەنال',
          })
            .split('\n')
            .at(-2) ?? '~',
        ),
      ]);
    });
  });

  it('does not count her absence from what she could not know of: not as one, nor against her share', async () => {
    const her = await givenUpAt('22:00', '08:30');
    await isNoted(her, 1, 'absent');
    expect(await notedAt(1)).toEqual(['excused']);
    expect(await absencesCounted()).toBe(0);
    for (const position of [2, 3, 4]) await isNoted(her, position, 'present');
    db.clock.set(after(course.sessions[4]?.end ?? '', { minutes: 1 }));
    const book = await courseBook(
      db.context.table,
      course,
      await sessionsOf(db.context.table, course.activityId),
    );
    expect(book?.people.find(({ registration }) => registration.personId === her.personId)).toMatchObject({
      attended: 3,
      sessions: 3,
    });
    await completes(db.context, course.activityId);
    expect((await registrationOf(db.context.table, course.activityId, her.personId))?.status).toBe(
      'completed',
    );
  });

  it('nor where nothing is noted of her there, and others came', async () => {
    const her = await givenUpAt('22:00', '08:30');
    db.clock.set(at(25, '08:10'));
    await phones.settle();
    for (const position of [2, 3, 4]) await isNoted(her, position, 'present');
    // The session of Wednesday was held: someone else is noted there.
    const other = registrationsIn(await db.items()).find(({ status }) => status === 'cancelled');
    if (other === undefined) throw new Error('One gave her place up');
    await notes(db.context, sheet(other), 1, ['present']);
    db.clock.set(after(course.sessions[4]?.end ?? '', { minutes: 1 }));
    await completes(db.context, course.activityId);
    const [event] = (await db.events()).filter(({ type }) => type === 'registration.completed');
    expect(event?.data).toMatchObject({ attended: 3, sessions: 3 });
  });

  it('asks nobody whether she stays because of it: three absences are three that she knew of', async () => {
    const her = await givenUpAt('22:00', '08:30');
    for (const position of [1, 2, 3]) await isNoted(her, position, 'absent');
    const raised = async () => {
      for (const event of await db.events())
        if (event.type === 'attendance.recorded')
          await watchAbsence(db.context, timetablesOf(db.context.table), event);
      return (await db.events()).filter(
        ({ type, data }) => type === 'concern.raised' && 'about' in data && data.about === 'absences',
      ).length;
    };
    expect(await raised()).toBe(0);
    await isNoted(her, 4, 'absent');
    expect(await raised()).toBe(1);
  });

  it.each([
    ['an hour after she is told: she can be there', '22:00', '09:00', 'absent'],
    ['within the hour', '22:00', '08:45', 'excused'],
    ['at once by day, six hours before', '14:00', '18:00', 'absent'],
    ['by day, as the session is about to begin', '17:30', '18:00', 'excused'],
    ['by day, an hour and a minute before it', '16:59', '18:00', 'absent'],
  ])('counts where she could know: %s', async (_what, time, begins, counted) => {
    const her = await givenUpAt(time, begins);
    const next = course.sessions.findIndex(({ start }) => start > db.clock.now().toISOString());
    await isNoted(her, next, 'absent');
    expect(await notedAt(next)).toEqual([counted]);
  });

  it('counts where she took it herself, at whatever hour', async () => {
    course = await anActivity(db.context, {
      sessions: mornings('08:30'),
      enrolment: { opensAt: at(20, '08:00'), closesAt: at(28, '08:00') },
    });
    db.clock.set(at(24, '23:30'));
    await phones.texts(1, 'join 214 Huda');
    const [hers] = registrationsIn(await db.items());
    if (hers === undefined) throw new Error('She registered');
    expect(hers).not.toHaveProperty('toldAt');
    await isNoted(hers, 1, 'absent');
    expect(await notedAt(1)).toEqual(['absent']);
  });

  it('counts what was moved to an hour that she could know of, and one that she came to always', async () => {
    const her = await givenUpAt('22:00', '08:30');
    const { sessionId = '' } = course.sessions[1] ?? {};
    await moveSession(
      db.context,
      { activityId: course.activityId, sessionId, start: at(25, '15:00') },
      staff,
    );
    db.clock.set(at(25, '15:30'));
    await notes(db.context, sheet(her), 1, ['absent']);
    expect(await notedAt(1)).toEqual(['absent']);
    await notes(db.context, sheet(her), 1, ['present']);
    expect(await notedAt(1)).toEqual(['present']);
  });

  it('is forgotten with the place: who gives it up and asks for one again knows of it', async () => {
    const her = await givenUpAt('22:00', '08:30');
    db.clock.set(at(25, '12:00'));
    await phones.settle();
    await phones.texts(2, 'CANCEL 214');
    await phones.texts(2, 'join 214');
    const again = await registrationOf(db.context.table, course.activityId, her.personId);
    expect(again?.status).toBe('confirmed');
    expect(again).not.toHaveProperty('toldAt');
  });
});
