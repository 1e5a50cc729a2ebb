import { afterEach, beforeEach, expect, it } from 'vitest';
import { moveSession, sessionById } from '../../../shared/activities/index.ts';
import { excuse } from '../../../shared/attendance/index.ts';
import { counterOf, total } from '../../../shared/counting/index.ts';
import { staff } from '../../support/builders.ts';
import { after } from '../../support/clock.ts';
import { totalsIn, totalsOf } from '../../support/counters.ts';
import { notes } from '../../support/courses.ts';
import { aCourse, attendanceBroken, type Course } from '../../support/sheets.ts';
import { newTable, onTheTable, type TestTable } from '../../support/table.ts';
import { type World, worldOf } from '../../support/world.ts';

const texter = { kind: 'participant', channel: 'sms' } as const;
/** The last Monday of November, and the first Wednesday of December. */
const start = '2026-11-30T07:00:00.000Z';
const moved = '2026-12-02T07:00:00.000Z';

let db: TestTable;
let world: World;
let course: Course;
beforeEach(async () => {
  db = await newTable();
  world = worldOf(db, { repeats: 0.3 });
  course = await aCourse(db, 3, {
    sessions: [{ start, end: after(start, { hours: 2 }) }],
    enrolment: { opensAt: '2026-11-01T07:00:00.000Z', closesAt: start },
  });
});
afterEach(() => db.drop());

const move = async () =>
  expect(
    await moveSession(db.context, { ...course, start: moved, end: after(moved, { hours: 2 }) }, staff),
  ).not.toHaveProperty('refused');
const saysNo = async (person: number) => {
  const personId = course.personIds[person] ?? '';
  const said = { textId: `sms:${person}`, receivedAt: db.clock.now(), actor: texter };
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
});
