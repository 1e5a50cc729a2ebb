import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { EventOf } from '#events/index.ts';
import { sessionsOf } from '#shared/activities/index.ts';
import { type Completing, endOf } from '#shared/attendance/completion/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type ClockTarget, setClock } from './set-clock.ts';

export type CompletionTarget = ClockTarget & {
  /** Seconds after the last session until completions are decided; sheets may come until then. */
  readonly grace: number;
};

type Timetable = EventOf<'activity.timetabled' | 'session.moved' | 'session.cancelled'>;

/** AWS: a schedule may not lie in the past when it is made. */
const soonest = 60_000;

/**
 * Sets the clock that starts deciding who completed an activity, by the current end of its last session. The
 * clock is named after both, so that setting it twice makes one. Clocks for earlier ends stay: when they
 * fire, `complete` finds another end and does nothing.
 */
export async function scheduleCompletion(
  { table, now }: Pick<Context, 'table' | 'now'>,
  scheduler: SchedulerClient,
  target: CompletionTarget,
  { data: { activityId } }: Timetable,
): Promise<void> {
  const over = endOf(await sessionsOf(table, activityId));
  if (over === undefined) return;
  const at = Math.max(Date.parse(over) + target.grace * 1_000, now().getTime() + soonest);
  const complete: Completing = { activityId, over };
  const name = `complete-${activityId}-${Math.floor(Date.parse(over) / 1_000).toString(36)}`;
  await setClock(scheduler, target, { name, at, job: { complete } });
}
