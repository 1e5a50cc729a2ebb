import type { Logger } from '@aws-lambda-powertools/logger';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { cannotBeHandled } from '#shared/queueing/index.ts';
import type { Poison } from './carried.ts';

/** Puts events on the dead-letter queue of a reader of the stream. */
export type SetAside = (poison: Poison) => Promise<void>;

/**
 * Sets an event aside: to the queue at this address goes the event as it stands in the table, or its keys
 * where it cannot be decoded; to the log its id, type and keys. Throws when the queue does not take it.
 */
export const setAsideOn =
  (client: SQSClient, deadLettersUrl: string, logger: Logger): SetAside =>
  async ({ event, ...known }) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: deadLettersUrl,
        MessageBody: JSON.stringify(event ?? { keys: known.keys }),
        MessageAttributes: cannotBeHandled(known.reason),
      }),
    );
    logger.error('An event can never be handled: it was set aside', known);
  };
