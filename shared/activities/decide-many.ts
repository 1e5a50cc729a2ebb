import type { EventOf, Given } from '#events/index.ts';
import { decideCancelling, decideMoving, type TimetableRefused, timesRefusal } from './decide-timetable.ts';
import type { Activity, Session, SessionTimes, Timetabled } from './schema.ts';

/** The planned change of one session among many; `to` is `null` to cancel it. */
export type PlannedChange = {
  readonly sessionId: string;
  /**
   * The start of the session when the change was planned: if it has moved since, it is left alone. UTC ISO.
   */
  readonly from: string;
  readonly to: SessionTimes | null;
};

/** A session that could not be changed with the others, and why. */
export type LeftSession = {
  readonly sessionId: string;
  readonly start: string;
  readonly why: TimetableRefused['refused'] | 'changed-since';
};

/** An activity's timetable after many of its sessions are changed in one act. */
export type ManyChanged = {
  readonly sessions: readonly Session[];
  readonly timetable: readonly Timetabled[];
  readonly events: readonly EventOf<'session.moved' | 'session.cancelled'>[];
  readonly left: readonly LeftSession[];
};

/**
 * Changes many sessions of an activity together: overlap is checked on the final times of all. Sessions that
 * have changed since, or cannot go where planned, are left and named; the others are changed. `given` gives a
 * new event id at each call.
 */
export function decideMany(
  activity: Activity,
  sessions: readonly Session[],
  changes: readonly PlannedChange[],
  rearrangementId: string,
  given: () => Given,
): ManyChanged {
  const known = new Map(sessions.map((session) => [session.sessionId, session]));
  let left: readonly LeftSession[] = [];
  for (;;) {
    const out = new Set(left.map(({ sessionId }) => sessionId));
    const wanted = changes.filter(({ sessionId }) => !out.has(sessionId));
    const tried = wanted.map((change) => decideOne(activity, known.get(change.sessionId), change, given()));
    const refused = tried.flatMap((each) => ('why' in each ? [each] : []));
    const done = tried.flatMap((each) => ('why' in each ? [] : [each]));
    const timetable = timetableWith(
      activity,
      done.map(({ session }) => session),
    );
    const clash = refused.length > 0 ? [] : clashing(timetable, done, changes);
    if (refused.length === 0 && clash.length === 0)
      return {
        sessions: done.map(({ session }) => session),
        timetable,
        events: done.map(({ event }) => marked(event, rearrangementId)),
        left,
      };
    left = [...left, ...refused, ...clash];
  }
}

type Done = {
  readonly session: Session;
  readonly event: EventOf<'session.moved' | 'session.cancelled'>;
};

/** Decides one session as if it were the only one; overlaps are checked once all are decided. */
function decideOne(
  activity: Activity,
  session: Session | undefined,
  { sessionId, from, to }: PlannedChange,
  given: Given,
): Done | LeftSession {
  const leave = (why: LeftSession['why']): LeftSession => ({ sessionId, start: from, why });
  if (session === undefined || session.start !== from) return leave('changed-since');
  const alone = { ...activity, sessions: [] };
  const change =
    to === null ? decideCancelling(alone, session, given) : decideMoving(alone, session, to, given);
  if (change === undefined) return leave('changed-since');
  if ('refused' in change) return leave(change.refused);
  const [changed] = change.sessions;
  if (changed === undefined || change.event.type === 'activity.timetabled') return leave('changed-since');
  return { session: changed, event: change.event };
}

function timetableWith(activity: Activity, changed: readonly Session[]): readonly Timetabled[] {
  const touched = new Set(changed.map(({ sessionId }) => sessionId));
  const moved = changed
    .filter(({ status }) => status === 'planned')
    .map(
      ({ sessionId, start, end, room }): Timetabled => ({
        ...{ sessionId, start, end },
        ...(room === undefined ? {} : { room }),
      }),
    );
  return [...activity.sessions.filter(({ sessionId }) => !touched.has(sessionId)), ...moved].toSorted(
    (a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0),
  );
}

/**
 * Of two sessions at one time, the one that was moved there. A third in the way is found at the next call.
 */
function clashing(
  timetable: readonly Timetabled[],
  done: readonly Done[],
  changes: readonly PlannedChange[],
): readonly LeftSession[] {
  if (timesRefusal(timetable) === undefined) return [];
  const isMoved = new Set(done.map(({ session }) => session.sessionId));
  for (const [position, session] of timetable.entries()) {
    const before = timetable[position - 1];
    if (before === undefined || session.start >= before.end) continue;
    const which = [session, before].find(({ sessionId }) => isMoved.has(sessionId));
    const change = changes.find(({ sessionId }) => sessionId === which?.sessionId);
    // Two that nobody moves stay as they were, in an activity announced long ago.
    if (change !== undefined)
      return [{ sessionId: change.sessionId, start: change.from, why: 'sessions-overlap' }];
  }
  return [];
}

const marked = (event: Done['event'], rearrangementId: string): Done['event'] =>
  event.type === 'session.moved'
    ? { ...event, data: { ...event.data, rearrangementId } }
    : { ...event, data: { ...event.data, rearrangementId } };
