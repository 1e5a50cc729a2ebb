import type { AttendanceMark } from '#events/index.ts';

/** A session and the mark of one person there; `undefined` where she has none. */
export type Went = { readonly sessionId: string; readonly mark: AttendanceMark | undefined };

/** How many absences in a row raise a concern with the team leader. */
export const tooMany = 3;

export type Row = {
  /** The sessions missed in a row, in order. */
  readonly sessionIds: readonly string[];
  /** Whether the row may go on before the first or after the last session given. */
  readonly isOpen: boolean;
};

/**
 * The sessions a person missed in a row around one of them; none when she did not miss that one. Having come
 * ends a row, and so does an excuse; a session without a mark is skipped. `sessions` in the order of time.
 */
export function missedAround(sessions: readonly Went[], sessionId: string): Row {
  const at = sessions.findIndex((session) => session.sessionId === sessionId);
  if (sessions[at]?.mark !== 'absent') return { sessionIds: [], isOpen: false };
  const before = missedFrom(sessions.slice(0, at).toReversed());
  const after = missedFrom(sessions.slice(at + 1));
  return {
    sessionIds: [...before.sessionIds.toReversed(), sessionId, ...after.sessionIds],
    isOpen: before.isOpen || after.isOpen,
  };
}

function missedFrom(sessions: readonly Went[]): Row {
  const end = sessions.findIndex(({ mark }) => mark !== undefined && mark !== 'absent');
  const missed = (end === -1 ? sessions : sessions.slice(0, end)).filter(({ mark }) => mark === 'absent');
  return { sessionIds: missed.map(({ sessionId }) => sessionId), isOpen: end === -1 };
}
