import { type Activity, activityById, changeCapacity, placesGivenUntil } from '#shared/activities/index.ts';
import {
  answerTo,
  answerWrite,
  type PlacesAnswer,
  type PlacesBody,
  type Staff,
  type StaffRequest,
  timetableCentres,
} from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { Problem } from '#shared/web/index.ts';
import { refusalFor } from './actions.ts';
import { problemOf } from './answers.ts';

const told = (activity: Activity): PlacesAnswer => {
  const { activityId, code, capacity, childcareCapacity, version } = activity;
  const placesUntil = placesGivenUntil(activity) ?? null;
  return { activityId, code, capacity, childcareCapacity, placesUntil, version };
};

/** Sets how many places an activity that has `version` has, if this login may. */
export async function setPlaces(
  context: Context,
  staff: Staff,
  which: { readonly activityId: string; readonly version: number },
  body: PlacesBody,
  request: StaffRequest,
): Promise<PlacesAnswer | Problem> {
  const centre = (await activityById(context.table, which.activityId))?.centre;
  const refused = refusalFor(timetableCentres(staff), centre);
  if (refused !== undefined) return refused;
  const done = await changeCapacity(
    context,
    { ...which, ...body },
    { kind: 'staff', id: staff.id },
    {
      before: async () => {
        const kept = await answerTo<PlacesAnswer>(context.table, request);
        return kept !== undefined && 'answered' in kept ? { answered: kept.answered } : kept;
      },
      writes: (changed) => [answerWrite(request, told(changed), context.now())],
    },
  );
  if ('refused' in done) return problemOf(done);
  return 'answered' in done ? done.answered : told(done);
}
