import { beforeEach, expect, it } from 'vitest';
import type { EventOf } from '#events/index.ts';
import { cancelSession, moveSession } from '#shared/activities/index.ts';
import { completePage, completingFrom } from '#shared/attendance/completion/index.ts';
import { setCompletionClock } from '#shared/clocks/completion-clock.ts';
import { registrationsFor } from '#shared/registration/index.ts';
import { staff } from '#tests/support/builders.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { heldAs, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { aCourse, type Course } from '#tests/support/courses/sheets.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';
import { type Clocks, newClocks } from '#tests/support/time/clocks.ts';

type Timetable = EventOf<'activity.timetabled' | 'session.moved' | 'session.cancelled'>;

const db = tableForEachTest();
let clocks: Clocks;
let course: Course;
const sessions = sessionsEveryOtherDay(3);
beforeEach(async () => {
  clocks = newClocks({ now: () => db.clock.now() });
  course = await aCourse(db, 1, { sessions });
  db.clock.set('2026-11-24T07:00:00.000Z');
});

const timetableEvents = async () =>
  (await db.events()).filter((event): event is Timetable =>
    ['activity.timetabled', 'session.moved', 'session.cancelled'].includes(event.type),
  );
const schedule = async (events?: readonly Timetable[]) => {
  for (const event of events ?? (await timetableEvents()))
    await setCompletionClock(
      db.context,
      clocks.client,
      clocks.clockwork({ leads: {}, last: 3_600 }).completions,
      event.data.activityId,
    );
};
const set = () =>
  [...clocks.set.values()].map(({ ScheduleExpression, Target }) => ({
    at: ScheduleExpression?.slice(3, 22),
    ...completingFrom(JSON.parse(Target?.Input ?? '')),
  }));
const endOfSession = (position: number) => sessions[position]?.end ?? '';
const last = () => ({ activityId: course.activityId, sessionId: course.sessionIds[2] ?? '' });

onTheTable('the clock that has an activity decided', () => {
  it('is set a day after the end of its last session, once however often its news comes', async () => {
    await schedule();
    await schedule();
    const over = endOfSession(2);
    expect(set()).toEqual([
      { activityId: course.activityId, over, at: after(over, { days: 1 }).slice(0, 19) },
    ]);
  });

  it('follows the last session when that is moved or cancelled; what fires of the others does nothing', async () => {
    await schedule();
    const [start, end] = [after(endOfSession(2), { days: 3 }), after(endOfSession(2), { days: 3, hours: 1 })];
    await moveSession(db.context, { ...last(), start, end }, staff);
    await schedule(chanceFrom(2).shuffled(await timetableEvents()));
    expect(set().map(({ over }) => over)).toEqual([endOfSession(2), end]);
    await cancelSession(db.context, last(), staff);
    await schedule(chanceFrom(3).shuffled(await timetableEvents()));
    expect(set().map(({ over }) => over)).toEqual([endOfSession(2), end, endOfSession(1)]);

    await heldAs(db, { ...course, sessionIds: course.sessionIds.slice(0, 2) }, [['present'], ['present']]);
    const statusNow = async () => {
      const [registration] = await registrationsFor(db.context.table, course.activityId, course.personIds);
      return registration?.status;
    };
    const [other, stale, due] = set().map(({ activityId, over }) => ({ activityId, over }));
    if (other === undefined || stale === undefined || due === undefined) throw new Error('Three clocks');
    for (const firing of [other, stale]) await completePage(db.context, firing);
    expect(await statusNow()).toBe('confirmed');
    await completePage(db.context, due);
    expect(await statusNow()).toBe('completed');
  });

  it('is not set where that day is past already: AWS would refuse it, and the decision starts now', async () => {
    await heldAs(db, course, [['present'], ['present']]);
    db.clock.set('2026-12-20T07:00:00.000Z');
    await schedule();
    expect(set()).toEqual([]);
    const complete = { activityId: course.activityId, over: endOfSession(2) };
    expect(clocks.queued).toEqual([{ queue: 'completions', job: { complete }, inSeconds: 0 }]);
  });

  it('is set for none where no session is left', async () => {
    for (const sessionId of course.sessionIds)
      await cancelSession(db.context, { activityId: course.activityId, sessionId }, staff);
    await schedule();
    expect(set()).toEqual([]);
  });
});
