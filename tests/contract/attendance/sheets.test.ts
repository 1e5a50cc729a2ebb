import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  attendanceAt,
  attendancesOf,
  attendancesOn,
  type NewMark,
  recordSheet,
} from '#shared/attendance/index.ts';
import { countEvents } from '#shared/counting/index.ts';
import type { Context } from '#shared/table/index.ts';
import { registers, staff } from '#tests/support/builders.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { authorOn, markNumber, marksOf, stories } from '#tests/support/courses/marks.ts';
import {
  aCourse,
  attendanceBroken,
  attendanceTotals,
  type Course,
  outcomeOf,
} from '#tests/support/courses/sheets.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

const mark = (personId: string | undefined, position: number, wanted: Partial<NewMark> = {}): NewMark => ({
  personId: personId ?? '',
  status: 'present',
  markId: markNumber(position),
  deviceId: 'a',
  markedAt: '2026-12-07T07:05:00.000Z',
  ...wanted,
});

const records = async (context: Context, course: Course, marks: readonly NewMark[]) => {
  const recorded = await recordSheet(context, { ...course, marks, author: staff });
  if ('refused' in recorded) throw new Error(`The sheet was refused: ${recorded.refused}`);
  return recorded;
};

const wellKept = async (db: TestTable) => {
  const items = await db.items();
  expect([...broken(items), ...attendanceBroken(items, await db.events())]).toEqual([]);
  return items;
};

onTheTable('a sheet', () => {
  it('says who came, each an event with its author, and that the session was held', async () => {
    const db = await newTable();
    const course = await aCourse(db, 3);
    const [huda, layla, sara] = course.personIds;
    const { session, attendances, refusals } = await records(db.context, course, [
      mark(huda, 1),
      mark(layla, 2, { status: 'late' }),
      mark(sara, 3, { status: 'absent' }),
    ]);
    expect(session.came).toBe(2);
    expect(attendances.map(({ status }) => status)).toEqual(['present', 'late', 'absent']);
    expect(refusals).toEqual([]);
    const told = (await db.events()).filter(({ type }) => /^(attendance|session)\./.test(type));
    expect(told.map(({ type }) => type).toSorted()).toEqual([
      'attendance.recorded',
      'attendance.recorded',
      'attendance.recorded',
      'session.held',
    ]);
    expect(told.map(({ actor }) => actor)).toEqual([staff, staff, staff, staff]);
    await wellKept(db);
    await db.drop();
  });

  it('put right takes back exactly what it said, to the session not being held at all', async () => {
    const db = await newTable();
    const course = await aCourse(db, 2);
    const [huda] = course.personIds;
    await records(db.context, course, [mark(huda, 1)]);
    expect(attendanceTotals(await db.events())).toEqual({
      held: 1,
      'present|2026-12|undisclosed|unknown|undisclosed': 1,
    });
    const { session } = await records(db.context, course, [mark(huda, 2, { status: 'absent' })]);
    expect(session.came).toBe(0);
    expect(outcomeOf(await wellKept(db)).people).toMatchObject([{ status: 'absent', isDisputed: false }]);
    expect(attendanceTotals(await db.events())).toEqual({
      'absent|2026-12|undisclosed|unknown|undisclosed': 1,
    });
    await db.drop();
  });

  it('of two hundred people is recorded in one call', async () => {
    const db = await newTable();
    const course = await aCourse(db, 200);
    const marks = course.personIds.map((personId, position) => mark(personId, position));
    const { session } = await records(db.context, course, marks);
    expect(session.came).toBe(200);
    await wellKept(db);
    expect((await db.events()).filter(({ type }) => type === 'session.held')).toHaveLength(1);
    await db.drop();
  });

  it('is recorded but for the marks that cannot be, and says which and why', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1, { capacity: 1 });
    const { registration: waiting } = await (async () => {
      db.clock.set(after(course.start, { days: -3 }));
      const registered = await registers(db.context, 5);
      db.clock.set(course.start);
      return registered;
    })();
    const nobody = '01a20a6f-803b-7000-b9e6-97e5a1651619';
    const [huda] = course.personIds;
    await records(db.context, course, [mark(huda, 1)]);
    const { refusals, session } = await records(db.context, course, [
      mark(huda, 1, { status: 'absent' }),
      mark(nobody, 2),
      mark(waiting.personId, 3),
      mark(huda, 4, { status: 'late' }),
    ]);
    expect(refusals).toEqual([
      { personId: huda, markId: markNumber(1), refused: 'mark-reused' },
      { personId: nobody, markId: markNumber(2), refused: 'not-registered' },
      { personId: waiting.personId, markId: markNumber(3), refused: 'not-registered' },
    ]);
    expect(session.came).toBe(1);
    await wellKept(db);
    await db.drop();
  });

  it('is not taken more than an hour before the session begins, but an excuse is', async () => {
    const db = await newTable();
    const course = await aCourse(db, 2);
    const [huda, layla] = course.personIds;
    db.clock.set(after(course.start, { minutes: -61 }));
    const markedAt = db.clock.now().toISOString();
    const early = await records(db.context, course, [
      mark(huda, 1, { markedAt }),
      mark(layla, 2, { status: 'excused', markedAt }),
    ]);
    expect(early.refusals).toEqual([{ personId: huda, markId: markNumber(1), refused: 'too-early' }]);
    db.clock.set(after(course.start, { minutes: -59 }));
    expect((await records(db.context, course, [mark(huda, 1, { markedAt })])).session.came).toBe(1);
    await wellKept(db);
    await db.drop();
  });

  it('of no session is refused', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1);
    const sheet = { ...course, sessionId: course.activityId, marks: [], author: staff };
    expect(await recordSheet(db.context, sheet)).toEqual({ refused: 'unknown-session' });
    await db.drop();
  });

  it('by a clock that is ahead is made when it was received', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1);
    const [huda] = course.personIds;
    const { attendances } = await records(db.context, course, [
      mark(huda, 1, { markedAt: '2031-01-01T00:00:00.000Z' }),
    ]);
    expect(attendances[0]?.markedAt.slice(0, 16)).toBe(course.start.slice(0, 16));
    await db.drop();
  });

  it('keeps forty marks of one person at one session, and says when there are more', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1);
    const [huda] = course.personIds;
    const marks = Array.from({ length: 41 }, (_, position) => mark(huda, position));
    const { refusals } = await records(db.context, course, marks);
    expect(refusals).toEqual([{ personId: huda, markId: markNumber(40), refused: 'too-many-marks' }]);
    await db.drop();
  });

  it('that differs from another device’s is put to the team leader, until someone who saw both says what is so', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1);
    const [huda] = course.personIds;
    await records(db.context, course, [mark(huda, 1)]);
    const later = after(course.start, { minutes: 8 });
    db.clock.forward({ minutes: 30 });
    const { attendances } = await records(db.context, course, [
      mark(huda, 2, { status: 'absent', deviceId: 'b', markedAt: later }),
    ]);
    expect(attendances).toMatchObject([{ status: 'absent', isDisputed: true }]);
    const concern = `CONCERN#dispute-${course.sessionId}-${huda}`;
    expect(outcomeOf(await wellKept(db)).open).toEqual([concern]);
    await records(db.context, course, [
      mark(huda, 3, { status: 'late', deviceId: 'c', replaces: [markNumber(1), markNumber(2)] }),
    ]);
    const items = await wellKept(db);
    expect(outcomeOf(items)).toMatchObject({ people: [{ status: 'late', isDisputed: false }], open: [] });
    expect(items.find(({ pk, sk }) => pk === concern && sk === 'META')).toMatchObject({
      status: 'settled',
      outcome: 'seen',
    });
    expect((await db.events()).filter(({ type }) => type.startsWith('concern.'))).toHaveLength(2);
    await db.drop();
  });

  it('is found by session, by people and by person', async () => {
    const db = await newTable();
    const course = await aCourse(db, 2);
    const [huda = '', layla = ''] = course.personIds;
    const [first = '', second = ''] = course.sessionIds;
    await records(db.context, course, [mark(huda, 1), mark(layla, 2, { status: 'absent' })]);
    db.clock.forward({ days: 2 });
    await records(db.context, { ...course, sessionId: second }, [mark(huda, 3, { status: 'late' })]);
    const { table } = db.context;
    const { activityId } = course;
    expect((await attendanceAt(table, { activityId, sessionId: first })).map(({ status }) => status)).toEqual(
      ['present', 'absent'],
    );
    expect((await attendancesOf(table, huda, activityId)).map(({ status }) => status)).toEqual([
      'present',
      'late',
    ]);
    const asked = [first, second].map((sessionId) => ({ sessionId, personId: layla }));
    expect((await attendancesOn(table, activityId, asked)).map(({ sessionId }) => sessionId)).toEqual([
      first,
    ]);
    await db.drop();
  });
});

