import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import type { JobQueue } from '#shared/queueing/index.ts';

/**
 * Where clocks are kept: their schedule group, the queue they fill, the queue of those that could not fill
 * it, and the role they act as.
 */
export type ClockPlace = {
  readonly group: string;
  readonly queueArn: string;
  readonly deadLettersArn: string;
  readonly roleArn: string;
};

/** The place of clocks, with the queue itself for jobs that are due already. */
export type ClockTarget = ClockPlace & { readonly queue: JobQueue };

/** A clock that rings once. */
export type Clock = {
  /** AWS: at most 64 characters. */
  readonly name: string;
  /** The instant, in milliseconds since 1970. */
  readonly at: number;
  /** The message it puts on the queue, as JSON. */
  readonly job: object;
};

/** `set`: it rings at its instant. `stood`: it was set before. `now`: due, so its job is on the queue. */
export type Setting = 'set' | 'stood' | 'now';

/**
 * AWS refuses a schedule in the past. A clock due this soon (milliseconds) could be in the past when the
 * request arrives: its job goes to the queue at once, to be shown when it is due.
 */
const soonest = 60_000;

/**
 * How long EventBridge Scheduler tries to fill the queue, in seconds, and how often: a day, the longest it
 * can. Then the job goes to the dead-letter queue.
 */
const patience = { MaximumEventAgeInSeconds: 24 * 3_600, MaximumRetryAttempts: 185 };

/**
 * Sets a clock: a one-off schedule that puts its job on the queue, and is deleted when it has. A clock whose
 * name is set already stays as it is, so that the same may be set twice. What is due already is put on the
 * queue now.
 * @throws when the scheduler or the queue does not answer, or refuses
 */
export async function setClock(
  scheduler: SchedulerClient,
  { group, queueArn, deadLettersArn, roleArn, queue }: ClockTarget,
  { name, at, job }: Clock,
  now: Date,
): Promise<Setting> {
  const left = at - now.getTime();
  if (left <= soonest) {
    await queue.push(job, Math.max(0, left) / 1_000);
    return 'now';
  }
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
        Target: {
          Arn: queueArn,
          RoleArn: roleArn,
          Input: JSON.stringify(job),
          DeadLetterConfig: { Arn: deadLettersArn },
          RetryPolicy: patience,
        },
      }),
    );
    return 'set';
  } catch (fault) {
    if (fault instanceof ConflictException) return 'stood';
    throw fault;
  }
}

/** Removes a clock, if it is set. */
export async function removeClock(
  scheduler: SchedulerClient,
  { group }: Pick<ClockPlace, 'group'>,
  Name: string,
): Promise<void> {
  try {
    await scheduler.send(new DeleteScheduleCommand({ GroupName: group, Name }));
  } catch (fault) {
    if (!(fault instanceof ResourceNotFoundException)) throw fault;
  }
}

/** Whether a clock of this name is set. */
export async function isSet(
  scheduler: SchedulerClient,
  { group }: Pick<ClockPlace, 'group'>,
  Name: string,
): Promise<boolean> {
  try {
    await scheduler.send(new GetScheduleCommand({ GroupName: group, Name }));
    return true;
  } catch (fault) {
    if (fault instanceof ResourceNotFoundException) return false;
    throw fault;
  }
}
