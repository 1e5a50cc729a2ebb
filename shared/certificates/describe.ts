import type { Activity, Session } from '#shared/activities/index.ts';
import { endOf, heldOf } from '#shared/attendance/completion/index.ts';
import type { CompletedActivity } from './schema.ts';

/**
 * What the certificates of an activity say of it, from its present sessions: a late sheet changes later
 * copies, for all people. If every session was cancelled since, the last one gives the date; `undefined`
 * where there is none.
 */
export function completedActivity(
  { activityId, centre, sensitive, titles }: Activity,
  sessions: readonly Session[],
): CompletedActivity | undefined {
  const endedAt = endOf(sessions) ?? sessions.at(-1)?.end;
  if (endedAt === undefined) return undefined;
  const minutes = heldOf(sessions).reduce(
    (sum, { start, end }) => sum + (Date.parse(end) - Date.parse(start)) / 60_000,
    0,
  );
  return { activityId, centre, titles: sensitive ? null : titles, endedAt, minutes };
}
