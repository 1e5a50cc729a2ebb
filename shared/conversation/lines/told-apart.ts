import { activitiesById, endOfCourse } from '#shared/activities/index.ts';
import { localMonth } from '#shared/language/index.ts';
import { isActive } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { Held } from '../spoken-for.ts';

/**
 * For activities whose code another held activity also has, or had: the month each ended or ends (`2026-12`),
 * by activity id. A code is given again a month after, so the month tells them apart. Reads nothing where
 * every code has one activity.
 */
export async function monthsOfOthers(
  { table }: Context,
  held: readonly Held[],
): Promise<ReadonlyMap<string, string>> {
  const told = held.map(({ registration }) => registration).filter(isTold);
  const under = Map.groupBy(told, ({ code }) => code);
  const shared = [...under.values()].flatMap((those) => {
    const ids = new Set(those.map(({ activityId }) => activityId));
    return ids.size > 1 ? [...ids] : [];
  });
  if (shared.length === 0) return new Map();
  const activities = await activitiesById(table, shared);
  return new Map(
    activities.flatMap((activity) => {
      const end = endOfCourse(activity);
      return end === undefined ? [] : [[activity.activityId, localMonth(end)] as const];
    }),
  );
}

/** Whether a text may tell of the registration: it goes on, or ended with the course. */
const isTold = (registration: Held['registration']): boolean =>
  isActive(registration) || registration.status === 'completed' || registration.status === 'dropped';
