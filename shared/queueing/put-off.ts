import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import type { Handled } from './each-record.ts';

/** AWS: a message is hidden for at most twelve hours from when it was received. */
const longest = 12 * 3600 - 60;

/**
 * Hides a record until an instant, or for twelve hours where that is sooner. Lambda leaves a record reported
 * as not done to its visibility, so it comes again then, one try further; SQS keeps it until it is
 * `MessageRetentionPeriod` old, hidden or not.
 */
export async function putOff(
  client: SQSClient,
  queueUrl: string,
  record: SQSRecord,
  until: Date,
  now: Date,
): Promise<Handled> {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
  await client.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: queueUrl,
      ReceiptHandle: record.receiptHandle,
      VisibilityTimeout: Math.min(longest, Math.max(0, seconds)),
    }),
  );
  return 'again';
}
