import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EventOf } from '#events/index.ts';
import { sessionsOf } from '#shared/activities/index.ts';
import { askedToKeep, keepPlace, timetablesOf, watchAbsence } from '#shared/attendance/absences/index.ts';
import { openConcerns, settle } from '#shared/concerns/index.ts';
import { cancel, registrationsFor } from '#shared/registration/index.ts';
import { participant, phoneNumber, staff } from '#tests/support/builders.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { heldAs, notes, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { aCourse, type Course } from '#tests/support/courses/sheets.ts';
import { worldOf } from '#tests/support/phones/world.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

let db: TestTable;
let course: Course;
beforeEach(async () => {
  db = await newTable();
  course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(8) });
});
afterEach(() => db.drop());

const open = async () => (await openConcerns(db.context.table, 'kirkuk', 10)).items;
const raised = async () => (await db.events()).filter(({ type }) => type === 'concern.raised').length;
const hers = async () => {
  const [registration] = await registrationsFor(db.context.table, course.activityId, [
    course.personIds[0] ?? '',
  ]);
  if (registration === undefined) throw new Error('She is registered');
  return registration;
};
/** While the course goes on: a place in one that is over is given up no more. */
const whileItGoesOn = async () => {
  const [, , , fourth] = await sessionsOf(db.context.table, course.activityId);
  db.clock.set(after(fourth?.end ?? '', { minutes: 1 }));
};
const watchAll = async () => {
  const marks = (await db.events()).filter((event) => event.type === 'attendance.recorded');
  for (const mark of marks as EventOf<'attendance.recorded'>[])
    await watchAbsence(db.context, timetablesOf(db.context.table), mark);
};

onTheTable('three absences in a row', () => {
  it('are put to the team leader, and the person is asked, once for that row, whatever comes twice', async () => {
    const world = worldOf(db, { chance: chanceFrom(3), repeats: 0.5 });
    await world.settle();
    const before = world.saidTo(phoneNumber(0)).length;
    await heldAs(db, course, [
      ['absent', 'present'],
      ['absent', 'absent'],
    ]);
    await world.settle();
    expect(await open()).toEqual([]);
    const [, , , fourth] = await sessionsOf(db.context.table, course.activityId);
    db.clock.set(after(fourth?.end ?? '', { minutes: 1 }));
    await notes(db.context, course, 2, ['absent', 'late']);
    await world.settle();
    expect(await open()).toMatchObject([
      {
        about: 'absences',
        code: '214',
        personId: course.personIds[0],
        occasions: course.sessionIds.slice(0, 3),
      },
    ]);
    await notes(db.context, course, 3, ['absent', 'late']);
    await world.settle();
    await watchAll();
    expect(await raised()).toBe(1);
    const said = world.saidTo(phoneNumber(0)).slice(before);
    expect(said).toEqual([expect.stringContaining('نعم 214 أو إلغاء 214')]);
    expect((await hers()).status).toBe('confirmed');
    expect(broken(await db.items())).toEqual([]);
  });

  it('are put to the team leader, and ask nobody whether she stays, where the sheets come when the course is over', async () => {
    const world = worldOf(db, { chance: chanceFrom(3), repeats: 0.5 });
    await world.settle();
    const before = world.saidTo(phoneNumber(0)).length;
    await heldAs(db, course, [
      ['absent', 'present'],
      ['absent', 'present'],
    ]);
    await notes(db.context, course, 2, ['absent', 'present']);
    await world.settle();
    expect(await open()).toMatchObject([{ about: 'absences', personId: course.personIds[0] }]);
    expect(world.saidTo(phoneNumber(0)).slice(before)).toEqual([]);
  });

  it.each([
    ['an excuse between', ['absent', 'absent', 'excused', 'absent'], 0],
    ['having come between', ['absent', 'absent', 'late', 'absent', 'absent'], 0],
    ['nothing noted between', ['absent', '-', 'absent', '-', 'absent'], 1],
    ['three at the end', ['present', 'absent', 'absent', 'absent'], 1],
    ['two rows', ['absent', 'absent', 'absent', 'present', 'absent', 'absent', 'absent'], 1],
  ] as const)('%s', async (_what, marks, concerns) => {
    await heldAs(
      db,
      course,
      marks.map((mark) => [mark, 'present']),
    );
    await watchAll();
    expect(await open()).toHaveLength(concerns);
  });

  it('are seen where the last was noted a moment before the session began', async () => {
    await heldAs(db, course, [['absent'], ['absent']]);
    const [, , third] = await sessionsOf(db.context.table, course.activityId);
    db.clock.set(after(third?.start ?? '', { minutes: -10 }));
    await notes(db.context, course, 2, ['absent']);
    await watchAll();
    expect(await open()).toMatchObject([{ occasions: course.sessionIds.slice(0, 3) }]);
  });

  it('are seen whatever order the sheets come in', async () => {
    await heldAs(db, course, [
      ['-', 'present'],
      ['-', 'present'],
      ['-', 'present'],
    ]);
    await notes(db.context, course, 2, ['absent']);
    await notes(db.context, course, 0, ['absent']);
    await watchAll();
    expect(await open()).toEqual([]);
    await notes(db.context, course, 1, ['absent']);
    await watchAll();
    expect(await open()).toHaveLength(1);
  });

  it('are no concern of a session that is cancelled, or of someone who has left', async () => {
    await heldAs(db, course, [['absent'], ['absent']]);
    await whileItGoesOn();
    await cancel(db.context, await hers(), staff);
    await notes(db.context, course, 2, ['absent']);
    await watchAll();
    expect(await open()).toEqual([]);
  });

  it('are no question to someone who gives up her place while they are looked at', async () => {
    await heldAs(db, course, [['absent'], ['absent'], ['absent']]);
    await whileItGoesOn();
    const last = (await db.events()).findLast((event) => event.type === 'attendance.recorded');
    if (last?.type !== 'attendance.recorded') throw new Error('Nothing was recorded');
    let slipped = false;
    const slow = db.process({
      wire: async (call, carryOut) => {
        if (call.command === 'TransactWriteItems' && !slipped) {
          slipped = true;
          await cancel(db.context, await hers(), participant);
        }
        return carryOut();
      },
    });
    expect(await watchAbsence(slow, timetablesOf(slow.table), last)).toBe(false);
    expect(slipped).toBe(true);
    expect(await open()).toEqual([]);
  });

  it('in a longer row than is looked at first are still one row', async () => {
    await db.drop();
    db = await newTable();
    const long = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(30) });
    await heldAs(
      db,
      long,
      Array.from({ length: 26 }, () => ['absent'] as const),
    );
    await watchAll();
    const [concern] = await open();
    const settled = await settle(db.context, { concernId: concern?.concernId ?? '', outcome: 'kept' }, staff);
    expect(settled).toMatchObject({ status: 'settled' });
    await notes(db.context, long, 26, ['absent']);
    await watchAll();
    expect(await open()).toEqual([]);
    expect(await raised()).toBe(1);
  });
});

