import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import type { EventOf } from '#events/index.ts';
import { sessionsOf } from '#shared/activities/index.ts';
import { type Completing, endOf } from '#shared/attendance/completion/index.ts';
import type { Context } from '#shared/table/index.ts';

export type CompletionTarget = {
  readonly group: string;
  readonly queueArn: string;
  readonly roleArn: string;
  /** How long after its last session an activity is decided on, in seconds: so long sheets may still come. */
  readonly grace: number;
};

type Timetable = EventOf<'activity.timetabled' | 'session.moved' | 'session.cancelled'>;

/** AWS: a schedule may not lie in the past when it is made. */
const soonest = 60_000;

/**
 * Sets the clock that has it decided who has completed an activity, by the end of its last session as it is now. The
 * clock is named after both, so that the same set twice is one; those set for other ends need not be removed: when they
 * fire, `complete` finds another end and does nothing.
 */
export async function scheduleCompletion(
  { table, now }: Pick<Context, 'table' | 'now'>,
  scheduler: SchedulerClient,
  { group, queueArn, roleArn, grace }: CompletionTarget,
  { data: { activityId } }: Timetable,
): Promise<void> {
  const over = endOf(await sessionsOf(table, activityId));
  if (over === undefined) return;
  const at = Math.max(Date.parse(over) + grace * 1_000, now().getTime() + soonest);
  const complete: Completing = { activityId, over };
  try {
    await scheduler.send(
      new CreateScheduleCommand({
        GroupName: group,
        // AWS: at most 64 characters.
        Name: `complete-${activityId}-${Math.floor(Date.parse(over) / 1_000).toString(36)}`,
        // AWS: whole seconds without an offset, here in UTC; the end must be past when it fires.
        ScheduleExpression: `at(${new Date(at + 999).toISOString().slice(0, 19)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: { Arn: queueArn, RoleArn: roleArn, Input: JSON.stringify({ complete }) },
      }),
    );
  } catch (fault) {
    if (!(fault instanceof ConflictException)) throw fault;
  }
}
