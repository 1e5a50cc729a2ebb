import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { type Session, sessionById } from '#shared/activities/index.ts';
import {
  type Firing,
  firingName,
  firingsOf,
  leadsOf,
  plannedFirings,
  type ReminderTimes,
  type Reminding,
} from '#shared/reminders/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Clock, type ClockTarget, removeClock, setClock } from './set-clock.ts';

/** A session whose clocks are to be set, with its former start if it was moved. */
export type Touched = { readonly activityId: string; readonly sessionId: string; readonly notAt?: string };

/**
 * The clock of a reminder: named after its session, the session's start and its lead, so that a clock for
 * another start never takes its place; if such a clock fires, `remind` finds the session at another time and
 * does nothing. AWS: a name has at most 64 characters.
 */
export function reminderClock(
  { activityId, sessionId, start }: Pick<Session, 'activityId' | 'sessionId' | 'start'>,
  firing: Firing,
): Clock {
  const remind: Reminding = { activityId, sessionId, startsAt: start, ...firing };
  return { name: reminderName(sessionId, start, firing), at: Date.parse(firing.at), job: { remind } };
}

/** The name of a reminder's clock. */
export const reminderName = (sessionId: string, startsAt: string, firing: Pick<Firing, 'lead'>): string =>
  `${sessionId}_${firingName(startsAt, firing)}`;

/**
 * Sets the reminder clocks of a session by its current start: a late or repeated event finds them set. A
 * reminder that came due since the start was set, and was not carried out, is carried out now. Removes the
 * clocks of a former start.
 */
export async function setReminderClocks(
  context: Pick<Context, 'table' | 'now'>,
  scheduler: SchedulerClient,
  target: ClockTarget,
  times: ReminderTimes,
  { activityId, sessionId, notAt }: Touched,
  centre: Session['centre'],
): Promise<void> {
  const setAsItIs = async (): Promise<string | undefined> => {
    const session = await sessionById(context.table, activityId, sessionId);
    if (session?.status !== 'planned') return undefined;
    const now = context.now();
    const { missed, toCome } = firingsOf(session, times, now);
    for (const firing of [...missed, ...toCome])
      await setClock(scheduler, target, reminderClock(session, firing), now);
    return session.start;
  };
  const startsAt = await setAsItIs();
  if (notAt === undefined || notAt === startsAt) return;
  for (const firing of plannedFirings(notAt, leadsOf(times, centre), times))
    await removeClock(scheduler, target, reminderName(sessionId, notAt, firing));
  // A session moved back meanwhile needs the clocks just removed; any later move sets its own.
  await setAsItIs();
}
