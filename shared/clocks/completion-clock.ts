import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { sessionsOf } from '#shared/activities/index.ts';
import { type Completing, endOf } from '#shared/attendance/completion/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Clock, type ClockTarget, type Setting, setClock } from './set-clock.ts';

export type CompletionTarget = ClockTarget & {
  /** Seconds after the last session until completions are decided; sheets may come until then. */
  readonly grace: number;
};

/**
 * The clock that starts deciding who completed an activity whose last session ends at `over`. It is named
 * after both, so that setting it twice makes one.
 */
export function completionClock(activityId: string, over: string, grace: number): Clock {
  const complete: Completing = { activityId, over };
  return {
    name: `${completionPrefix(activityId)}${Math.floor(Date.parse(over) / 1_000).toString(36)}`,
    at: Date.parse(over) + grace * 1_000,
    job: { complete },
  };
}

/** How the names of the completion clocks of an activity begin. */
export const completionPrefix = (activityId: string): string => `complete-${activityId}-`;

/**
 * Sets the completion clock of an activity by the current end of its last session; when that is past, the
 * decision starts now. Clocks for earlier ends stay: when they fire, `complete` finds another end and does
 * nothing. `undefined` where no session is left.
 */
export async function setCompletionClock(
  { table, now }: Pick<Context, 'table' | 'now'>,
  scheduler: SchedulerClient,
  target: CompletionTarget,
  activityId: string,
): Promise<Setting | undefined> {
  const over = endOf(await sessionsOf(table, activityId));
  if (over === undefined) return undefined;
  return setClock(scheduler, target, completionClock(activityId, over, target.grace), now());
}
