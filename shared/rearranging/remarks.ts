import type { LeftSession, Session, SessionTimes } from '#shared/activities/index.ts';
import { closedOn, type KeptClosedDays } from '#shared/closed-days/index.ts';
import { localDate } from '#shared/language/index.ts';
import type { Part, Remark } from './schema.ts';

/** A moved session, and the sessions of other activities held at its new time. */
export type Put = {
  readonly activityId: string;
  readonly code: string;
  readonly sessionId: string;
  readonly from: string;
  readonly to: SessionTimes;
  readonly room: string | undefined;
  readonly meanwhile: readonly Pick<Held, 'activityId' | 'room'>[];
};
type Held = SessionTimes & { readonly activityId: string; readonly room?: string | undefined };

/** The moved sessions, each with the sessions of other activities held at its new time. */
export function putBy(
  parts: readonly Part[],
  sessions: ReadonlyMap<string, Pick<Session, 'room'>>,
  others: readonly Session[],
): readonly Put[] {
  const moves = parts.flatMap(({ activityId, code, changes }) =>
    changes.flatMap(({ sessionId, from, to }) =>
      to === null ? [] : [{ activityId, code, sessionId, from, to, room: sessions.get(sessionId)?.room }],
    ),
  );
  const moved = new Set(moves.map(({ sessionId }) => sessionId));
  const placed: readonly Held[] = [
    ...others.filter(({ status, sessionId }) => status === 'planned' && !moved.has(sessionId)),
    ...moves.map(({ activityId, to, room }) => ({ activityId, ...to, room })),
  ];
  return moves.map((move) => ({
    ...move,
    meanwhile: placed.filter(
      ({ activityId, start, end }) =>
        activityId !== move.activityId && start < move.to.end && end > move.to.start,
    ),
  }));
}

/**
 * Remarks on the new times of sessions: a taken room, someone with a place in another activity at that time,
 * a day on which the centre is closed. `shared`: whether someone has a place in both of two activities.
 */
export const remarksOn = (
  put: readonly Put[],
  shared: (one: string, other: string) => boolean,
  closedDays: KeptClosedDays,
): readonly Remark[] =>
  put.flatMap(({ activityId, code, sessionId, from, to, room, meanwhile }): readonly Remark[] => {
    const isTaken = room !== undefined && meanwhile.some((other) => other.room === room);
    const isShared = meanwhile.some((other) => shared(activityId, other.activityId));
    const isClosed = closedOn(closedDays, localDate(to.start)) !== undefined;
    const remark = { code, sessionId, start: from, to: to.start };
    return [
      ...(isTaken ? [{ ...remark, what: 'room-taken' } as const] : []),
      ...(isShared ? [{ ...remark, what: 'people-elsewhere' } as const] : []),
      ...(isClosed ? [{ ...remark, what: 'closed-day' } as const] : []),
    ];
  });

/** The sessions that a decision left, as remarks. */
export const remarksOf = (code: string, left: readonly LeftSession[]): readonly Remark[] =>
  left.map(({ sessionId, start, why }) => ({
    ...{ code, sessionId, start, to: null },
    what: why === 'session-held' || why === 'session-past' ? why : 'sessions-overlap',
  }));
