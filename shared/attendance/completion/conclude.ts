import type { Actor, EventOf } from '#events/index.ts';
import { activityById, sessionsOf } from '#shared/activities/index.ts';
import { type Context, recordEvent, untilWritten, type Write } from '#shared/table/index.ts';
import { courseOver } from './decide.ts';

/** What is concluded: the activity, and when its last session ended. */
export type Concluded = { readonly activityId: string; readonly over: string };

/** A write that goes along was refused: the request has been answered meanwhile. */
export type ConcludeRefused = {
  readonly refused: 'unknown-activity' | 'not-over' | 'nothing-held' | 'request-answered';
};

/**
 * Staff say that it is to be decided now who has completed an activity, without waiting for sheets that may still come;
 * or again, because of what was put right since. It is decided in reaction to the event. Refuses an activity whose last
 * session is not over, or of which no session was held. One of `extraWrites`, for the same transaction, that is refused ends
 * it as `request-answered`. Throws when no attempt came through.
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
      id: context.newId(now),
      type: 'activity.concluded',
      version: 1,
      occurredAt: now.toISOString(),
      actor,
      centre: activity.centre,
      subject: `activity/${activityId}`,
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
