import type { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/**
 * Handles each record of a batch; those that throw are reported and come again, the others do not.
 */
export async function eachRecord(
  event: SQSEvent,
  logger: Logger,
  handle: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const settled = await Promise.allSettled(event.Records.map(handle));
  const batchItemFailures = settled.flatMap((outcome, position) => {
    const record = event.Records[position];
    if (outcome.status === 'fulfilled' || record === undefined) return [];
    logger.error('A record could not be handled', { messageId: record.messageId, error: outcome.reason });
    return [{ itemIdentifier: record.messageId }];
  });
  return { batchItemFailures };
}

/** The event that a rule of the bus put on a queue. */
export function detailOf<Event>(record: SQSRecord): Event {
  const { detail } = JSON.parse(record.body);
  // The rule lets through only the types its queue is for, put on the bus by relay from the table's events.
  return detail as Event;
}
