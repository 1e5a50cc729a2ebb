import { couldKnowOf, type Session } from '#shared/activities/schema.ts';
import type { Came } from '#shared/registration/schema.ts';
import { type Attendance, hasCome } from '../schema.ts';

/** An activity whose last session is over. */
export type Course = {
  /** When its last session ended. */
  readonly over: string;
  /** Every session, cancelled ones too. */
  readonly sessions: readonly Session[];
  /** The sessions that were held: someone came. */
  readonly held: readonly Session[];
};

/** When the last planned session ends; `undefined` where none is planned. */
export const endOf = (sessions: readonly Pick<Session, 'status' | 'end'>[]): string | undefined =>
  sessions
    .filter(({ status }) => status === 'planned')
    .map(({ end }) => end)
    .toSorted()
    .at(-1);

/** The course of an activity that is over; `undefined` while it is not over, or has no session. */
export function courseOver(sessions: readonly Session[], now: Date): Course | undefined {
  const over = endOf(sessions);
  if (over === undefined || over > now.toISOString()) return undefined;
  return { over, sessions, held: heldOf(sessions) };
}

/** The sessions that were held: planned still, and someone came. */
export const heldOf = (sessions: readonly Session[]): readonly Session[] =>
  sessions.filter(({ status, came }) => status === 'planned' && came > 0);

/**
 * The person whose sessions are counted: since when she has her place (UTC ISO; absent: all along), when she
 * was told of a place she was given, and how many sessions completion takes.
 */
export type CountedFor = {
  readonly personId: string;
  readonly since?: string | undefined;
  readonly toldAt?: string | undefined;
  readonly least: number;
};

/**
 * How often a person came, and to how many sessions: those held since she has her place, from which she was
 * not excused, and of which she could know. Earlier sessions, cancelled ones and ones to which nobody came do
 * not count against her; a session she came to always counts. Also whether enough sessions fell in her time
 * to complete at all; sessions cancelled since then count in her favour.
 */
export function cameTo(
  { sessions, held }: Pick<Course, 'sessions' | 'held'>,
  noted: readonly Pick<Attendance, 'sessionId' | 'status'>[],
  { personId, since = '', toldAt, least }: CountedFor,
): Came {
  const marks = new Map(noted.map(({ sessionId, status }) => [sessionId, status]));
  const came = ({ sessionId }: Pick<Session, 'sessionId'>) => hasCome(marks.get(sessionId));
  const isHers = (session: Session) => session.start >= since || came(session);
  const counted = held.filter((session) => {
    const isExcused = marks.get(session.sessionId) === 'excused';
    return isHers(session) && !isExcused && (came(session) || couldKnowOf(session, { personId, toldAt }));
  });
  return {
    attended: counted.filter(came).length,
    sessions: counted.length,
    hadEnough: sessions.filter(isHers).length >= least,
  };
}
