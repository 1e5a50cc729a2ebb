import { activityById, endsOf, type OpenActivity, type SessionTimes } from '#shared/activities/index.ts';
import type { Table } from '#shared/table/index.ts';

type Timed = OpenActivity & { readonly sessions?: readonly SessionTimes[] };

/**
 * The activity with the sessions of its timetable, to know the next one; and with until when places are
 * given, for activities older than that field under their code.
 */
export async function withTimetable(table: Table, open: OpenActivity): Promise<Timed> {
  const activity = await activityById(table, open.activityId);
  if (activity === undefined) return open;
  return { ...open, ...endsOf(activity), sessions: activity.sessions };
}

/**
 * The activity with its ends, for deciding whether a place may be asked for. Reads the timetable only of an
 * activity that has begun and is older than those fields.
 */
export const withItsEnds = async (table: Table, open: OpenActivity, now: Date): Promise<OpenActivity> =>
  open.placesUntil !== undefined || now.toISOString() < open.firstSessionAt
    ? open
    : withTimetable(table, open);
