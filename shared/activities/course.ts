import type { SessionTimes } from './schema.ts';

/** Sessions in the order of time, as a timetable has them: those that were cancelled are left out. */
type Course<Times extends SessionTimes = SessionTimes> = { readonly sessions: readonly Times[] };

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
