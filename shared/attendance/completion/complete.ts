import type { Actor } from '#events/index.ts';
import {
  type Activity,
  activityById,
  leastSessions,
  sessionsOf,
  usualAttendanceShare,
} from '#shared/activities/index.ts';
import { localYear } from '#shared/language/index.ts';
import {
  completeRegistration,
  type Registration,
  registrationsFor,
  rosterPage,
} from '#shared/registration/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { attendancesOn } from '../index.ts';
import { type Course, cameTo, courseOver } from './decide.ts';
import { syncNoSheet } from './no-sheet.ts';
import type { Completing } from './schema.ts';

/**
 * How many registrations a page reads at the most, and how many people times sessions it looks at: ten
 * BatchGets. So the time and memory of a page are bounded, however long the roster and the course.
 */
const mostPeople = 100;
const mostNoted = 1_000;
/** How many registrations are written side by side. */
const sideBySide = 10;

const system = (name: string): Actor => ({ kind: 'system', function: name });

/** The result of a page: how many registrations were looked at, and the next page, if any. */
export type Completed = { readonly registrations: number; readonly next: Completing | undefined };

/**
 * Decides a page of a roster when its activity is over: completed, with a certificate number, or dropped.
 * Does nothing when the activity is gone, when its last session has changed (that change set another
 * schedule), or when no session was held. Raises a concern with the team leader about sessions without
 * attendance. Running a page again changes nothing.
 */
export async function completePage(
  context: Context,
  { activityId, over, after }: Completing,
): Promise<Completed> {
  const { table, now } = context;
  const read = await readCourse(table, activityId, now());
  if (read === undefined || read.course.over !== over) return { registrations: 0, next: undefined };
  if (after === undefined) await syncNoSheet(context, activityId, system('complete'));
  if (read.course.held.length === 0) return { registrations: 0, next: undefined };
  const limit = Math.max(1, Math.min(mostPeople, Math.floor(mostNoted / read.course.held.length)));
  const page = await rosterPage(table, activityId, limit, after);
  const roster = page.items.filter(({ status }) => status === 'confirmed' || status === 'dropped');
  await decideFor(context, read, roster, system('complete'));
  const next = page.next === undefined ? undefined : { activityId, over, after: page.next };
  return { registrations: roster.length, next };
}

/**
 * Decides again on someone who was dropped, because of marks made since or during the decision: she may have
 * completed after all. Never takes a completion back.
 */
export async function decideAgain(
  context: Context,
  { activityId, personId }: Pick<Registration, 'activityId' | 'personId'>,
): Promise<void> {
  const { table, now } = context;
  const [registration] = await registrationsFor(table, activityId, [personId]);
  if (registration?.status !== 'dropped') return;
  const read = await readCourse(table, activityId, now());
  if (read !== undefined) await decideFor(context, read, [registration], system('watch'));
}

type Read = { readonly activity: Activity; readonly course: Course };

async function readCourse(table: Table, activityId: string, now: Date): Promise<Read | undefined> {
  const [activity, sessions] = await Promise.all([
    activityById(table, activityId),
    sessionsOf(table, activityId),
  ]);
  const course = courseOver(sessions, now);
  return activity === undefined || course === undefined ? undefined : { activity, course };
}

async function decideFor(
  context: Context,
  { activity, course }: Read,
  roster: readonly Registration[],
  actor: Actor,
): Promise<void> {
  const asked = roster.flatMap(({ personId }) =>
    course.held.map(({ sessionId }) => ({ personId, sessionId })),
  );
  const noted = await attendancesOn(context.table, activity.activityId, asked);
  const notedOf = Map.groupBy(noted, ({ personId }) => personId);
  const share = activity.attendanceShare ?? usualAttendanceShare;
  const over = { year: localYear(course.over), share };
  const planned = course.sessions.filter(({ status }) => status === 'planned').length;
  const least = leastSessions(planned, share);
  for (let start = 0; start < roster.length; start += sideBySide) {
    await Promise.all(
      roster.slice(start, start + sideBySide).map((registration) => {
        const hers = notedOf.get(registration.personId) ?? [];
        const came = cameTo(course, hers, {
          personId: registration.personId,
          since: registration.confirmedAt,
          toldAt: registration.toldAt,
          least,
        });
        return completeRegistration(context, registration, came, over, actor);
      }),
    );
  }
}
