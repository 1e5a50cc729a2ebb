import { type EventOf, envelope, type Given } from '#events/index.ts';
import {
  type Activity,
  mostOfAnActivity,
  mostSessions,
  type Session,
  type SessionTimes,
  type Timetabled,
} from './schema.ts';

/** Why a timetable was not made or changed; `at` is the start of the session concerned (UTC ISO). */
export type TimetableRefused =
  | { readonly refused: 'no-sessions' }
  | { readonly refused: 'too-many-sessions'; readonly max: number }
  /** A session ends before it begins. */
  | { readonly refused: 'sessions-out-of-order' }
  /** Two sessions of one activity at the same time. */
  | { readonly refused: 'sessions-overlap'; readonly at: string }
  /** A session can only be moved to a time still to come. */
  | { readonly refused: 'session-past'; readonly at: string }
  /** Someone is marked as present: the session took place, and its time stays. */
  | { readonly refused: 'session-held' }
  | { readonly refused: 'session-cancelled' };

/** The change of a timetable: the new or changed sessions, the activity's copy, and the event. */
export type TimetableChange = {
  readonly sessions: readonly Session[];
  readonly timetable: readonly Timetabled[];
  readonly event: EventOf<'activity.timetabled' | 'session.moved' | 'session.cancelled'>;
};

/** The parts of a session that may change; absent ones stay. If only the start is given, the length stays. */
export type Move = {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  /** `null` takes the room away. */
  readonly room?: string | null | undefined;
};

/** The most earlier hours kept of a session; of one moved more often the oldest are dropped. */
const mostHoursKept = 12;

/** Adds sessions to a timetable. `sessionIds`: one for each, in their order. */
export function decideAdding(
  activity: Activity,
  dates: readonly SessionTimes[],
  given: Given & { readonly sessionIds: readonly string[] },
): TimetableChange | TimetableRefused {
  if (dates.length === 0) return { refused: 'no-sessions' };
  if (dates.length > mostSessions) return { refused: 'too-many-sessions', max: mostSessions };
  if (dates.length + activity.sessions.length > mostOfAnActivity) {
    return { refused: 'too-many-sessions', max: mostOfAnActivity };
  }
  const past = dates.find(({ start }) => start < given.now.toISOString());
  if (past !== undefined) return { refused: 'session-past', at: past.start };
  const added = withIds(dates, given.sessionIds);
  const timetable = inOrder([...activity.sessions, ...added]);
  const refusal = timesRefusal(timetable);
  if (refusal !== undefined) return refusal;
  const { activityId, centre } = activity;
  return {
    sessions: added.map((times) => planned(activity, times, given.now)),
    timetable,
    event: {
      ...envelope(given, centre, `activity/${activityId}`),
      type: 'activity.timetabled',
      data: timetabledData(activity, inOrder(added)),
    },
  };
}

/** Moves a session to another time or room. `undefined` when it is there already. */
export function decideMoving(
  activity: Activity,
  session: Session,
  wanted: Move,
  given: Given,
): TimetableChange | TimetableRefused | undefined {
  if (session.status === 'cancelled') return { refused: 'session-cancelled' };
  const { room: _room, ...kept } = session;
  const room = wanted.room === undefined ? session.room : (wanted.room ?? undefined);
  const times = movedTimes(session, wanted);
  const isAtAnotherTime = times.start !== session.start || times.end !== session.end;
  if (!isAtAnotherTime && room === session.room) return undefined;
  if (isAtAnotherTime && session.came > 0) return { refused: 'session-held' };
  if (times.start >= times.end) return { refused: 'sessions-out-of-order' };
  if (isAtAnotherTime && times.start < given.now.toISOString()) {
    return { refused: 'session-past', at: times.start };
  }
  const { activityId, centre, sessionId } = session;
  const now = given.now.toISOString();
  const setAt =
    times.start === session.start
      ? {}
      : {
          setAt: now,
          was: [...(session.was ?? []), { start: session.start, until: now }].slice(-mostHoursKept),
        };
  const entry: Timetabled = { sessionId, ...times, ...(room === undefined ? {} : { room }) };
  const timetable = inOrder([...without(activity.sessions, sessionId), entry]);
  const refusal = isAtAnotherTime ? timesRefusal(timetable) : undefined;
  if (refusal !== undefined) return refusal;
  return {
    sessions: [{ ...kept, ...entry, ...setAt, version: session.version + 1 }],
    timetable,
    event: {
      ...envelope(given, centre, `session/${sessionId}`),
      type: 'session.moved',
      data: {
        ...sessionFacts({ ...session, ...times }),
        activityId,
        room: room ?? null,
        before: { startsAt: session.start, endsAt: session.end },
      },
    },
  };
}

/** Takes a session out of the timetable. `undefined` when it is cancelled already. */
export function decideCancelling(
  activity: Activity,
  session: Session,
  given: Given,
): TimetableChange | TimetableRefused | undefined {
  if (session.status === 'cancelled') return undefined;
  if (session.came > 0) return { refused: 'session-held' };
  return {
    sessions: [{ ...session, status: 'cancelled', version: session.version + 1 }],
    timetable: without(activity.sessions, session.sessionId),
    event: {
      ...envelope(given, session.centre, `session/${session.sessionId}`),
      type: 'session.cancelled',
      data: sessionFacts(session),
    },
  };
}

/** Why sessions, in the order of time, cannot all be held: one ends before it begins, or two are at once. */
export function timesRefusal(sessions: readonly SessionTimes[]): TimetableRefused | undefined {
  if (sessions.some(({ start, end }) => start >= end)) return { refused: 'sessions-out-of-order' };
  const clash = sessions.find(({ start }, position) => start < (sessions[position - 1]?.end ?? ''));
  return clash && { refused: 'sessions-overlap', at: clash.start };
}

/** New sessions, each with its id. */
export function withIds(
  dates: readonly SessionTimes[],
  sessionIds: readonly string[],
): readonly Timetabled[] {
  return dates.map((times, position) => {
    const sessionId = sessionIds[position];
    if (sessionId === undefined) throw new Error('A session without an id');
    return { ...times, sessionId };
  });
}

/** A new session of a timetable. */
export const planned = (
  { activityId, code, centre, kind }: Pick<Session, 'activityId' | 'code' | 'centre' | 'kind'>,
  times: Timetabled,
  now: Date,
): Session => ({
  ...{ ...times, activityId, code, centre, kind },
  ...{ status: 'planned', setAt: now.toISOString(), came: 0, version: 1 },
});

/** What `activity.timetabled` says of these sessions. */
export const timetabledData = (
  { activityId, code, kind }: Pick<Session, 'activityId' | 'code' | 'kind'>,
  sessions: readonly Timetabled[],
): EventOf<'activity.timetabled'>['data'] => ({
  activityId,
  code,
  kind,
  sessions: sessions.map(({ sessionId, start, end }) => ({ sessionId, startsAt: start, endsAt: end })),
});

const sessionFacts = ({ activityId, code, kind, sessionId, start, end }: Session) => ({
  activityId,
  code,
  kind,
  sessionId,
  startsAt: start,
  endsAt: end,
});

function movedTimes(session: Session, { start = session.start, end }: Move) {
  const length = Date.parse(session.end) - Date.parse(session.start);
  return { start, end: end ?? new Date(Date.parse(start) + length).toISOString() };
}

const inOrder = (sessions: readonly Timetabled[]): readonly Timetabled[] =>
  sessions.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));

const without = (sessions: readonly Timetabled[], sessionId: string): readonly Timetabled[] =>
  sessions.filter((session) => session.sessionId !== sessionId);
