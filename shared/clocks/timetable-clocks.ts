import * as z from 'zod/mini';
import { centreIds, type EventOf } from '#events/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { Clockwork } from './clockwork.ts';
import { setCompletionClock } from './completion-clock.ts';
import { setReminderClocks } from './reminder-clocks.ts';

/** An event after which the clocks of sessions are set. */
export type TimetableEvent = EventOf<'activity.timetabled' | 'session.moved' | 'session.cancelled'>;

/** The sessions of an activity whose clocks are still to be set; a message of `schedule` to its own queue. */
export const timetableJob = z.strictObject({
  setClocks: z.strictObject({
    activityId: z.uuidv7(),
    centre: z.enum(centreIds),
    sessions: z.array(z.strictObject({ sessionId: z.uuidv7(), notAt: z.optional(z.iso.datetime()) })),
  }),
});
export type TimetableJob = z.infer<typeof timetableJob>['setClocks'];

/** How many sessions one run handles: at most seven clocks each, a second or two of calls to the scheduler. */
const mostSessions = 20;
/** How many sessions are handled side by side. */
const sideBySide = 5;

/** The clocks to set after an event. */
export function clocksAfter({ type, centre, data }: TimetableEvent): TimetableJob {
  const { activityId } = data;
  switch (type) {
    case 'activity.timetabled':
      return { activityId, centre, sessions: data.sessions.map(({ sessionId }) => ({ sessionId })) };
    case 'session.moved':
      return { activityId, centre, sessions: [{ sessionId: data.sessionId, notAt: data.before.startsAt }] };
    case 'session.cancelled':
      return { activityId, centre, sessions: [{ sessionId: data.sessionId, notAt: data.startsAt }] };
  }
}

/**
 * Sets the clocks of the first sessions of a job, and gives the rest as another job; after the last, sets the
 * clock of the activity itself. Running it again finds the clocks set.
 */
export async function setTimetableClocks(
  context: Pick<Context, 'table' | 'now'>,
  { scheduler, reminders, completions, times }: Clockwork,
  { activityId, centre, sessions }: TimetableJob,
): Promise<TimetableJob | undefined> {
  const now = sessions.slice(0, mostSessions);
  for (let start = 0; start < now.length; start += sideBySide) {
    await Promise.all(
      now
        .slice(start, start + sideBySide)
        .map(({ sessionId, notAt }) =>
          setReminderClocks(
            context,
            scheduler,
            reminders,
            times,
            { activityId, sessionId, ...(notAt === undefined ? {} : { notAt }) },
            centre,
          ),
        ),
    );
  }
  const left = sessions.slice(mostSessions);
  if (left.length > 0) return { activityId, centre, sessions: left };
  await setCompletionClock(context, scheduler, completions, activityId);
  return undefined;
}
