import type { SendQueue } from './outbox.ts';

/**
 * The send queue of a function that seldom hands on a message: the client of queues is loaded with the first
 * one, in no cold start. Its `push` throws when the queue's address is not set, or SQS does not take the
 * message.
 */
export function queueOnDemand(queueUrl: string | undefined): SendQueue {
  let opened: Promise<SendQueue> | undefined;
  return {
    async push(ref) {
      if (queueUrl === undefined) throw new Error('SEND_QUEUE_URL is not set');
      // infra/bundle.ts builds this file apart.
      opened ??= import('./send-queue.ts').then(({ openQueue }) => openQueue(queueUrl));
      await (await opened).push(ref);
    },
  };
}
