import type { AttendanceMark } from '#events/index.ts';

/** A session of an activity's timetable as it went for one person; `undefined` where nothing was noted of her. */
export type Went = { readonly sessionId: string; readonly mark: AttendanceMark | undefined };

/** So many in a row are put to the team leader. */
export const tooMany = 3;

export type Row = {
  /** The sessions missed one after the other, in their order. */
  readonly sessionIds: readonly string[];
  /** Whether the row may go on before the first or after the last that was looked at. */
  readonly isOpen: boolean;
};

/**
 * The sessions a person missed in a row around one of them; none when she did not miss that one. Having come ends a
 * row, and so does an excuse; a session of which nothing was noted is passed over. `sessions` in the order of time.
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
