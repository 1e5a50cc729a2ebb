import type { Actor, EventOf } from '#events/index.ts';
import { activityById, sessionsOf } from '#shared/activities/index.ts';
import { type Context, pauseBefore, recordEvent, type Write } from '#shared/table/index.ts';
import { courseOver } from './decide.ts';

const attempts = 5;

/** What is concluded: the activity, and when its last session ended. */
export type Concluded = { readonly activityId: string; readonly over: string };

/** A write that goes along was refused: the request has been answered meanwhile. */
export type ConcludeRefused = {
  readonly refused: 'unknown-activity' | 'not-over' | 'nothing-held' | 'request-answered';
};

/**
 * Staff say that it is to be decided now who has completed an activity, without waiting for sheets that may still come;
 * or again, because of what was put right since. It is decided in reaction to the event. Refuses an activity whose last
 * session is not over, or of which no session was held. `along` are writes for the same transaction; one of them that is
 * refused, named `request`, ends it. Throws when no attempt came through.
 */
export async function conclude(
  context: Context,
  activityId: string,
  actor: Actor,
  along: (concluded: Concluded) => readonly Write[] = () => [],
): Promise<Concluded | ConcludeRefused> {
  const { table } = context;
  for (let attempt = 1; attempt <= attempts; attempt++) {
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
    const outcome = await table.write([recordEvent(event), ...along({ activityId, over })]);
    if (outcome.result === 'written') return { activityId, over };
    if (outcome.result === 'refused') return { refused: 'request-answered' };
    await pauseBefore(context, attempt);
  }
  throw new Error('An activity could not be concluded: too many others at once');
}
