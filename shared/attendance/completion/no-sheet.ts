import type { Actor } from '#events/index.ts';
import { activityById, type Session, sessionsOf } from '#shared/activities/index.ts';
import { type ConcernWanted, concernById, noSheetIdOf, syncConcerns } from '#shared/concerns/index.ts';
import { rosterPage } from '#shared/registration/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { wasTaken } from '../index.ts';
import { conclude } from './conclude.ts';
import { courseOver } from './decide.ts';

/** How many registrations are read at a time to find out whether anyone had a place. */
const looked = 100;

/**
 * Raises a concern with the team leader when a course is over and sessions have no attendance; the last
 * missing sheet settles it. Raises none when no one had a place, since there was nobody to mark. Safe to
 * repeat.
 */
export const syncNoSheet = (context: Context, activityId: string, actor: Actor): Promise<void> =>
  syncConcerns(context, noSheetIdOf(activityId), () => noSheetIn(context, activityId), actor);

/**
 * Handles a late sheet while that concern is open. With the last missing sheet, completion is decided, which
 * was put off if no session was held. Decides first and settles after: if cut off in between, it runs again,
 * and deciding twice changes nothing.
 */
export async function lateSheet(context: Context, activityId: string, actor: Actor): Promise<void> {
  const concern = await concernById(context.table, noSheetIdOf(activityId));
  if (concern?.status !== 'open') return;
  if ((await noSheetIn(context, activityId)) === undefined) await conclude(context, activityId, actor);
  await syncNoSheet(context, activityId, actor);
}

/**
 * Whether a course is over without attendance, and that was never put to the team leader: its completion has
 * not been looked at.
 */
export async function isNoSheetUnsaid(
  context: Pick<Context, 'table' | 'now'>,
  activityId: string,
): Promise<boolean> {
  if ((await concernById(context.table, noSheetIdOf(activityId))) !== undefined) return false;
  return (await noSheetIn(context, activityId)) !== undefined;
}

async function noSheetIn(
  { table, now }: Pick<Context, 'table' | 'now'>,
  activityId: string,
): Promise<ConcernWanted | undefined> {
  const [activity, sessions] = await Promise.all([
    activityById(table, activityId),
    sessionsOf(table, activityId),
  ]);
  const course = courseOver(sessions, now());
  if (activity === undefined || course === undefined) return undefined;
  const missing = await withoutSheet(table, sessions);
  if (missing.length === 0 || !(await hadSomeone(table, activityId))) return undefined;
  const { code, kind, centre } = activity;
  const occasions = missing.map(({ sessionId }) => sessionId);
  return { about: 'no-sheet', centre, activityId, code, kind, occasions };
}

/** The sessions without attendance. One to which someone came has it; for the others the marks are read. */
async function withoutSheet(table: Table, sessions: readonly Session[]): Promise<readonly Session[]> {
  const missing: Session[] = [];
  for (const session of sessions) {
    const isEmpty = session.status === 'planned' && session.came === 0;
    if (isEmpty && !(await wasTaken(table, session))) missing.push(session);
  }
  return missing;
}

const hadAPlace: ReadonlySet<string> = new Set(['confirmed', 'completed', 'dropped']);

async function hadSomeone(table: Table, activityId: string): Promise<boolean> {
  let after: string | undefined;
  do {
    const { items, next } = await rosterPage(table, activityId, looked, after);
    if (items.some(({ status }) => hadAPlace.has(status))) return true;
    after = next;
  } while (after !== undefined);
  return false;
}
