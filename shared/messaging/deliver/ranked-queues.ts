import type { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { sendQueue } from '../outbox/send-queue.ts';
import type { Rank } from '../policy/rate-limit.ts';
import type { MessageRef, Purpose } from '../schema.ts';

/** Puts a message that is tried again on the queue of its rank. */
export type RankedQueues = {
  readonly push: (ref: MessageRef, purpose: Purpose) => Promise<void>;
};

const urls = z.strictObject({ answers: z.url(), reminders: z.url(), broadcasts: z.url() });

/**
 * The queues that feed `send-sms`, from the environment: their addresses by rank.
 * @throws on the first message when the setting is missing or malformed
 */
export const rankedQueues = (client: SQSClient, text: string | undefined): RankedQueues => ({
  push: (ref, purpose) => {
    if (text === undefined) throw new Error('SEND_QUEUE_URLS is not set: nothing can be tried again');
    return sendQueue(client, urls.parse(JSON.parse(text))[rankOf(purpose)]).push(ref);
  },
});

/** Answers go first, broadcasts last. */
function rankOf(purpose: Purpose): Rank {
  switch (purpose) {
    case 'broadcast':
      return 'broadcasts';
    case 'reminder':
    case 'notice':
      return 'reminders';
    default:
      return 'answers';
  }
}
