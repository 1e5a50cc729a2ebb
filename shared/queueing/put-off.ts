import type { SQSRecord } from 'aws-lambda';
import type { Handled } from './each-record.ts';
import type { WorkQueue } from './work-queue.ts';

/** AWS: a message is hidden for at most twelve hours from when it was received. */
const longest = 12 * 3600 - 60;

/**
 * Hides a record until an instant, or for twelve hours where that is sooner. Lambda leaves a record reported
 * as not done to its visibility, so it comes again then, one try further; SQS keeps it until it is
 * `MessageRetentionPeriod` old, hidden or not.
 */
export async function putOff(
  queue: Pick<WorkQueue, 'hide'>,
  record: SQSRecord,
  until: Date,
  now: Date,
): Promise<Handled> {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
  await queue.hide(record, Math.min(longest, Math.max(0, seconds)));
  return 'again';
}
