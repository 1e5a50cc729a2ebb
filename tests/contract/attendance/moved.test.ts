import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AttendanceMark, attendanceMarks } from '#events/index.ts';
import { moveSession, sessionById } from '#shared/activities/index.ts';
import { excuse, recordSheet } from '#shared/attendance/index.ts';
import { counterOf, total } from '#shared/counting/index.ts';
import { staff } from '#tests/support/builders.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { notes } from '#tests/support/courses/courses.ts';
import { markNumber } from '#tests/support/courses/marks.ts';
import { aCourse, attendanceBroken, type Course } from '#tests/support/courses/sheets.ts';
import { type World, worldOf } from '#tests/support/phones/world.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

const texter = { kind: 'participant', channel: 'sms' } as const;
/** The last Monday of November, and the first Wednesday of December. */
const start = '2026-11-30T07:00:00.000Z';
const moved = '2026-12-02T07:00:00.000Z';

let db: TestTable;
let world: World;
let course: Course;
const begins = async (chance = chanceFrom(1)) => {
  db = await newTable();
  world = worldOf(db, { repeats: 0.3, chance });
  course = await aCourse(db, 3, {
    sessions: [{ start, end: after(start, { hours: 2 }) }],
    enrolment: { opensAt: '2026-11-01T07:00:00.000Z', closesAt: start },
  });
};
beforeEach(() => begins());
afterEach(() => db.drop());

const move = async (to = moved) =>
  expect(
    await moveSession(db.context, { ...course, start: to, end: after(to, { hours: 2 }) }, staff),
  ).not.toHaveProperty('refused');
const saysNo = async (person: number) => {
  const personId = course.personIds[person] ?? '';
  const receivedAt = db.clock.now();
  const said = { textId: `sms:${person}:${receivedAt.toISOString()}`, receivedAt, actor: texter };
  expect(await excuse(db.context, { ...course, personId, ...said })).not.toHaveProperty('refused');
};
const counted = async (period: string) => {
  const counter = await counterOf(db.context.table, 'centre:kirkuk', period);
  const of = (measure: Parameters<typeof total>[1]) => total(counter, measure);
  return [of('sessionsHeld'), of('participations'), of('noShows'), of('excused')];
};

onTheTable('a session that is moved into the next month', () => {
  it('has in that month whoever comes to it, whatever was said of her for the first day', async () => {
    db.clock.set(after(start, { hours: -20 }));
    await saysNo(0);
    db.clock.set(after(start, { minutes: -30 }));
    await notes(db.context, course, 0, ['-', 'absent']);
    await world.settle();
    expect(await counted('2026-11')).toEqual([0, 0, 1, 1]);
    await move();
    db.clock.set(moved);
    await notes(db.context, course, 0, ['present', 'present', 'absent']);
    await world.settle();
    expect(await counted('2026-11')).toEqual([0, 0, 0, 0]);
    expect(await counted('2026-12')).toEqual([1, 2, 1, 0]);
    expect(await counted('all')).toEqual([1, 2, 1, 0]);
    const [items, events] = [await db.items(), await db.events()];
    expect(attendanceBroken(items, events)).toEqual([]);
    expect(totalsIn(items)).toEqual(totalsOf(events));
    const session = await sessionById(db.context.table, course.activityId, course.sessionId);
    expect(session).toMatchObject({ start: moved, came: 2 });
  });

  it('and back is not come to where it is, once she has said so again', async () => {
    db.clock.set('2026-11-10T07:00:00.000Z');
    await notes(db.context, course, 0, ['excused', '-']);
    await move();
    await saysNo(0);
    await move(start);
    db.clock.forward({ minutes: 1 });
    await saysNo(0);
    await world.settle();
    expect([await counted('2026-11'), await counted('2026-12')]).toEqual([
      [0, 0, 0, 1],
      [0, 0, 0, 0],
    ]);
  });

  it('and is said no to in time is excused, whatever staff have noted or note before and after', async () => {
    db.clock.set('2026-11-10T07:00:00.000Z');
    await notes(db.context, course, 0, ['excused', '-', '-']);
    await saysNo(0);
    db.clock.set(after(start, { minutes: -30 }));
    await notes(db.context, course, 0, ['absent', 'absent', 'absent']);
    await saysNo(1);
    db.clock.set(after(start, { minutes: 10 }));
    const personId = course.personIds[2] ?? '';
    const said = { textId: 'sms:late', receivedAt: db.clock.now(), actor: texter };
    expect(await excuse(db.context, { ...course, personId, ...said })).toEqual({
      refused: 'attendance-taken',
    });
    await world.settle();
    expect(await counted('2026-11')).toEqual([0, 0, 1, 2]);
  });

  it('back and forth between months counts everyone once: where the session was as the last was said of her', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 18, size: 'max' }),
        fc.nat(),
        async (steps, seed) => {
          await db.drop();
          await begins(chanceFrom(seed));
          const told = await carriedOut(steps);
          await world.settle();
          const [items, events] = [await db.items(), await db.events()];
          expect(attendanceBroken(items, events)).toEqual([]);
          expect(totalsIn(items)).toEqual(totalsOf(events));
          for (const month of ['2026-11', '2026-12', '2027-01'])
            expect([month, await counted(month)]).toEqual([month, told(month)]);
          expect(await counted('all')).toEqual(told());
        },
      ),
      { numRuns: runs(16) },
    );
  });
});

