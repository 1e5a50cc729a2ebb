import { expect, it } from 'vitest';
import { follow, isWatched } from '#functions/watch/follow.ts';
import { cancelSession } from '#shared/activities/index.ts';
import { timetablesOf } from '#shared/attendance/absences/index.ts';
import { completePage, completingFrom } from '#shared/attendance/completion/index.ts';
import { type Concern, concernById, noSheetIdOf, settle } from '#shared/concerns/index.ts';
import { registrationsFor } from '#shared/registration/index.ts';
import { staff } from '#tests/support/builders.ts';
import { completes, heldAs, notes, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { aCourse, type Course } from '#tests/support/courses/sheets.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const db = tableForEachTest();

const concernOf = ({ activityId }: Course): Promise<Concern | undefined> =>
  concernById(db.context.table, noSheetIdOf(activityId));
/** What `watch` does in reaction to everything that was noted. */
async function watched(): Promise<void> {
  const timetables = timetablesOf(db.context.table);
  for (const event of await db.events()) if (isWatched(event)) await follow(db.context, timetables, event);
}

onTheTable('a course that is over, and sessions without attendance', () => {
  it('is put to the team leader, with the sessions, though none was held', async () => {
    const course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(2) });
    await heldAs(db, course, []);
    expect(await concernOf(course)).toBeUndefined();
    await completes(db.context, course.activityId);
    expect(await concernOf(course)).toMatchObject({
      about: 'no-sheet',
      status: 'open',
      code: '214',
      activityId: course.activityId,
      occasions: course.sessionIds,
    });
  });

  it('is put once, however often it is looked at', async () => {
    const course = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(1) });
    await heldAs(db, course, []);
    for (const _again of [1, 2, 3]) await completes(db.context, course.activityId);
    expect((await concernOf(course))?.version).toBe(1);
  });

  it('names those alone of which nothing was noted; who excused herself is no sheet', async () => {
    const course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(4) });
    await heldAs(db, course, [
      ['present', 'absent'],
      ['absent', 'absent'],
      ['excused', '-'],
      ['-', '-'],
    ]);
    await completes(db.context, course.activityId);
    expect((await concernOf(course))?.occasions).toEqual(course.sessionIds.slice(2));
  });

  it('is nothing where each was noted, was called off, or no one had a place', async () => {
    const noted = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(2) });
    const { activityId } = noted;
    await cancelSession(db.context, { activityId, sessionId: noted.sessionIds[1] ?? '' }, staff);
    await heldAs(db, noted, [['absent']]);
    await completes(db.context, activityId);
    expect(await concernOf(noted)).toBeUndefined();
  });

  it('is nothing where no one had a place: there was nobody to mark', async () => {
    const course = await aCourse(db, 0, { sessions: sessionsEveryOtherDay(1) });
    await heldAs(db, course, []);
    await completes(db.context, course.activityId);
    expect(await concernOf(course)).toBeUndefined();
  });

  it('is settled by the last sheet that comes late, not by the first', async () => {
    const course = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(2) });
    await heldAs(db, course, []);
    await completes(db.context, course.activityId);
    await notes(db.context, course, 0, ['present']);
    await watched();
    expect((await concernOf(course))?.status).toBe('open');
    await notes(db.context, course, 1, ['absent']);
    await watched();
    expect(await concernOf(course)).toMatchObject({ status: 'settled', outcome: 'moved-on' });
  });

  it('has it decided with the last of them who has completed it, and only then', async () => {
    const course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(2) });
    const { activityId, personIds } = course;
    const concluded = async () => (await db.events()).filter(({ type }) => type === 'activity.concluded');
    await heldAs(db, course, []);
    await completes(db.context, activityId);
    await notes(db.context, course, 0, ['present', 'absent']);
    await watched();
    expect(await concluded()).toEqual([]);
    await notes(db.context, course, 1, ['present', 'absent']);
    await watched();
    const [event] = await concluded();
    expect(event).toMatchObject({ actor: { kind: 'system', function: 'watch' }, data: { activityId } });
    await completePage(db.context, completingFrom({ 'detail-type': 'activity.concluded', detail: event }));
    const registrations = await registrationsFor(db.context.table, activityId, personIds);
    const statusOf = (personId = '') => registrations.find((each) => each.personId === personId)?.status;
    expect(personIds.map(statusOf)).toEqual(['completed', 'dropped']);
  });

  it('stays settled where staff have seen to it', async () => {
    const course = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(2) });
    await heldAs(db, course, [['present']]);
    await completes(db.context, course.activityId);
    const concernId = noSheetIdOf(course.activityId);
    await settle(db.context, { concernId, outcome: 'seen' }, staff);
    await completes(db.context, course.activityId);
    expect(await concernOf(course)).toMatchObject({ status: 'settled', outcome: 'seen' });
  });
});
