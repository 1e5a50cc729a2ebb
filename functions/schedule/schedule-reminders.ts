import {
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import type { EventOf } from '#events/index.ts';
import { type Session, sessionById } from '#shared/activities/index.ts';
import {
  type Firing,
  firingsToCome,
  leadsOf,
  plannedFirings,
  type ReminderTimes,
  type Reminding,
} from '#shared/reminders/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type ClockTarget, setClock } from './set-clock.ts';

type Timetable = EventOf<'activity.timetabled' | 'session.moved' | 'session.cancelled'>;

/** A session of an event, with its former start if it was moved. */
type Touched = { readonly activityId: string; readonly sessionId: string; readonly notAt?: string };

/** How many sessions are handled in parallel. */
const sideBySide = 10;

/**
 * Sets the reminder clocks of the sessions in an event, by their current starts: a late or repeated event
 * finds them set. A clock is named after its session, the session's start and its lead, so that a clock for
 * another start never takes its place; if such a clock fires, `remind` finds the session at another time and
 * does nothing.
 */
export async function scheduleReminders(
  context: Pick<Context, 'table' | 'now'>,
  scheduler: SchedulerClient,
  target: ClockTarget,
  times: ReminderTimes,
  event: Timetable,
): Promise<void> {
  const touched = touchedBy(event);
  for (let start = 0; start < touched.length; start += sideBySide) {
    await Promise.all(
      touched
        .slice(start, start + sideBySide)
        .map((session) => setClocks(context, scheduler, target, times, session, event.centre)),
    );
  }
}

function touchedBy({ type, data }: Timetable): readonly Touched[] {
  const { activityId } = data;
  switch (type) {
    case 'activity.timetabled':
      return data.sessions.map(({ sessionId }) => ({ activityId, sessionId }));
    case 'session.moved':
      return [{ activityId, sessionId: data.sessionId, notAt: data.before.startsAt }];
    case 'session.cancelled':
      return [{ activityId, sessionId: data.sessionId, notAt: data.startsAt }];
  }
}

async function setClocks(
  context: Pick<Context, 'table' | 'now'>,
  scheduler: SchedulerClient,
  target: ClockTarget,
  times: ReminderTimes,
  { activityId, sessionId, notAt }: Touched,
  centre: Session['centre'],
): Promise<void> {
  const planned = (startsAt: string) => plannedFirings(startsAt, leadsOf(times, centre), times);
  const setAsItIs = async (): Promise<string | undefined> => {
    const session = await sessionById(context.table, activityId, sessionId);
    if (session?.status !== 'planned') return undefined;
    for (const firing of firingsToCome(planned(session.start), context.now())) {
      const remind: Reminding = { activityId, sessionId, startsAt: session.start, ...firing };
      const name = nameOf(sessionId, session.start, firing);
      await setClock(scheduler, target, { name, at: Date.parse(firing.at), job: { remind } });
    }
    return session.start;
  };
  const startsAt = await setAsItIs();
  if (notAt === undefined || notAt === startsAt) return;
  for (const firing of planned(notAt)) await remove(scheduler, target, nameOf(sessionId, notAt, firing));
  // A session moved back meanwhile needs the clocks just removed; any later move sets its own.
  await setAsItIs();
}

/** AWS: at most 64 characters. */
const nameOf = (sessionId: string, startsAt: string, { lead }: Pick<Firing, 'lead'>): string =>
  `${sessionId}_${Math.floor(Date.parse(startsAt) / 1000).toString(36)}_${lead}`;

async function remove(scheduler: SchedulerClient, { group }: ClockTarget, Name: string): Promise<void> {
  try {
    await scheduler.send(new DeleteScheduleCommand({ GroupName: group, Name }));
  } catch (fault) {
    if (!(fault instanceof ResourceNotFoundException)) throw fault;
  }
}
