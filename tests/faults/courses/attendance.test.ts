import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { attendanceMarks } from '#events/index.ts';
import { moveSession } from '#shared/activities/index.ts';
import { type NewMark, recordSheet, walkIn } from '#shared/attendance/index.ts';
import { cancel, promote } from '#shared/registration/index.ts';
import { asks, participant, registers, staff, system } from '#tests/support/builders.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { authorOn, markNumber } from '#tests/support/courses/marks.ts';
import {
  aCourse,
  attendanceBroken,
  attendanceTotals,
  type Course,
  outcomeOf,
} from '#tests/support/courses/sheets.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { contention } from '#tests/support/table/conflicts.ts';
import { faults } from '#tests/support/table/faults.ts';
import { interleave } from '#tests/support/table/interleaving.ts';
import { broken, registrationsIn } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

const wellKept = async (db: TestTable) => {
  const items = await db.items();
  expect([...broken(items), ...attendanceBroken(items, await db.events())]).toEqual([]);
  return items;
};

/** One device's sheet of everyone: who came, by its number of people from the first. */
const sheetOf = (
  course: Course,
  deviceId: string,
  came: (person: number) => NewMark['status'],
  from = 0,
): readonly NewMark[] =>
  course.personIds.map((personId, person) => ({
    personId,
    status: came(person),
    markId: markNumber(from + person),
    deviceId,
    markedAt: after(course.start, { minutes: from % 7 }),
  }));

onTheTable('a sheet is recorded once, whatever fails on the way', () => {
  for (const fault of faults) {
    it(`of three people, in dispute about one: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          const course = await aCourse(db, 3);
          const [first] = sheetOf(course, 'b', () => 'absent', 100);
          const author = authorOn('b');
          await recordSheet(db.context, { ...course, marks: first === undefined ? [] : [first], author });
          return course;
        },
        when: (context, course) =>
          recordSheet(context, {
            ...course,
            marks: sheetOf(course, 'a', () => 'present'),
            author: authorOn('a'),
          }),
        inTheEnd: async (db, course) => {
          const items = await wellKept(db);
          const { people, open } = outcomeOf(items);
          expect(people.map(({ marks }) => marks.length)).toEqual([2, 1, 1]);
          expect(open).toEqual([`CONCERN#dispute-${course.sessionId}-${course.personIds[0]}`]);
          const told = (await db.events()).filter(({ type }) => type === 'attendance.recorded');
          expect(told).toHaveLength(4);
        },
      }));
  }

  it('of more people than fit into one transaction: what was recorded stays, the rest comes with the next sending', () =>
    atEveryCall('crash-after', {
      given: (db) => aCourse(db, 60),
      when: (context, course) =>
        recordSheet(context, {
          ...course,
          marks: sheetOf(course, 'a', () => 'present'),
          author: authorOn('a'),
        }),
      inTheEnd: async (db) => {
        const items = await wellKept(db);
        expect(outcomeOf(items).came[0]).toMatch(/ 60$/);
        const types = (await db.events()).map(({ type }) => type);
        expect(types.filter((type) => type === 'attendance.recorded')).toHaveLength(60);
        expect(types.filter((type) => type === 'session.held')).toHaveLength(1);
      },
    }));
});

onTheTable('someone at the door gets one place and one mark, whatever fails on the way', () => {
  for (const fault of faults) {
    it(`who is new: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          const course = await aCourse(db, 1, { capacity: 3 });
          const person = { ...asks(db.context, 7), atTheDoorBy: 'facilitator' };
          return { activityId: course.activityId, sessionId: course.sessionId, person };
        },
        when: (context, command) => walkIn(context, command),
        inTheEnd: async (db, command) => {
          const items = await wellKept(db);
          expect(outcomeOf(items).came[0]).toMatch(/ 1$/);
          expect(registrationsIn(items)).toHaveLength(2);
          expect(await walkIn(db.context, command)).toMatchObject({ attendance: { status: 'present' } });
        },
      }));

    it(`who has a place: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          const course = await aCourse(db, 2);
          const person = { ...asks(db.context, 1), atTheDoorBy: 'facilitator' };
          return { activityId: course.activityId, sessionId: course.sessionId, person };
        },
        when: (context, command) => walkIn(context, command),
        inTheEnd: async (db) => {
          const items = await wellKept(db);
          expect(outcomeOf(items).came[0]).toMatch(/ 1$/);
          expect(registrationsIn(items)).toHaveLength(2);
        },
      }));

    it(`who is offered a place: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          const course = await aCourse(db, 1);
          db.clock.set(after(course.start, { days: -3 }));
          await registers(db.context, 7);
          for (const personId of course.personIds)
            await cancel(db.context, { ...course, personId }, participant);
          await promote(db.context, course.code, system);
          // An offer lasts a day; the session is moved to within it.
          const start = after(course.start, { days: -3, minutes: 30 });
          await moveSession(db.context, { ...course, start }, staff);
          const { activityId, sessionId } = course;
          return { activityId, sessionId, person: { ...asks(db.context, 7), atTheDoorBy: 'facilitator' } };
        },
        when: (context, command) => walkIn(context, command),
        inTheEnd: async (db) => {
          const items = await wellKept(db);
          expect(outcomeOf(items).came.join(' ')).toContain(' 1');
          expect(registrationsIn(items).filter(({ status }) => status === 'confirmed')).toHaveLength(1);
        },
      }));
  }
});

onTheTable('two sheets at once', () => {
  it('are both recorded, whichever step comes first, and end as one after the other would', async () => {
    const statuses = fc.array(fc.constantFrom(...attendanceMarks), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), statuses, statuses, async (scheduler, one, other) => {
        const db = await newTable();
        const course = await aCourse(db, 3);
        db.clock.forward({ minutes: 30 });
        const sheets = [
          sheetOf(course, 'a', (person) => one[person] ?? 'absent'),
          sheetOf(course, 'b', (person) => other[person] ?? 'absent', 10),
        ];
        const outcomes = await interleave(
          scheduler,
          db,
          [...sheets, ...sheets.slice(0, 1)].map((marks) => ({
            name: marks[0]?.deviceId ?? '',
            run: (context) =>
              recordSheet(context, { ...course, marks, author: authorOn(marks[0]?.deviceId ?? '') }),
          })),
          {
            afterEachWrite: async () => {
              await wellKept(db);
              return [];
            },
          },
        );
        expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
        const inTurn = await newTable();
        const same = await aCourse(inTurn, 3);
        inTurn.clock.forward({ minutes: 30 });
        for (const marks of sheets) {
          await recordSheet(inTurn.context, { ...same, marks, author: authorOn('b') });
        }
        expect(outcomeOf(await db.items())).toEqual(outcomeOf(await inTurn.items()));
        expect(attendanceTotals(await db.events())).toEqual(attendanceTotals(await inTurn.events()));
        await Promise.all([db.drop(), inTurn.drop()]);
      }),
      { numRuns: runs(12) },
    );
  });

  it('of ten people who all check in at the same moment come through, though they meet', async () => {
    const db = await newTable();
    const course = await aCourse(db, 10);
    const { wire, count } = contention(3);
    const pause = (milliseconds: number) =>
      new Promise<void>((resolve) => setTimeout(resolve, Math.random() * milliseconds));
    await Promise.all(
      sheetOf(course, 'a', () => 'present').map((mark) =>
        recordSheet(db.process({ wire, pause }), { ...course, marks: [mark], author: authorOn('self') }),
      ),
    );
    expect(count()).toBeGreaterThan(0);
    expect(outcomeOf(await wellKept(db)).came[0]).toMatch(/ 10$/);
    await db.drop();
  });
});
