import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Outgoing } from '../schema.ts';

/** AWS: at most ten messages in one `SendMessageBatch`. */
const mostAtOnce = 10;

/** The queue of those who send to many people at once. */
export type FanOutQueue = {
  /**
   * Puts the messages on the queue, ten at a time, and gives those that the queue did not take: push them
   * again. Pushing twice is harmless: the second finds the message claimed.
   * @throws when the queue does not answer; some messages may be on it by then
   */
  readonly pushAll: (messages: readonly Outgoing[]) => Promise<readonly Outgoing[]>;
};

/** The fan-out queue at this address, on SQS. */
export const fanOutQueue = (client: SQSClient, queueUrl: string): FanOutQueue => ({
  async pushAll(messages) {
    const batches: (readonly Outgoing[])[] = [];
    for (let start = 0; start < messages.length; start += mostAtOnce)
      batches.push(messages.slice(start, start + mostAtOnce));
    const refused = await Promise.all(
      batches.map(async (batch) => {
        const Entries = batch.map((message, position) => ({
          Id: String(position),
          MessageBody: JSON.stringify(message),
        }));
        const { Failed = [] } = await client.send(
          new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }),
        );
        return Failed.flatMap(({ Id }) => batch[Number(Id)] ?? []);
      }),
    );
    return refused.flat();
  },
});
