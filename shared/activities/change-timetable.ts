import type { Actor } from '#events/index.ts';
import { type Context, type Decided, untilWritten, type Write } from '#shared/table/index.ts';
import {
  decideAdding,
  decideCancelling,
  decideMoving,
  type Move,
  type TimetableChange,
  type TimetableRefused,
} from './decide-timetable.ts';
import type { Activity, Session, SessionTimes } from './schema.ts';
import { sessionById } from './sessions.ts';
import { activityById } from './store.ts';
import { timetableWrites } from './timetable-writes.ts';

/** Why a timetable could not be changed. */
export type ChangeRefused =
  | TimetableRefused
  | { readonly refused: 'unknown' }
  /** The version meant is not the current one, which is `version`. */
  | { readonly refused: 'version-changed'; readonly version: number }
  /** The activity ended so long ago that another activity has its code. */
  | { readonly refused: 'activity-over' };

/** The outcome: the added or changed sessions, as they are now, and the activity's version. */
export type Changed = { readonly sessions: readonly Session[]; readonly activityVersion: number };

/** A request that asks for a change and may be sent again. */
export type Answering<Answered, Done = Changed> = {
  /** The earlier answer to this request; looked up after the thing it changes was read. */
  readonly before: () => Promise<Answered | undefined>;
  /** The writes that keep the answer, in the same transaction. */
  readonly writes: (changed: Done) => readonly Write[];
};

/**
 * Looks, before each try to move or cancel a session, for the people whom no text tells in time. Gives those
 * people, kept with the session, and further writes; or an answer, and the change is not made.
 */
export type BeforeChange<Answered> = (
  change: SessionChange,
) => Promise<
  | { readonly couldNotKnow: readonly string[]; readonly writes: readonly Write[] }
  | { readonly answered: Answered }
>;
/** A session as it is, and as it is to be. */
export type SessionChange = { readonly before: Session; readonly after: Session };

/**
 * Looks, before each try to add sessions, for the people whom no text tells in time; the sessions may be
 * returned with those people.
 */
export type BeforeAdding = (
  added: readonly Session[],
) => Promise<{ readonly sessions: readonly Session[]; readonly writes: readonly Write[] }>;

/** For a change that is not a repeatable request: no earlier answer, none to keep. */
export const unasked = { before: async () => undefined, writes: () => [] };

type WhichSession = { readonly activityId: string; readonly sessionId: string };

/**
 * Adds sessions to the timetable of an activity, all or none. With `version`, only while that is the version
 * of the activity. Throws when no attempt came through; nothing is written then.
 */
export const addSessions = <Answered = never>(
  context: Context,
  command: {
    readonly activityId: string;
    readonly dates: readonly SessionTimes[];
    readonly version?: number;
  },
  actor: Actor,
  answering: Answering<Answered> = unasked,
  look?: BeforeAdding,
): Promise<Changed | ChangeRefused | Answered> =>
  change(context, answering, async () => {
    const activity = await activityById(context.table, command.activityId);
    if (activity === undefined) return { refused: 'unknown' };
    const now = context.now();
    const sessionIds = command.dates.map(() => context.newId(now));
    const decide = () =>
      decideAdding(activity, command.dates, { now, actor, eventId: context.newId(now), sessionIds });
    return { activity, thing: activity, command, decide, unchanged: [], ...(look !== undefined && { look }) };
  });

/** Moves a session to another time or room; with `version`, only while that is the version of the session. */
export const moveSession = <Answered = never>(
  context: Context,
  command: WhichSession & Move & { readonly version?: number },
  actor: Actor,
  answering: Answering<Answered> = unasked,
  look?: BeforeChange<Answered>,
): Promise<Changed | ChangeRefused | Answered> =>
  change(context, answering, () =>
    ofSession(
      context,
      command,
      (activity, session, now) =>
        decideMoving(activity, session, command, { now, actor, eventId: context.newId(now) }),
      look,
    ),
  );

/**
 * Cancels a session; with `version`, only while that is the version of the session. Succeeds if it is
 * cancelled already.
 */
