import { beforeEach, expect, it } from 'vitest';
import {
  type Activity,
  activityById,
  addSessions,
  cancelSession,
  createActivity,
  moveSession,
  sessionById,
  sessionsOf,
  underCode,
} from '#shared/activities/index.ts';
import { register } from '#shared/registration/index.ts';
import { keys } from '#shared/table/index.ts';
import { activityPlan, anActivity, asks, placesUnder, staff } from '#tests/support/builders.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';

const db = tableForEachTest({ broken });
let activity: Activity;
beforeEach(async () => {
  activity = await anActivity(db.context);
});

const at = (days: number, hours = 0) => {
  const start = after('2026-11-23T07:00:00.000Z', { days, hours });
  return { start, end: after(start, { hours: 2 }) };
};
const idOf = (position: number): string => activity.sessions[position]?.sessionId ?? '';
const add = (...dates: ReturnType<typeof at>[]) =>
  addSessions(db.context, { activityId: activity.activityId, dates }, staff);
const move = (sessionId: string, wanted: object) =>
  moveSession(db.context, { activityId: activity.activityId, sessionId, ...wanted }, staff);
const cancel = (sessionId: string, wanted: object = {}) =>
  cancelSession(db.context, { activityId: activity.activityId, sessionId, ...wanted }, staff);
const open = async () => (await underCode(db.context.table, '214')).activity;
const announced = async () => activityById(db.context.table, activity.activityId);
const comes = (sessionId: string, by = 1) =>
  db.context.table.update({
    update: keys.sessionKey(activity.activityId, sessionId),
    changes: { add: { came: by } },
  });

onTheTable('a timetable', () => {
  it('gets sessions: the activity shows them, and its first and last follow', async () => {
    const added = await add(at(1), at(60));
    expect(added).toMatchObject({ activityVersion: 2, sessions: [at(1), at(60)] });
    expect((await announced())?.sessions).toHaveLength(5);
    expect(await open()).toMatchObject({ firstSessionAt: at(1).start, lastSessionAt: at(60).start });
    expect(await sessionsOf(db.context.table, activity.activityId)).toHaveLength(5);
    expect((await db.events()).at(-1)).toMatchObject({ type: 'activity.timetabled', actor: staff });
  });

  it('gets a whole term in one transaction, and nothing when one of it is refused', async () => {
    const term = Array.from({ length: 90 }, (_, day) => at(100 + day));
    expect(await add(...term.slice(0, 89), term[0] ?? at(1))).toMatchObject({ refused: 'sessions-overlap' });
    expect(await sessionsOf(db.context.table, activity.activityId)).toHaveLength(3);
    expect(await add(...term)).toMatchObject({ activityVersion: 2 });
    expect((await announced())?.sessions).toHaveLength(93);
  });

  it('moves its first session beyond its last: first and last follow, the calendar too', async () => {
    expect(await move(idOf(0), { start: at(40).start, room: 'Hall' })).toMatchObject({
      sessions: [{ ...at(40), room: 'Hall', version: 2 }],
      activityVersion: 2,
    });
    expect(await open()).toMatchObject({
      firstSessionAt: activity.sessions[1]?.start,
      lastSessionAt: at(40).start,
    });
    expect(await sessionById(db.context.table, activity.activityId, idOf(0))).toMatchObject({
      ...at(40),
      gsi1pk: 'CENTRE#kirkuk#2027-01',
    });
    expect((await announced())?.sessions.at(-1)).toEqual({ ...at(40), room: 'Hall', sessionId: idOf(0) });
    const out = await move(idOf(0), { room: null });
    expect('sessions' in out && out.sessions[0]).not.toHaveProperty('room');
    expect(await sessionById(db.context.table, activity.activityId, idOf(0))).not.toHaveProperty('room');
  });

  it('loses a cancelled session, which stays to be seen by staff', async () => {
    await cancel(idOf(0));
    expect((await announced())?.sessions.map(({ sessionId }) => sessionId)).toEqual([idOf(1), idOf(2)]);
    expect(await open()).toMatchObject({ firstSessionAt: activity.sessions[1]?.start });
    expect(await sessionsOf(db.context.table, activity.activityId)).toMatchObject([
      { sessionId: idOf(0), status: 'cancelled', version: 2 },
      { status: 'planned' },
      { status: 'planned' },
    ]);
    expect(await cancel(idOf(0))).toMatchObject({ sessions: [{ version: 2 }] });
    expect(await move(idOf(0), { room: 'Hall' })).toEqual({ refused: 'session-cancelled' });
    expect((await db.events()).filter(({ type }) => type === 'session.cancelled')).toHaveLength(1);
  });

  it('can lose all of them: first and last stay what they were, and one can be added again', async () => {
    for (const position of [0, 1, 2]) await cancel(idOf(position));
    expect((await announced())?.sessions).toEqual([]);
    expect(await open()).toMatchObject({ lastSessionAt: activity.sessions[2]?.start });
    await add(at(3));
    expect(await open()).toMatchObject({ firstSessionAt: at(3).start, lastSessionAt: at(3).start });
  });

  it('keeps a session that someone came to where it is, however late that is seen', async () => {
    await comes(idOf(0));
    expect(await move(idOf(0), { start: at(40).start })).toEqual({ refused: 'session-held' });
    expect(await cancel(idOf(0))).toEqual({ refused: 'session-held' });
    // Another room is possible, and who came stays counted.
    await move(idOf(0), { room: 'Hall' });
    expect(await sessionById(db.context.table, activity.activityId, idOf(0))).toMatchObject({
      came: 1,
      room: 'Hall',
    });
    // The first is marked between the reading and the writing.
    const marking = db.process({
      wire: async ({ command }, carryOut) => {
        if (command === 'TransactWriteItems') await comes(idOf(1));
        return carryOut();
      },
    });
    const { activityId } = activity;
    expect(await cancelSession(marking, { activityId, sessionId: idOf(1) }, staff)).toEqual({
      refused: 'session-held',
    });
  });

  it('is changed only as the version is that was meant', async () => {
    expect(await move(idOf(0), { room: 'Hall', version: 1 })).toMatchObject({ sessions: [{ version: 2 }] });
    expect(await move(idOf(0), { room: 'Room 1', version: 1 })).toEqual({
      refused: 'version-changed',
      version: 2,
    });
    expect(await cancel(idOf(0), { version: 1 })).toEqual({ refused: 'version-changed', version: 2 });
    const { activityId } = activity;
    const stale = addSessions(db.context, { activityId, dates: [at(1)], version: 1 }, staff);
    expect(await stale).toEqual({ refused: 'version-changed', version: 2 });
    // Another session of the same activity has a version of its own.
    expect(await move(idOf(1), { room: 'Hall', version: 1 })).toMatchObject({ activityVersion: 3 });
  });

  it('is not to be had of what is not there, or has been over so long that its code is another’s', async () => {
    const nothing = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10';
    expect(await move(nothing, { room: 'Hall' })).toEqual({ refused: 'unknown' });
    expect(await addSessions(db.context, { activityId: nothing, dates: [at(1)] }, staff)).toEqual({
      refused: 'unknown',
    });
    db.clock.forward({ days: 60 });
    await createActivity(db.context, activityPlan(db.clock.now().toISOString()), staff);
    expect(await add(at(100))).toEqual({ refused: 'activity-over' });
    expect(await open()).toMatchObject({ placesLeft: 10 });
  });
});

