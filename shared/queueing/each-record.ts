import type { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { DiwanEvent } from '#events/index.ts';
import { countMetrics } from '#shared/logging/index.ts';
import { manyTries, pauseAfter } from './pauses.ts';
import { nameOf, reasonOf, Unexpected } from './unreadable.ts';
import type { WorkQueue } from './work-queue.ts';

/**
 * The result of handling a record. `again`: nothing went wrong, but the record stays on the queue and comes
 * again when its visibility ends, which the handler may have set (`putOff`).
 */
export type Handled = 'done' | 'again';

/** What a function does with its records. */
export type Work<Job> = {
  readonly logger: Logger;
  readonly queue: WorkQueue;
  /** Reads a record. A record for which this throws can never be handled: it is set aside at once. */
  readonly read: (record: SQSRecord) => Job;
  /** Handles what was read. When this throws, the record comes again, after a pause that grows each time. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most handlers have nothing to answer but that it is done.
  readonly handle: (job: Job, record: SQSRecord) => Promise<Handled | void>;
  /**
   * Records of one sender are handled one after the other in the order they were sent, and after one that
   * fails, the sender's later ones wait with it: last said, last done. They wait for its first tries, a minute
   * and a half; then they go before it, for one that always fails must not keep a STOP back. Default: each on
   * its own.
   */
  readonly sender?: (record: SQSRecord) => string;
  /** When a record was sent (milliseconds), which is their order. Default: when it was put on the queue. */
  readonly sentAt?: (record: SQSRecord) => number;
};

/** When a record was put on its queue, in milliseconds. */
export const putOnQueueAt = ({ attributes }: Pick<SQSRecord, 'attributes'>): number =>
  Number(attributes?.SentTimestamp ?? 0);

/** Reads a record whose body is a job of this schema. Throws on anything else. */
export const jobIn =
  <Job>(schema: { readonly parse: (value: unknown) => Job }) =>
  ({ body }: Pick<SQSRecord, 'body'>): Job =>
    schema.parse(JSON.parse(body));

/**
 * Reads a record that a rule of the bus put on a queue as the event in it, of the types that `isExpected`.
 * Throws on anything else.
 */
export const eventIn =
  <Event extends DiwanEvent>(isExpected: (type: string) => boolean) =>
  ({ body }: Pick<SQSRecord, 'body'>): Event => {
    const { detail } = Object(JSON.parse(body));
    const { id, type, data } = Object(detail);
    if (typeof id !== 'string' || typeof type !== 'string' || typeof data !== 'object' || data === null)
      throw new Unexpected('no event');
    if (!isExpected(type)) throw new Unexpected('an event of an unexpected type');
    // Put on the bus by relay from the table's events, each of which has the shape of its type.
    return detail as Event;
  };

/** Handles each record of a batch; those that fail are reported and come again, the others do not. */
export async function eachRecord<Job>(event: SQSEvent, work: Work<Job>): Promise<SQSBatchResponse> {
  const { sender = ({ messageId }: SQSRecord) => messageId, sentAt = putOnQueueAt } = work;
  const inOrder = event.Records.toSorted((a, b) => sentAt(a) - sentAt(b));
  const staying = await Promise.all(
    [...Map.groupBy(inOrder, sender).values()].map((records) => stayingOf(records, work)),
  );
  return { batchItemFailures: staying.flat().map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/**
 * Handles records one after the other; gives those that stay: put off, those that fail, and all after one
 * that has failed only a few times.
 */
async function stayingOf<Job>(records: readonly SQSRecord[], work: Work<Job>): Promise<readonly SQSRecord[]> {
  const { logger, handle, queue } = work;
  const staying: SQSRecord[] = [];
  for (const [position, record] of records.entries()) {
    try {
      const job = await readOrSetAside(record, work);
      if (job === undefined) continue;
      await hideAhead(record, queue);
      if ((await handle(job.read, record)) === 'again') staying.push(record);
    } catch (error) {
      const tried = triedOf(record);
      logger.error('A record could not be handled', {
        messageId: record.messageId,
        ...nameOf(record),
        tried,
        error,
      });
      if (tried >= manyTries) countMetrics({ RecordsTriedOften: 1 }, new Date());
      const isWaitedFor = tried < Math.min(manyTries, queue.triesOf(record));
      const held = isWaitedFor ? records.slice(position) : [record];
      await hideAll(held, tried, work);
      staying.push(...held);
      if (isWaitedFor) return staying;
    }
  }
  return staying;
}

/** Reads a record, or sets it aside and gives `undefined`: it could never be handled. */
async function readOrSetAside<Job>(
  record: SQSRecord,
  { read, queue, logger }: Work<Job>,
): Promise<{ readonly read: Job } | undefined> {
  try {
    return { read: read(record) };
  } catch (fault) {
    const reason = reasonOf(fault);
    await queue.setAside(record, reason);
    logger.error('A record can never be handled: it was set aside', {
      ...{ messageId: record.messageId, ...nameOf(record), reason },
    });
    return undefined;
  }
}

/** How often the queue has handed a record over, this time included. */
export const triedOf = ({ attributes }: Pick<SQSRecord, 'attributes'>): number =>
  Number(attributes?.ApproximateReceiveCount ?? 1);

/** Seconds; longer than a function may work on a batch. A record hidden for less may come while it is worked on. */
const longerThanARun = 60;

/**
 * Hides a record that has failed often before it is tried again: a function that dies trying can no longer do
 * so, and the tries would be used up in minutes.
 */
async function hideAhead(record: SQSRecord, queue: WorkQueue): Promise<void> {
  const tried = triedOf(record);
  if (tried < manyTries || tried >= queue.triesOf(record)) return;
  const pause = pauseAfter(tried);
  if (pause > longerThanARun) await queue.hide(record, pause);
}

/**
 * Hides the record that failed, and those that wait with it, for a pause that grows with each try; after the
 * last it is shown at once, which makes the queue set it aside. A record that cannot be hidden comes again
 * after the queue's own time.
 */
async function hideAll(
  records: readonly SQSRecord[],
  tried: number,
  { queue, logger }: Pick<Work<unknown>, 'queue' | 'logger'>,
) {
  const [failed] = records;
  const isLast = failed !== undefined && tried >= queue.triesOf(failed);
  const pause = isLast ? 0 : pauseAfter(tried);
  const hidden = await Promise.allSettled(records.map((record) => queue.hide(record, pause)));
  for (const each of hidden)
    if (each.status === 'rejected') logger.warn('A record could not be hidden', { error: each.reason });
}
