import type { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/**
 * Handles each record of a batch; those that throw are reported and come again, the others do not. Records
 * of one `sender` are handled one after the other in the order they were sent, and after one that throws, the
 * sender's later ones wait with it: what someone said last is done last. Default: each on its own.
 */
export async function eachRecord(
  event: SQSEvent,
  logger: Logger,
  handle: (record: SQSRecord) => Promise<void>,
  sender: (record: SQSRecord) => string = ({ messageId }) => messageId,
): Promise<SQSBatchResponse> {
  const inOrder = event.Records.toSorted(
    (a, b) => Number(a.attributes?.SentTimestamp ?? 0) - Number(b.attributes?.SentTimestamp ?? 0),
  );
  const failed = await Promise.all(
    [...Map.groupBy(inOrder, sender).values()].map((records) => failedOf(records, logger, handle)),
  );
  return { batchItemFailures: failed.flat().map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** Handles records one after the other; answers with the first that throws and those behind it. */
async function failedOf(
  records: readonly SQSRecord[],
  logger: Logger,
  handle: (record: SQSRecord) => Promise<void>,
): Promise<readonly SQSRecord[]> {
  for (const [position, record] of records.entries()) {
    try {
      await handle(record);
    } catch (error) {
      logger.error('A record could not be handled', { messageId: record.messageId, error });
      return records.slice(position);
    }
  }
  return [];
}

/** The event that a rule of the bus put on a queue. */
export function detailOf<Event>(record: SQSRecord): Event {
  const { detail } = JSON.parse(record.body);
  // The rule lets through only the types its queue is for, put on the bus by relay from the table's events.
  return detail as Event;
}
