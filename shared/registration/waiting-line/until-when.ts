import { activityById, endsOf, type OpenActivity, type SessionTimes } from '#shared/activities/index.ts';
import type { Table } from '#shared/table/index.ts';

type Timed = OpenActivity & { readonly sessions?: readonly SessionTimes[] };

/**
 * The activity with the sessions of its timetable, so that the next one is known; and with until when places are given, where
 * it was announced before that stood under its code.
 */
export async function withTimetable(table: Table, open: OpenActivity): Promise<Timed> {
  const activity = await activityById(table, open.activityId);
  if (activity === undefined) return open;
  return { ...open, ...endsOf(activity), sessions: activity.sessions };
}

/** The same for whoever asks whether a place may be asked for: read only of what has begun and was announced before. */
export const withItsEnds = async (table: Table, open: OpenActivity, now: Date): Promise<OpenActivity> =>
  open.placesUntil !== undefined || now.toISOString() < open.firstSessionAt
    ? open
    : withTimetable(table, open);
