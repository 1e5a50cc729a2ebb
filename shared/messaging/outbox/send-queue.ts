import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SendQueue } from './outbox.ts';

/** The send queue at this address. Its `push` throws when SQS does not take the message. */
export const sendQueue = (client: SQSClient, queueUrl: string): SendQueue => ({
  async push(ref) {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(ref) }));
  },
});

/** The same with a client of its own, for `queueOnDemand`. */
export const openQueue = (queueUrl: string): SendQueue => sendQueue(new SQSClient(), queueUrl);
