/** Looks what lies in the dead-letter queues of the local cloud. */
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientOptions } from './aws.ts';

/** A dead-letter queue with messages in it. */
export type DeadLetters = { readonly queue: string; readonly messages: number };

/** The dead-letter queues that are not empty, by their names. */
export async function deadLettersIn(endpoint: string): Promise<readonly DeadLetters[]> {
  const client = new SQSClient({ ...clientOptions(endpoint), maxAttempts: 1, useQueueUrlAsEndpoint: false });
  try {
    const { QueueUrls = [] } = await client.send(new ListQueuesCommand({ MaxResults: 1_000 }));
    const counts = await Promise.all(
      QueueUrls.filter((url) => url.endsWith('-dead')).map(async (QueueUrl) => {
        const { Attributes = {} } = await client.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
        );
        const queue = QueueUrl.split('/').at(-1) ?? '';
        return { queue, messages: Number(Attributes.ApproximateNumberOfMessages ?? 0) };
      }),
    );
    return counts.filter(({ messages }) => messages > 0).toSorted((a, b) => (a.queue < b.queue ? -1 : 1));
  } finally {
    client.destroy();
  }
}

/**
 * Says what lies in the dead-letter queues, now and whenever more has come.
 *
 * @param look reads the queues
 * @param say takes one line for each queue
 */
export function deadLetterTeller(
  look: () => Promise<readonly DeadLetters[]>,
  say: (line: string) => void,
): () => Promise<void> {
  let told = new Map<string, number>();
  return async () => {
    const found = await look();
    for (const { queue, messages } of found) {
      if (messages <= (told.get(queue) ?? 0)) continue;
      const lie = messages === 1 ? '1 message lies' : `${messages} messages lie`;
      say(
        `${lie} in the dead-letter queue ${queue}: given up on, and done by no one until it is brought back.\n` +
          `  npm run ops -- dlq show ${queue.replace(/^diwan-[a-z]+-|-dead$/g, '')}  says what and why\n` +
          '  docs/operate.md says what to do ("What was given up")',
      );
    }
    told = new Map(found.map(({ queue, messages }) => [queue, messages]));
  };
}
