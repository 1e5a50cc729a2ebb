/** What becomes of a course: who is noted how at each of its sessions, until it is over. */
import type { AttendanceMark } from '#events/index.ts';
import { sessionsOf } from '#shared/activities/index.ts';
import { completePage, endOf } from '#shared/attendance/completion/index.ts';
import { recordSheet } from '#shared/attendance/index.ts';
import type { Context } from '#shared/table/index.ts';
import { activityPlan, staff } from '../builders.ts';
import { aMonday, type TestTable } from '../table/table.ts';
import { after } from '../time/clock.ts';
import { markNumber } from './marks.ts';
import type { Course as WholeCourse } from './sheets.ts';

/** So many sessions of two hours, two days apart. */
export const sessionsEveryOtherDay = (count: number, now = aMonday) => {
  const [first] = activityPlan(now).sessions;
  if (first === undefined) throw new Error('A plan without sessions');
  return Array.from({ length: count }, (_, position) => ({
    start: after(first.start, { days: 2 * position }),
    end: after(first.start, { days: 2 * position, hours: 2 }),
  }));
};

/** As far as these stories need to know it. */
type Course = Pick<WholeCourse, 'activityId' | 'sessionIds' | 'personIds'>;

export type Marks = readonly (AttendanceMark | '-')[];

let marksMade = 0;

/** Notes people at one session, by their order in the course; `-` of whom nothing is noted. Each is a mark of its own. */
export async function notes(
  context: Context,
  { activityId, sessionIds, personIds }: Course,
  session: number,
  marks: Marks,
): Promise<void> {
  const sessionId = sessionIds[session] ?? '';
  const now = context.now().toISOString();
  const made = marks.flatMap((status, person) => {
    if (status === '-') return [];
    const markId = markNumber(500_000 + ++marksMade);
    return [{ personId: personIds[person] ?? '', status, markId, deviceId: 'tablet', markedAt: now }];
  });
  if (made.length === 0) return;
  const recorded = await recordSheet(context, { activityId, sessionId, marks: made, author: staff });
  if ('refused' in recorded || recorded.refusals.length > 0)
    throw new Error(`The sheet was refused: ${JSON.stringify(recorded)}`);
}

/** The sheets of a course, one a session, each when the session is on; ends a minute after the last. */
export async function heldAs(db: TestTable, course: Course, sheets: readonly Marks[]): Promise<void> {
  const sessions = await sessionsOf(db.context.table, course.activityId);
  for (const [position, marks] of sheets.entries()) {
    const { start = '' } = sessions[position] ?? {};
    db.clock.set(after(start, { minutes: 5 }));
    await notes(db.context, course, position, marks);
  }
  db.clock.set(after(endOf(sessions) ?? '', { minutes: 1 }));
}

/** Decides a course that is over, page by page. Answers with how many pages there were. */
export async function completes(context: Context, activityId: string): Promise<number> {
  const over = endOf(await sessionsOf(context.table, activityId)) ?? '';
  let next: Parameters<typeof completePage>[1] | undefined = { activityId, over };
  for (let pages = 0; ; pages++) {
    if (next === undefined) return pages;
    ({ next } = await completePage(context, next));
  }
}
