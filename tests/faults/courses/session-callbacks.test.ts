/** Whom no text tells in time stands with the change of the session, whatever fails on the way; so does who was called. */
import { expect, it } from 'vitest';
import { move } from '#functions/console/timetable/actions.ts';
import { noteCalled } from '#functions/console/untold/session-callbacks.ts';
import { sessionById } from '#shared/activities/index.ts';
import { callsIdOf, concernById } from '#shared/concerns/index.ts';
import { localToUtc } from '#shared/language/index.ts';
import { staffIn, staffRequest } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { anActivity, registers } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

const manager = staffIn('shirin', ['manager', 'centre-kirkuk']);
const wednesday = (time: string) => localToUtc('2026-11-25', time);

/** A session on Wednesday afternoon with two women; on Tuesday at ten at night it is put to eight in the morning. */
async function aNight(db: TestTable) {
  const activity = await anActivity(db.context, {
    sessions: [{ start: wednesday('15:00'), end: wednesday('17:00') }],
    enrolment: { opensAt: localToUtc('2026-11-20', '08:00'), closesAt: wednesday('08:00') },
  });
  const people = [];
  for (const nth of [1, 2]) people.push((await registers(db.context, nth)).registration.personId);
  db.clock.set(localToUtc('2026-11-24', '22:00'));
  const { activityId } = activity;
  const which = { activityId, sessionId: activity.sessions[0]?.sessionId ?? '', version: 1 };
  const request = staffRequest(manager, 'moved-at-night', ['move', which]);
  const moves = (context: Context) =>
    move(context, manager, which, { start: wednesday('08:00'), notTold: 2 }, request, strictLimits);
  return { which, people, moves };
}
const stands = async ({ context: { table } }: TestTable, sessionId: string) =>
  concernById(table, callsIdOf(sessionId));

onTheTable('a session that is moved at night', () => {
  for (const fault of faults) {
    it(`is moved with whom to call, or not at all: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: aNight,
        when: async (context, { moves }) => expect(await moves(context)).not.toHaveProperty('problem'),
        inTheEnd: async (db, { which, people }) => {
          const { activityId, sessionId } = which;
          const session = await sessionById(db.context.table, activityId, sessionId);
          expect(session).toMatchObject({ start: wednesday('08:00'), version: 2 });
          expect(session?.couldNotKnow?.toSorted()).toEqual(people.toSorted());
          const calls = (await stands(db, sessionId))?.calls ?? [];
          expect(calls.map(({ personId }) => personId).toSorted()).toEqual(people.toSorted());
          const events = (await db.events()).map(({ type }) => type);
          expect(events.filter((type) => type === 'session.moved')).toHaveLength(1);
          expect(events.filter((type) => type === 'concern.raised')).toHaveLength(1);
        },
      }));

    it(`notes each call once: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          const night = await aNight(db);
          await night.moves(db.context);
          return night;
        },
        when: async (context, { which, people }) => {
          for (const [nth, personId] of people.entries()) {
            const calling = { concernId: callsIdOf(which.sessionId), personId };
            const request = staffRequest(manager, `called-${nth}`, calling);
            expect(await noteCalled(context, manager, calling, request)).not.toHaveProperty('problem');
          }
        },
        inTheEnd: async (db, { which }) => {
          const { activityId, sessionId } = which;
          expect(await stands(db, sessionId)).toMatchObject({ status: 'settled', outcome: 'seen' });
          // Called before seven in the morning they know of it.
          const session = await sessionById(db.context.table, activityId, sessionId);
          expect(session).not.toHaveProperty('couldNotKnow');
          const events = (await db.events()).map(({ type }) => type);
          expect(events.filter((type) => type === 'concern.called')).toHaveLength(2);
        },
      }));
  }

  it('by two who call different women at once loses neither', async () => {
    const db = await newTable();
    const { which, people, moves } = await aNight(db);
    await moves(db.context);
    const concernId = callsIdOf(which.sessionId);
    await Promise.all(people.map((personId) => noteCalled(db.context, manager, { concernId, personId })));
    const list = await stands(db, which.sessionId);
    expect(list?.calls?.every(({ calledAt }) => calledAt !== undefined)).toBe(true);
    expect(list?.status).toBe('settled');
    await db.drop();
  });
});
