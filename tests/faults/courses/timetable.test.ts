import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Activity,
  activityById,
  addSessions,
  cancelSession,
  moveSession,
  sessionsOf,
} from '#shared/activities/index.ts';
import { register } from '#shared/registration/index.ts';
import { answerTo, answerWrite, staffIn, staffRequest } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { anActivity, asks, placesUnder, staff } from '#tests/support/builders.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { contention } from '#tests/support/table/conflicts.ts';
import { faults } from '#tests/support/table/faults.ts';
import { interleave, type Process } from '#tests/support/table/interleaving.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

const at = (days: number) => {
  const start = after('2026-11-23T07:00:00.000Z', { days });
  return { start, end: after(start, { hours: 2 }) };
};
const leader = staffIn('leader', ['manager', 'centre-kirkuk']);
/** As the staff API keeps the answer to a request. */
const answered = (context: Context, key: string) => {
  const request = staffRequest(leader, key, key);
  return {
    before: async () => {
      const kept = await answerTo<{ ids: readonly string[] }>(context.table, request);
      return kept !== undefined && 'answered' in kept ? kept.answered : undefined;
    },
    writes: (changed: { readonly sessions: readonly { readonly sessionId: string }[] }) => [
      answerWrite(request, { ids: changed.sessions.map(({ sessionId }) => sessionId) }, context.now()),
    ],
  };
};
const told = async (db: TestTable, type: string) =>
  (await db.events()).filter((event) => event.type === type).length;

onTheTable('a timetable is changed once, whatever fails on the way', () => {
  for (const fault of faults) {
    it(`adding sessions: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: ({ context }) => anActivity(context),
        when: (context, { activityId }: Activity) =>
          addSessions(
            context,
            { activityId, dates: [at(1), at(50)], version: 1 },
            staff,
            answered(context, 'key-1'),
          ),
        inTheEnd: async (db, { activityId }) => {
          expect(await sessionsOf(db.context.table, activityId)).toHaveLength(5);
          expect(await told(db, 'activity.timetabled')).toBe(2);
        },
      }));

    it(`moving a session: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: ({ context }) => anActivity(context),
        when: (context, { activityId, sessions }: Activity) =>
          moveSession(
            context,
            { activityId, sessionId: sessions[0]?.sessionId ?? '', ...at(40), room: 'Hall', version: 1 },
            staff,
            answered(context, 'key-1'),
          ),
        inTheEnd: async (db, { activityId }) => {
          expect((await activityById(db.context.table, activityId))?.sessions.at(-1)).toMatchObject({
            ...at(40),
            room: 'Hall',
          });
          expect(await told(db, 'session.moved')).toBe(1);
        },
      }));

    it(`cancelling a session: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: ({ context }) => anActivity(context),
        when: (context, { activityId, sessions }: Activity) =>
          cancelSession(
            context,
            { activityId, sessionId: sessions[2]?.sessionId ?? '', version: 1 },
            staff,
            answered(context, 'key-1'),
          ),
        inTheEnd: async (db, { activityId }) => {
          expect((await activityById(db.context.table, activityId))?.sessions).toHaveLength(2);
          expect(await told(db, 'session.cancelled')).toBe(1);
        },
      }));
  }
});

type Doing =
  | { readonly adds: number }
  | { readonly moves: number; readonly to: number }
  | { readonly cancels: number }
  | { readonly places: number }
  | { readonly registers: number };

const doings: fc.Arbitrary<readonly Doing[]> = fc.array(
  fc.oneof(
    fc.record({ adds: fc.nat(20) }),
    fc.record({ moves: fc.nat(2), to: fc.nat(20) }),
    fc.record({ cancels: fc.nat(2) }),
    fc.record({ places: fc.integer({ min: 2, max: 9 }) }),
    fc.record({ registers: fc.nat(5) }),
  ),
  { minLength: 2, maxLength: 4 },
);

onTheTable('several who change a timetable at the same moment', () => {
  it('leave sessions, copy, first and last, calendar and events telling the same, in any order of their steps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), doings, async (scheduler, each) => {
        const db = await newTable();
        const { activityId, sessions } = await anActivity(db.context);
        const sessionId = (position: number) => sessions[position]?.sessionId ?? '';
        const processes = each.map((doing, position): Process<unknown> => {
          const run = (context: Context): Promise<unknown> => {
            if ('adds' in doing)
              return addSessions(context, { activityId, dates: [at(doing.adds + 1)] }, staff);
            if ('moves' in doing) {
              const wanted = { activityId, sessionId: sessionId(doing.moves), start: at(doing.to + 1).start };
              return moveSession(context, wanted, staff);
            }
            if ('cancels' in doing) {
              return cancelSession(context, { activityId, sessionId: sessionId(doing.cancels) }, staff);
            }
            if ('places' in doing) {
              const wanted = { capacity: doing.places, childcareCapacity: 0 };
              return placesUnder(context, '214', wanted, staff);
            }
            return register(context, asks(context, doing.registers, { requestId: `web:race-${position}` }));
          };
          return { name: `${position} ${JSON.stringify(doing)}`, run };
        });
        const outcomes = await interleave(scheduler, db, processes, {
          wire: contention(0).wire,
          afterEachWrite: async () => {
            expect(broken(await db.items())).toEqual([]);
            return [];
          },
        });
        expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
        await db.drop();
      }),
      { numRuns: runs(25) },
    );
  });
});
