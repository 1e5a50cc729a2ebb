import type { Actor, Given } from '#events/index.ts';
import { again, type Context, recordEvent, untilWritten, type Write } from '#shared/table/index.ts';
import { decideMany, type LeftSession, type ManyChanged, type PlannedChange } from './decide-many.ts';
import type { Activity, Session } from './schema.ts';
import { sessionsOf } from './sessions.ts';
import { activityById } from './store.ts';
import { manyWrites } from './timetable-writes.ts';

export type { LeftSession, PlannedChange } from './decide-many.ts';

/**
 * The most sessions of an activity changed in one act. AWS: 100 writes in a transaction; a session takes two.
 */
export const mostAtOnce = 45;

/** The outcome: the changed sessions, as they are now, and those left unchanged. */
export type ManyOutcome = { readonly changed: readonly Session[]; readonly left: readonly LeftSession[] };

/**
 * Moves and cancels many sessions of an activity in one transaction, with `extraWrites` made from the
 * outcome. Answers `undefined` when the extra write named `as` is refused: another run has done the same. An
 * activity that ended long ago stays unchanged. Throws when no attempt came through; nothing is written then.
 */
export async function changeSessions(
  context: Context,
  command: {
    readonly activityId: string;
    readonly changes: readonly PlannedChange[];
    readonly rearrangementId: string;
  },
  actor: Actor,
  extraWrites: { readonly as: string; readonly writes: (outcome: ManyOutcome) => readonly Write[] },
): Promise<ManyOutcome | undefined> {
  const { activityId, changes, rearrangementId } = command;
  let isOver = false;
  return untilWritten(context, 'change many sessions', async () => {
    const activity = await activityById(context.table, activityId);
    const sessions = await sessionsOf(context.table, activityId);
    if (activity === undefined) throw new Error('The activity of a rearrangement is not there');
    const now = context.now();
    const decided = decideMany(activity, sessions, isOver ? [] : changes, rearrangementId, () => ({
      ...{ now, actor, eventId: context.newId(now) },
    }));
    const left = isOver ? changes.map(overFor) : decided.left;
    const outcome = { changed: decided.sessions, left };
    return {
      writes: [
        ...extraWrites.writes(outcome),
        ...(decided.sessions.length === 0
          ? []
          : [...manyWrites(activity, decided), ...decided.events.map(recordEvent)]),
      ],
      result: outcome,
      ifRefused: (refused) => {
        if (refused.has(extraWrites.as)) return { answer: undefined };
        if (refused.has('code')) isOver = true;
        return again;
      },
    };
  });
}

/** The sessions that would be left unchanged if the change were made now; writes nothing. */
export const tryMany = (
  activity: Activity,
  sessions: readonly Session[],
  changes: readonly PlannedChange[],
  facts: Omit<Given, 'eventId'>,
): Pick<ManyChanged, 'left'> =>
  decideMany(activity, sessions, changes, '', () => ({ ...facts, eventId: '' }));

const overFor = ({ sessionId, from }: PlannedChange): LeftSession => ({
  ...{ sessionId, start: from, why: 'changed-since' },
});
