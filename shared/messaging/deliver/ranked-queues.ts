import type { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { sendQueue } from '../outbox/outbox.ts';
import type { Rank } from '../policy/rate-limit.ts';
import type { MessageRef, Purpose } from '../schema.ts';

/** Hands a message that is tried again on to the queue of those whose turn it shares. */
export type RankedQueues = {
  readonly push: (ref: MessageRef, purpose: Purpose) => Promise<void>;
};

const urls = z.strictObject({ answers: z.url(), reminders: z.url(), broadcasts: z.url() });

/**
 * The queues that feed `send-sms`, from the environment: their addresses by rank.
 * @throws on the first message when they are not there or not as expected
 */
export const rankedQueues = (client: SQSClient, text: string | undefined): RankedQueues => ({
  push: (ref, purpose) => {
    if (text === undefined) throw new Error('SEND_QUEUE_URLS is not set: nothing can be tried again');
    return sendQueue(client, urls.parse(JSON.parse(text))[rankOf(purpose)]).push(ref);
  },
});

/** What answers someone goes first, what is told to everyone last. */
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
