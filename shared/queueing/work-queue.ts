import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { usualTries } from './pauses.ts';

/** The queue that a function takes its records from, as far as the function moves them. */
export type WorkQueue = {
  /** Hides a record for so many seconds from now. AWS: at most twelve hours. */
  readonly hide: (record: SQSRecord, seconds: number) => Promise<void>;
  /** Puts a copy of a record on the dead-letter queue, with the reason. */
  readonly setAside: (record: SQSRecord, reason: string) => Promise<void>;
  /** How often the queue hands a record over before it sets it aside. */
  readonly triesOf: (record: SQSRecord) => number;
};

/** The addresses of a queue and of its dead letters. */
export type QueueAddresses = { readonly queueUrl: string; readonly deadLettersUrl: string };

/** Says on a message that was set aside why, by the names that AWS uses for that (EventBridge, Scheduler). */
export const cannotBeHandled = (reason: string) => ({
  ERROR_CODE: { DataType: 'String', StringValue: 'CANNOT_BE_HANDLED' },
  ERROR_MESSAGE: { DataType: 'String', StringValue: reason },
});

/** The queue of a function that has one, from its environment (infra/constructs/reactions/queue-consumer.ts). */
export const ownQueue = (client: SQSClient, environment: NodeJS.ProcessEnv = process.env): WorkQueue =>
  workQueue(client, () => ({
    queueUrl: environment.QUEUE_URL ?? '',
    deadLettersUrl: environment.DEAD_LETTERS_URL ?? '',
  }));

/** The same with a client of its own, for `ownQueueOnDemand`. */
export const openOwnQueue = (): WorkQueue => ownQueue(new SQSClient());

/**
 * The queues of a function, on SQS.
 * @param addressesOf the queue of a record
 * @param triesOf default: `usualTries`
 */
export const workQueue = (
  client: SQSClient,
  addressesOf: (record: SQSRecord) => QueueAddresses,
  triesOf: WorkQueue['triesOf'] = () => usualTries,
): WorkQueue => ({
  triesOf,
  async hide(record, seconds) {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: addressesOf(record).queueUrl,
        ReceiptHandle: record.receiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  },
  async setAside(record, reason) {
    await client.send(
      new SendMessageCommand({
        QueueUrl: addressesOf(record).deadLettersUrl,
        MessageBody: record.body,
        MessageAttributes: cannotBeHandled(reason),
      }),
    );
  },
});