onTheTable('the sheets of several devices', () => {
  it('in any order, sent twice and in any parts, end in one state and one set of totals', async () => {
    await fc.assert(
      fc.asyncProperty(stories(3, 10), fc.nat(), async (story, seed) => {
        const ends = await Promise.all(
          [0, 1].map(async (telling) => {
            const db = await newTable();
            const course = await aCourse(db, 3);
            db.clock.forward({ hours: 2 });
            const marks = marksOf(story, course.personIds, course.start);
            const chance = chanceFrom(seed + telling);
            for (const sheet of sheetsOf(marks, chance)) {
              await recordSheet(db.context, {
                ...course,
                marks: sheet,
                author: authorOn(sheet[0]?.deviceId ?? ''),
              });
            }
            await wellKept(db);
            const events = await db.events();
            await countEvents(db.context, chance.shuffled(events));
            const items = await db.items();
            const totals = totalsIn(items);
            expect(totals).toEqual(totalsOf(events));
            // Ids differ from one table to the next by nothing: both tables were told the same before.
            const end = { ...outcomeOf(items), totals };
            await db.drop();
            return end;
          }),
        );
        expect(ends[1]).toEqual(ends[0]);
        expect(ends[0]?.people.flatMap(({ marks }) => marks).length).toBe(story.length);
      }),
      { numRuns: runs(12), endOnFailure: true },
    );
  });
});

/** The marks in parts of one author each, in any order, some of them twice. */
function sheetsOf(marks: readonly NewMark[], chance: ReturnType<typeof chanceFrom>) {
  const parts = chance.shuffled(marks).reduce<NewMark[][]>((sheets, each) => {
    const last = sheets.at(-1);
    if (last?.[0]?.deviceId === each.deviceId && chance.happens(0.7)) last.push(each);
    else sheets.push([each]);
    return sheets;
  }, []);
  return [...parts, ...chance.shuffled(parts).slice(0, 2)];
}
