import { type Actor, type EventOf, envelope } from '#events/index.ts';
import { activityById, sessionsOf } from '#shared/activities/index.ts';
import { type Context, recordEvent, untilWritten, type Write } from '#shared/table/index.ts';
import { courseOver } from './decide.ts';

/** The concluded activity, and when its last session ended. */
export type Concluded = { readonly activityId: string; readonly over: string };

/** One of the extra writes was refused: the request has been answered meanwhile. */
export type ConcludeRefused = {
  readonly refused: 'unknown-activity' | 'not-over' | 'nothing-held' | 'request-answered';
};

/**
 * Records that staff want completion decided now, without waiting for sheets that may still come, or decided
 * again after corrections. The reaction to the event decides. Refuses an activity whose last session is not
 * over, or none of whose sessions was held. A refused write among `extraWrites`, which join the transaction,
 * ends the command as `request-answered`. Throws when no attempt came through.
 */
export async function conclude(
  context: Context,
  activityId: string,
  actor: Actor,
  extraWrites: (concluded: Concluded) => readonly Write[] = () => [],
): Promise<Concluded | ConcludeRefused> {
  const { table } = context;
  return untilWritten(context, 'conclude an activity', async () => {
    const [activity, sessions] = await Promise.all([
      activityById(table, activityId),
      sessionsOf(table, activityId),
    ]);
    if (activity === undefined) return { refused: 'unknown-activity' };
    const now = context.now();
    const course = courseOver(sessions, now);
    if (course === undefined) return { refused: 'not-over' };
    if (course.held.length === 0) return { refused: 'nothing-held' };
    const { over } = course;
    const event: EventOf<'activity.concluded'> = {
      ...envelope({ eventId: context.newId(now), now, actor }, activity.centre, `activity/${activityId}`),
      type: 'activity.concluded',
      data: { activityId, code: activity.code, kind: activity.kind, over },
    };
    const concluded = { activityId, over };
    return {
      writes: [recordEvent(event), ...extraWrites(concluded)],
      result: concluded,
      ifRefused: () => ({ answer: { refused: 'request-answered' } }),
    };
  });
}