/** The last minute of a month in Baghdad and the first of the next, of a year too. */
const places = [start, '2026-11-30T20:59:00.000Z', '2026-11-30T21:00:00.000Z', '2026-12-31T20:59:00.000Z'];
const lastPlace = '2026-12-31T21:00:00.000Z';

type Step =
  | { readonly to: string }
  | { readonly person: number; readonly says: 'no' | AttendanceMark }
  | { readonly until: 'the door opens' };

const person = fc.nat(1);
/** Excuses come long before, so that the session goes back as well; the door is opened where it is then. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ to: fc.constantFrom(...places, lastPlace) }) },
  { weight: 2, arbitrary: fc.record({ person, says: fc.constantFrom('no' as const, 'excused' as const) }) },
  { weight: 3, arbitrary: fc.record({ person, says: fc.constantFrom(...attendanceMarks) }) },
  { weight: 1, arbitrary: fc.constant({ until: 'the door opens' as const }) },
);

/**
 * Does all that, as far as it is let. Answers with what must be counted, in a month or at all, told from what was said
 * alone: sessions held, participations, no-shows, excuses.
 */
async function carriedOut(steps: readonly Step[]): Promise<(month?: string) => readonly number[]> {
  let at = start;
  const said = new Map<number, { staff?: AttendanceMark; isExcused: boolean; month: string }>();
  const isThere = (mark: AttendanceMark | undefined) => mark === 'present' || mark === 'late';
  const standing = ({ staff: mark, isExcused }: { staff?: AttendanceMark; isExcused: boolean }) =>
    isExcused && !isThere(mark) ? 'excused' : (mark ?? 'excused');
  const baghdad = (instant: string) => after(instant, { hours: 3 }).slice(0, 7);
  db.clock.set('2026-11-10T07:00:00.000Z');
  for (const [position, each] of steps.entries()) {
    db.clock.forward({ minutes: 1 });
    const now = db.clock.now().toISOString();
    const isHeld = [...said.values()].some(({ staff: mark }) => isThere(mark));
    if ('until' in each) {
      const opens = after(at, { minutes: -50 });
      if (now < opens) db.clock.set(opens);
    } else if ('to' in each) {
      const moved = await moveSession(
        db.context,
        { ...course, start: each.to, end: after(each.to, { hours: 2 }) },
        staff,
      );
      const isLet = each.to === at || (!isHeld && each.to > now);
      expect('refused' in moved).toBe(!isLet);
      if (isLet) at = each.to;
    } else {
      const personId = course.personIds[each.person] ?? '';
      const before = said.get(each.person);
      const isLet =
        each.says === 'no'
          ? !isThere(before?.staff)
          : each.says === 'excused' || now >= after(at, { hours: -1 });
      if (each.says === 'no') {
        const text = { textId: `sms:${position}`, receivedAt: db.clock.now(), actor: texter };
        expect('refused' in (await excuse(db.context, { ...course, personId, ...text }))).toBe(!isLet);
      } else {
        const [markId, markedAt] = [markNumber(position), db.clock.now().toISOString()];
        const marks = [{ personId, status: each.says, markId, deviceId: 'tablet', markedAt }];
        const recorded = await recordSheet(db.context, { ...course, marks, author: staff });
        expect('refused' in recorded || recorded.refusals.length > 0).toBe(!isLet);
      }
      if (!isLet) continue;
      said.set(each.person, {
        ...(each.says === 'no' ? before : { staff: each.says }),
        isExcused: each.says === 'no' || (before?.isExcused ?? false),
        month: baghdad(at),
      });
    }
  }
  return (month) => {
    const counts = [...said.values()]
      .filter((one) => month === undefined || one.month === month)
      .map(standing);
    const of = (...marks: AttendanceMark[]) => counts.filter((mark) => marks.includes(mark)).length;
    const isHeldThen = [...said.values()].some(({ staff: mark }) => isThere(mark));
    const held = isHeldThen && (month === undefined || month === baghdad(at)) ? 1 : 0;
    return [held, of('present', 'late'), of('absent'), of('excused')];
  };
}
