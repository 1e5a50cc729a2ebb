import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';

/** Where a clock is kept: its schedule group, the queue it fills, and the role it acts as. */
export type ClockTarget = { readonly group: string; readonly queueArn: string; readonly roleArn: string };

/** A clock that rings once. */
export type Clock = {
  /** AWS: at most 64 characters. */
  readonly name: string;
  /** The instant, in milliseconds since 1970. AWS: it may not lie in the past when the clock is set. */
  readonly at: number;
  /** The message it puts on the queue, as JSON. */
  readonly job: object;
};

/**
 * Sets a clock: a one-off schedule that puts its job on the queue, and is deleted when it has. A clock whose
 * name is set already stays as it is, so that the same may be set twice.
 * @throws when the scheduler does not answer, or refuses
 */
export async function setClock(
  scheduler: SchedulerClient,
  { group, queueArn, roleArn }: ClockTarget,
  { name, at, job }: Clock,
): Promise<void> {
  try {
    await scheduler.send(
      new CreateScheduleCommand({
        GroupName: group,
        Name: name,
        // AWS: whole seconds without an offset, here in UTC; the instant must be past when it rings.
        ScheduleExpression: `at(${new Date(at + 999).toISOString().slice(0, 19)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: { Arn: queueArn, RoleArn: roleArn, Input: JSON.stringify(job) },
      }),
    );
  } catch (fault) {
    if (!(fault instanceof ConflictException)) throw fault;
  }
}