onTheTable('a person who is asked whether she keeps her place', () => {
  const asked = async () => {
    await heldAs(db, course, [['absent'], ['absent'], ['absent']]);
    await watchAll();
    return hers();
  };

  it('keeps it by saying so, once, and is asked again only for other absences', async () => {
    const registration = await asked();
    expect(await askedToKeep(db.context.table, registration)).toMatchObject({ status: 'open' });
    expect(await keepPlace(db.context, registration, participant)).toMatchObject({
      kept: { outcome: 'kept' },
    });
    expect(await keepPlace(db.context, registration, participant)).toEqual({ refused: 'not-asked' });
    expect(await askedToKeep(db.context.table, registration)).toBeUndefined();
    await notes(db.context, course, 3, ['absent']);
    await watchAll();
    expect(await raised()).toBe(1);
    await notes(db.context, course, 4, ['present']);
    for (const session of [5, 6]) await notes(db.context, course, session, ['absent']);
    await watchAll();
    expect(await open()).toEqual([]);
    await notes(db.context, course, 7, ['absent']);
    await watchAll();
    expect(await open()).toMatchObject([{ occasions: course.sessionIds.slice(5) }]);
    expect(await raised()).toBe(2);
  });

  it('gives it up by cancelling, by any door', async () => {
    const registration = await asked();
    await whileItGoesOn();
    const world = worldOf(db, { repeats: 0.5 });
    await cancel(db.context, registration, participant);
    await world.settle();
    expect(await open()).toEqual([]);
    const settled = (await db.events()).filter(({ type }) => type === 'concern.settled');
    expect(settled).toMatchObject([{ data: { outcome: 'given-up' }, actor: participant }]);
  });

  it('was not asked, and is told so', async () => {
    expect(await keepPlace(db.context, await hers(), participant)).toEqual({ refused: 'not-asked' });
  });
});