export const cancelSession = <Answered = never>(
  context: Context,
  command: WhichSession & { readonly version?: number },
  actor: Actor,
  answering: Answering<Answered> = unasked,
  look?: BeforeChange<Answered>,
): Promise<Changed | ChangeRefused | Answered> =>
  change(context, answering, () =>
    ofSession(
      context,
      command,
      (activity, session, now) =>
        decideCancelling(activity, session, { now, actor, eventId: context.newId(now) }),
      look,
    ),
  );

/** What a change is decided from, as read: the activity, and the thing whose version is meant. */
type Reading<Answered> = {
  readonly activity: Activity;
  readonly thing: { readonly version: number };
  readonly command: { readonly version?: number };
  readonly decide: () => TimetableChange | TimetableRefused | undefined;
  /** The sessions to answer with when there is nothing to do. */
  readonly unchanged: readonly Session[];
  /** Called before the write with the sessions that are added or changed. */
  readonly look?: (after: readonly Session[]) => Promise<Looked<Answered>>;
};

/**
 * The sessions with the people whom no text tells in time, and the writes that go with them; or another
 * answer.
 */
type Looked<Answered> = Awaited<ReturnType<BeforeAdding>> | { readonly answered: Answered };

async function ofSession<Answered>(
  context: Context,
  command: WhichSession & { readonly version?: number },
  decide: (activity: Activity, session: Session, now: Date) => TimetableChange | TimetableRefused | undefined,
  look?: BeforeChange<Answered>,
): Promise<Reading<Answered> | { readonly refused: 'unknown' }> {
  const { activityId, sessionId } = command;
  const [activity, session] = await Promise.all([
    activityById(context.table, activityId),
    sessionById(context.table, activityId, sessionId),
  ]);
  if (activity === undefined || session === undefined) return { refused: 'unknown' };
  const now = context.now();
  return {
    activity,
    thing: session,
    command,
    decide: () => decide(activity, session, now),
    unchanged: [session],
    ...(look !== undefined && { look: (changed) => lookedAt(session, changed, look) }),
  };
}

/** Looks only when the hour changes. */
async function lookedAt<Answered>(
  before: Session,
  changed: readonly Session[],
  look: BeforeChange<Answered>,
): Promise<Looked<Answered>> {
  const [after] = changed;
  if (after === undefined || !isOtherHour(before, after)) return { sessions: changed, writes: [] };
  const looked = await look({ before, after });
  if ('answered' in looked) return looked;
  const { couldNotKnow, writes } = looked;
  return { sessions: [{ ...after, couldNotKnow }], writes };
}

/**
 * Whether the session starts at another hour or is cancelled. People learn of another room or end at the
 * door.
 */
const isOtherHour = (before: Session, after: Session): boolean =>
  before.start !== after.start || before.status !== after.status;

/**
 * Reads, decides and writes; again when another write came between: other changes of the timetable, or
 * registrations, which keep changing the activity's places. The earlier answer to a request is looked up
 * after the reading, so that the same request sent twice at once is done once and answered twice.
 */
async function change<Answered>(
  context: Context,
  answering: Answering<Answered>,
  read: () => Promise<Reading<Answered> | { readonly refused: 'unknown' }>,
): Promise<Changed | ChangeRefused | Answered> {
  return untilWritten(
    context,
    'change a timetable',
    async (): Promise<Decided<Changed | ChangeRefused | Answered>> => {
      const reading = await read();
      const answered = await answering.before();
      if (answered !== undefined) return answered;
      if ('refused' in reading) return reading;
      const { activity, thing, command } = reading;
      if (command.version !== undefined && command.version !== thing.version) {
        return { refused: 'version-changed', version: thing.version };
      }
      const decision = reading.decide();
      if (decision !== undefined && 'refused' in decision) return decision;
      const looked = decision === undefined ? undefined : await reading.look?.(decision.sessions);
      if (looked !== undefined && 'answered' in looked) return looked.answered;
      const { sessions = decision?.sessions ?? reading.unchanged, writes = [] } = looked ?? {};
      const changed =
        decision === undefined
          ? { sessions, activityVersion: activity.version }
          : { sessions, activityVersion: activity.version + 1 };
      // A changed timetable is read again; a code that has passed to another activity stays there.
      return {
        writes: [
          ...answering.writes(changed),
          ...(decision === undefined ? [] : timetableWrites(activity, { ...decision, sessions })),
          ...writes,
        ],
        result: changed,
        ifRefused: { code: { refused: 'activity-over' } },
      };
    },
  );
}
