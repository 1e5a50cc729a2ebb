import * as z from 'zod/mini';
import type { CentreId } from '#events/index.ts';
import {
  type Activity,
  type ActivityPlace,
  activitiesOfCentre,
  activityById,
  type Session,
  sessionsOf,
} from '#shared/activities/index.ts';
import { type CourseBook, courseBook, heldOf } from '#shared/attendance/completion/index.ts';
import { allTime, type Counter, counterOf } from '#shared/counting/index.ts';
import { calledAmong } from '#shared/language/index.ts';
import { peopleById } from '#shared/people/index.ts';
import { attendanceCentres, countAccess, courseCentres, type Staff } from '#shared/staff/index.ts';
import type { Table } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';

/**
 * How far a course has come: not begun or open for registration still; between its first and its last
 * session; over.
 */
export const courseStages = ['open', 'running', 'ended'] as const;
export type CourseStage = (typeof courseStages)[number];

/**
 * A course that runs may be open for registration as well; one without a session that is planned is neither.
 */
export function isAt(stage: CourseStage, { sessions, enrolment }: Activity, now: Date): boolean {
  const at = now.toISOString();
  const [first, last] = [sessions[0], sessions.at(-1)];
  const isEnded = last === undefined ? enrolment.closesAt <= at : last.end <= at;
  const hasBegun = first !== undefined && first.start <= at;
  switch (stage) {
    case 'open':
      return !isEnded && (!hasBegun || enrolment.closesAt > at);
    case 'running':
      return !isEnded && hasBegun;
    case 'ended':
      return isEnded;
  }
}

/** How many activities are read at a time, and how often, until a page has enough. */
const readAtOnce = 50;
const mostReads = 5;
const enough = 25;

/**
 * A page of a centre's courses at a stage, if this login may look at them: ended courses latest first, coming
 * ones next first. Pages follow the end of registration, latest first; courses are put in order within a
 * page.
 */
export async function coursesOf(
  table: Table,
  staff: Staff,
  { centre, stage }: { readonly centre: CentreId; readonly stage: CourseStage },
  now: Date,
  after?: ActivityPlace,
): Promise<{ readonly courses: readonly Activity[]; readonly next: ActivityPlace | undefined } | Problem> {
  if (!courseCentres(staff).includes(centre)) return problem('forbidden', 403);
  const courses: Activity[] = [];
  let next = after;
  for (let reads = 0; reads < mostReads && courses.length < enough; reads++) {
    const page = await activitiesOfCentre(table, centre, readAtOnce, next);
    courses.push(...page.items.filter((activity) => isAt(stage, activity, now)));
    next = page.next;
    if (next === undefined) break;
  }
  const endOf = ({ sessions, enrolment }: Activity) => sessions.at(-1)?.end ?? enrolment.closesAt;
  const startOf = ({ sessions }: Activity) => sessions[0]?.start ?? '~';
  const inOrder = courses.toSorted((a, b) =>
    stage === 'ended' ? (endOf(a) > endOf(b) ? -1 : 1) : startOf(a) < startOf(b) ? -1 : 1,
  );
  return { courses: inOrder, next };
}

/** A course looked back on. */
export type CourseSeen = {
  readonly activity: Activity;
  /** Cancelled ones too, by their beginning. */
  readonly sessions: readonly Session[];
  readonly held: readonly Session[];
  readonly counter: Counter;
  /** Whether numbers of few people may be seen. */
  readonly access: 'full' | 'totals';
  /** The people in it; `undefined` if the course is too large for a page. */
  readonly book: CourseBook | undefined;
  /** Names by person id; `undefined` if this login may not know who is in a course. */
  readonly names: ReadonlyMap<string, string | null> | undefined;
  /** Whether this login may open the sheets. */
  readonly mayKeepSheets: boolean;
};

/** A course, as much of it as this login may see. */
export async function courseSeen(
  table: Table,
  staff: Staff,
  activityId: string,
): Promise<CourseSeen | Problem> {
  if (courseCentres(staff).length === 0) return problem('forbidden', 403);
  if (!z.uuidv7().safeParse(activityId).success) return problem('not-found', 404);
  const activity = await activityById(table, activityId);
  if (activity === undefined) return problem('not-found', 404);
  const access = countAccess(staff, { of: 'activity', activityId, centre: activity.centre });
  if (access === 'none') return problem('forbidden', 403);
  const [sessions, counter] = await Promise.all([
    sessionsOf(table, activityId),
    counterOf(table, `activity:${activityId}`, allTime),
  ]);
  const book = await courseBook(table, activity, sessions);
  const mayKeepSheets = attendanceCentres(staff).includes(activity.centre);
  const names = mayKeepSheets && book !== undefined ? await namesIn(table, book) : undefined;
  return { activity, sessions, held: heldOf(sessions), counter, access, book, names, mayKeepSheets };
}

/** Names as on the sheets: first names, longer where two are alike. */
async function namesIn(table: Table, { people }: CourseBook): Promise<ReadonlyMap<string, string | null>> {
  const known = await peopleById(
    table,
    people.map(({ registration }) => registration.personId),
  );
  const named = known.flatMap(({ personId, name }) => (name === null ? [] : [{ personId, name }]));
  const called = calledAmong(named.map(({ name }) => name));
  return new Map(named.map(({ personId }, at) => [personId, called[at] ?? null]));
}
