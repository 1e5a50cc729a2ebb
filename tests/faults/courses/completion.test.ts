import { expect, it } from 'vitest';
import type { EventOf } from '#events/index.ts';
import { follow } from '#functions/watch/follow.ts';
import { sessionsOf } from '#shared/activities/index.ts';
import { timetablesOf } from '#shared/attendance/absences/index.ts';
import { completePage, endOf } from '#shared/attendance/completion/index.ts';
import { certificateNumber } from '#shared/registration/completion/certificate.ts';
import { registrationsFor } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { keys } from '#shared/table/index.ts';
import { heldAs, notes, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { aCourse, type Course } from '#tests/support/courses/sheets.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

/** A course of three that is over: one came always, one once, one never. */
async function overCourse(db: TestTable): Promise<Course> {
  const course = await aCourse(db, 3, { sessions: sessionsEveryOtherDay(3) });
  await heldAs(db, course, [
    ['present', 'present', 'absent'],
    ['late', 'absent', 'absent'],
    ['present', 'excused', 'absent'],
  ]);
  return course;
}

const decide = async (context: Context, { activityId }: Course) =>
  completePage(context, { activityId, over: endOf(await sessionsOf(context.table, activityId)) ?? '' });

const standing = async (db: TestTable, { activityId, personIds }: Course) => {
  const all = await registrationsFor(db.context.table, activityId, personIds);
  return personIds.map((personId) => all.find((each) => each.personId === personId)?.status);
};
const tell = async (db: TestTable, type: string) =>
  (await db.events()).filter((event) => event.type === type);

onTheTable('deciding who has completed, whatever fails on the way', () => {
  for (const fault of faults) {
    it(`decides each person once: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: overCourse,
        when: (context, course) => decide(context, course),
        inTheEnd: async (db, course) => {
          expect(await standing(db, course)).toEqual(['completed', 'dropped', 'dropped']);
          expect(await tell(db, 'registration.completed')).toHaveLength(1);
          expect(await tell(db, 'registration.dropped')).toHaveLength(2);
          const items = await db.items();
          const given = items.filter(({ pk }) => pk.startsWith('CERTIFICATE#'));
          const held = registrationsIn(items).flatMap(({ certificate }) => certificate ?? []);
          expect(given.map(({ pk }) => pk.slice('CERTIFICATE#'.length))).toEqual(held);
        },
      }));

    it(`makes up for what a late sheet says, once: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          const course = await overCourse(db);
          await decide(db.context, course);
          await notes(db.context, course, 1, ['-', 'present']);
          const late = (await tell(db, 'attendance.recorded')).at(-1);
          // The last that was recorded: she was there.
          return { course, late: late as EventOf<'attendance.recorded'> };
        },
        when: (context, { late }) => follow(context, timetablesOf(context.table), late),
        inTheEnd: async (db, { course }) => {
          expect(await standing(db, course)).toEqual(['completed', 'completed', 'dropped']);
          expect(await tell(db, 'registration.completed')).toHaveLength(2);
        },
      }));

    it(`raises three absences once: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          const course = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(4) });
          await heldAs(db, course, [['absent'], ['absent'], ['absent']]);
          const last = (await tell(db, 'attendance.recorded')).at(-1);
          return last as EventOf<'attendance.recorded'>;
        },
        when: (context, last) => follow(context, timetablesOf(context.table), last),
        inTheEnd: async (db) => expect(await tell(db, 'concern.raised')).toHaveLength(1),
      }));
  }

  it('decides each person once when three are at it at the same time', async () => {
    const db = await newTable();
    const course = await overCourse(db);
    await Promise.all([0, 1, 2].map(() => decide(db.process(), course)));
    expect(await standing(db, course)).toEqual(['completed', 'dropped', 'dropped']);
    expect(await tell(db, 'registration.completed')).toHaveLength(1);
    expect(await tell(db, 'registration.dropped')).toHaveLength(2);
    await db.drop();
  });

  it('gives another number where someone has that one already', async () => {
    const db = await newTable();
    const course = await overCourse(db);
    const [her] = await registrationsFor(db.context.table, course.activityId, course.personIds.slice(0, 1));
    if (her === undefined) throw new Error('She is registered');
    const numbers = [0, 1, 2].map((attempt) => certificateNumber(her, 2026, attempt));
    for (const number of numbers.slice(0, 2))
      await db.context.table.insert({ ...keys.certificateKey(number), registrationId: 'of someone else' });
    await decide(db.context, course);
    const [then] = await registrationsFor(db.context.table, course.activityId, [her.personId]);
    expect(then).toMatchObject({ status: 'completed', certificate: numbers[2] });
    await db.drop();
  });
});
