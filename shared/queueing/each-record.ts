import type { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/**
 * The result of handling a record. `again`: nothing went wrong, but the record stays on the queue and comes
 * again when its visibility ends, which the handler may have set (`putOff`).
 */
export type Handled = 'done' | 'again';

/**
 * Handles each record of a batch; those that throw are reported and come again, the others do not. Records of
 * one `sender` are handled one after the other in the order they were sent, and after one that throws, the
 * sender's later ones wait with it: last said, last done. Default: each on its own.
 */
export async function eachRecord(
  event: SQSEvent,
  logger: Logger,
  // biome-ignore lint/suspicious/noConfusingVoidType: most handlers have nothing to answer but that it is done.
  handle: (record: SQSRecord) => Promise<Handled | void>,
  sender: (record: SQSRecord) => string = ({ messageId }) => messageId,
): Promise<SQSBatchResponse> {
  const inOrder = event.Records.toSorted(
    (a, b) => Number(a.attributes?.SentTimestamp ?? 0) - Number(b.attributes?.SentTimestamp ?? 0),
  );
  const staying = await Promise.all(
    [...Map.groupBy(inOrder, sender).values()].map((records) => stayingOf(records, logger, handle)),
  );
  return { batchItemFailures: staying.flat().map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/**
 * Handles records one after the other; gives those that stay: put off, the first that throws, and all after
 * it.
 */
async function stayingOf(
  records: readonly SQSRecord[],
  logger: Logger,
  handle: (record: SQSRecord) => Promise<unknown>,
): Promise<readonly SQSRecord[]> {
  const putOff: SQSRecord[] = [];
  for (const [position, record] of records.entries()) {
    try {
      if ((await handle(record)) === 'again') putOff.push(record);
    } catch (error) {
      logger.error('A record could not be handled', { messageId: record.messageId, error });
      return [...putOff, ...records.slice(position)];
    }
  }
  return putOff;
}

/** The event in a record that a rule of the bus put on a queue. */
export function detailOf<Event>(record: SQSRecord): Event {
  const { detail } = JSON.parse(record.body);
  // The rule lets through only its queue's types, put on the bus by relay from the table's events.
  return detail as Event;
}
