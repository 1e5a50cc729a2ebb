import type { Session } from '../activities/schema.ts';
import { type Attendance, hasCome } from '../attendance/schema.ts';

/** An activity whose last session is over. */
export type Course = {
  /** When its last session ended. */
  readonly over: string;
  /** The sessions that were held: someone came. */
  readonly held: readonly Session[];
};

/** When the last session that is planned ends; `undefined` where none is. */
export const endOf = (sessions: readonly Pick<Session, 'status' | 'end'>[]): string | undefined =>
  sessions
    .filter(({ status }) => status === 'planned')
    .map(({ end }) => end)
    .toSorted()
    .at(-1);

/** What is decided on when an activity is over; `undefined` while it is not, or has no session. */
export function courseOver(sessions: readonly Session[], now: Date): Course | undefined {
  const over = endOf(sessions);
  if (over === undefined || over > now.toISOString()) return undefined;
  return { over, held: heldOf(sessions) };
}

/** The sessions that were held: planned still, and someone came. */
export const heldOf = (sessions: readonly Session[]): readonly Session[] =>
  sessions.filter(({ status, came }) => status === 'planned' && came > 0);

/**
 * How often a person came, of the sessions that were held, that she was not excused from, and that she could know of: a
 * session that was cancelled, or to which nobody came, is nobody's fault.
 */
export function cameTo(
  held: readonly Pick<Session, 'sessionId' | 'couldNotKnow'>[],
  noted: readonly Pick<Attendance, 'sessionId' | 'status'>[],
  personId: string,
): { readonly attended: number; readonly sessions: number } {
  const marks = new Map(noted.map(({ sessionId, status }) => [sessionId, status]));
  const counted = held.filter(({ sessionId, couldNotKnow = [] }) => {
    const mark = marks.get(sessionId);
    return mark !== 'excused' && (hasCome(mark) || !couldNotKnow.includes(personId));
  });
  const attended = counted.filter(({ sessionId }) => {
    const mark = marks.get(sessionId);
    return mark === 'present' || mark === 'late';
  });
  return { attended: attended.length, sessions: counted.length };
}
