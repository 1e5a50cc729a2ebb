import { type Activity, type OpenActivity, type SessionTimes, usualAttendanceShare } from './schema.ts';

/** Sessions in the order of time, as a timetable has them: those that were cancelled are left out. */
type Course<Times extends SessionTimes = SessionTimes> = { readonly sessions: readonly Times[] };

/** A timetable with what says until when places in it are given. */
type GivenUntil = Course & Pick<Activity, 'attendanceShare' | 'placesUntil'>;

/**
 * The session that is told of (domain.md rule 15): the first that has not ended at `now`, the hour at which what is said
 * arrives. `undefined` where the course is over, or has no session.
 */
export const nextSession = <Times extends SessionTimes>(
  { sessions }: Course<Times>,
  now: Date,
): Times | undefined => sessions.find(({ end }) => end > now.toISOString());

/** When the last session ends; `undefined` where there is none. UTC ISO. */
export const endOfCourse = ({ sessions }: Course): string | undefined =>
  sessions.reduce<string | undefined>(
    (last, { end }) => (last === undefined || end > last ? end : last),
    undefined,
  );

/** Whether every session has ended. A course without any session is not over: no date is set. */
export const isOver = (course: Course, now: Date): boolean => {
  const end = endOfCourse(course);
  return end !== undefined && end <= now.toISOString();
};

/** How many sessions have ended. */
export const sessionsOver = ({ sessions }: Course, now: Date): number =>
  sessions.filter(({ end }) => end <= now.toISOString()).length;

/**
 * With how many sessions in her time someone may complete a course of so many: half of them, or the share that is asked
 * of everyone where that is less; one at the least. `share` in percent.
 */
export const leastSessions = (sessions: number, share: number = usualAttendanceShare): number =>
  Math.max(1, Math.ceil(Math.min(sessions / 2, (sessions * share) / 100)));

/**
 * Until when places are given (UTC ISO): as staff set it; else while whoever comes to all that is left can still complete,
 * which is until the end of the session from which on the least number is left. `undefined` where there is no session.
 */
export function placesGivenUntil({ sessions, attendanceShare, placesUntil }: GivenUntil): string | undefined {
  return placesUntil ?? sessions.at(-leastSessions(sessions.length, attendanceShare))?.end;
}

/**
 * What stands of the timetable beside the places, under the code: when the first session begins, the last begins and ends,
 * and until when places are given. `undefined` where there is no session.
 */
export function endsOf(
  activity: GivenUntil,
): Pick<OpenActivity, 'firstSessionAt' | 'lastSessionAt' | 'endsAt' | 'placesUntil'> | undefined {
  const [first, last] = [activity.sessions[0], activity.sessions.at(-1)];
  const [endsAt, placesUntil] = [endOfCourse(activity), placesGivenUntil(activity)];
  if (first === undefined || last === undefined || endsAt === undefined || placesUntil === undefined)
    return undefined;
  return { firstSessionAt: first.start, lastSessionAt: last.start, endsAt, placesUntil };
}