onTheTable('a timetable changed by two at once', () => {
  it('takes both changes of two sessions, and one of two of one session', async () => {
    const { activityId } = activity;
    const both = await Promise.all([
      moveSession(db.process(), { activityId, sessionId: idOf(0), start: at(40).start, version: 1 }, staff),
      cancelSession(db.process(), { activityId, sessionId: idOf(2), version: 1 }, staff),
      addSessions(db.process(), { activityId, dates: [at(50)] }, staff),
      placesUnder(db.process(), '214', { capacity: 12, childcareCapacity: 0 }, staff),
    ]);
    expect(both.filter((outcome) => 'refused' in outcome)).toEqual([]);
    expect(await announced()).toMatchObject({
      version: 5,
      capacity: 12,
      sessions: [{ sessionId: idOf(1) }, { sessionId: idOf(0) }, at(50)],
    });
    const rivals = await Promise.all(
      ['Hall', 'Room 1'].map((room) =>
        moveSession(db.process(), { activityId, sessionId: idOf(1), room, version: 1 }, staff),
      ),
    );
    expect(rivals.filter((outcome) => 'refused' in outcome)).toEqual([
      { refused: 'version-changed', version: 2 },
    ]);
  });

  it('gets no two sessions at once from two who add at once', async () => {
    const { activityId } = activity;
    const outcomes = await Promise.all(
      [0, 1].map((hours) => addSessions(db.process(), { activityId, dates: [at(50, hours)] }, staff)),
    );
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toMatchObject([
      { refused: 'sessions-overlap' },
    ]);
  });

  it('and by people who register meanwhile loses neither a place nor a session', async () => {
    const { activityId } = activity;
    await Promise.all([
      ...[1, 2, 3, 4, 5].map((person) => register(db.process(), asks(db.context, person))),
      addSessions(db.process(), { activityId, dates: [at(1), at(50)] }, staff),
      moveSession(db.process(), { activityId, sessionId: idOf(0), start: at(2).start }, staff),
    ]);
    expect(await open()).toMatchObject({
      placesLeft: 5,
      firstSessionAt: at(1).start,
      lastSessionAt: at(50).start,
    });
  });
});
