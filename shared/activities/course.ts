import type { Activity, OpenActivity, SessionTimes } from './schema.ts';

/** The share of the held sessions needed for completion, in percent, unless the announcement says another. */
export const usualAttendanceShare = 70;

/** The sessions of a timetable in the order of time, without cancelled ones. */
type Course<Times extends SessionTimes = SessionTimes> = { readonly sessions: readonly Times[] };

/** A timetable, with the settings that decide until when places are given. */
type GivenUntil = Course & Pick<Activity, 'attendanceShare' | 'placesUntil'>;

/**
 * The session to name in a text (domain.md rule 15): the first that has not ended at `now`, when the text
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
 * How many sessions must fall in the time of a person's place for her to complete a course of `sessions`:
 * half, or the share asked of everyone if that is less; at least one. `share` in percent.
 */
export const leastSessions = (sessions: number, share: number = usualAttendanceShare): number =>
  Math.max(1, Math.ceil(Math.min(sessions / 2, (sessions * share) / 100)));

/**
 * Until when places are given (UTC ISO): as staff set it; else until the end of the first of the last
 * `leastSessions` sessions: someone who attends all of these can still complete. `undefined` where there is
 * no session.
 */
export function placesGivenUntil({ sessions, attendanceShare, placesUntil }: GivenUntil): string | undefined {
  return placesUntil ?? sessions.at(-leastSessions(sessions.length, attendanceShare))?.end;
}

/**
 * The part of the timetable kept beside the places, under the code: when the first session begins, when the
 * last begins and ends, and until when places are given. `undefined` where there is no session.
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
