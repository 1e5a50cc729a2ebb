import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import type { EventOf } from '#events/index.ts';

export type ExpiryTarget = { readonly group: string; readonly queueArn: string; readonly roleArn: string };

/**
 * A one-off schedule that puts the offer on the queue of `expire-offer` when its deadline has passed. Named
 * for the event, so that the same offer delivered twice has one schedule.
 */
export async function scheduleExpiry(
  scheduler: SchedulerClient,
  target: ExpiryTarget,
  offered: EventOf<'registration.offered'>,
): Promise<void> {
  const { activityId, personId, deadline } = offered.data;
  try {
    await scheduler.send(
      new CreateScheduleCommand({
        GroupName: target.group,
        Name: `offer-${offered.id}`,
        // AWS: whole seconds without an offset, here in UTC; the deadline must be past when it fires.
        ScheduleExpression: `at(${new Date(Date.parse(deadline) + 999).toISOString().slice(0, 19)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: target.queueArn,
          RoleArn: target.roleArn,
          Input: JSON.stringify({ activityId, personId, deadline }),
        },
      }),
    );
  } catch (fault) {
    if (fault instanceof ConflictException) return;
    throw fault;
  }
}
