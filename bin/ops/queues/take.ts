import {
  ChangeMessageVisibilityBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Queue } from './queues.ts';

/** A message as it lies in a dead-letter queue. */
export type SetAside = {
  /** SQS's id, which it keeps when SQS itself sets it aside. */
  readonly messageId: string;
  readonly receipt: string;
  readonly body: string;
  /** When it was first put on a queue. */
  readonly since: Date;
  /** The message attributes: EventBridge and Scheduler say in them why. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The ARN of the queue it came from, where SQS set it aside. */
  readonly cameFrom?: string;
};

/** AWS: at most ten messages in one request. */
const atOnce = 10;
/** How long a message that is looked at stays hidden from others, in seconds. */
const hidden = 60;
/** A standard queue answers from some of its servers only: so many empty answers count as empty. */
const emptyAnswers = 3;

/** Takes up to ten messages, which stay hidden for a minute unless they are deleted or given back. */
export async function take(
  sqs: SQSClient,
  { url }: Pick<Queue, 'url'>,
  most = atOnce,
): Promise<readonly SetAside[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: Math.min(atOnce, most),
      VisibilityTimeout: hidden,
      WaitTimeSeconds: 1,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['SentTimestamp', 'DeadLetterQueueSourceArn'],
    }),
  );
  return Messages.map(setAside);
}

function setAside({ MessageId, ReceiptHandle, Body, Attributes, MessageAttributes }: Message): SetAside {
  const attributes = Object.entries(MessageAttributes ?? {}).map(
    ([name, { StringValue = '' }]) => [name, StringValue] as const,
  );
  const cameFrom = Attributes?.DeadLetterQueueSourceArn;
  return {
    messageId: MessageId ?? '',
    receipt: ReceiptHandle ?? '',
    body: Body ?? '',
    since: new Date(Number(Attributes?.SentTimestamp ?? 0)),
    attributes: Object.fromEntries(attributes),
    ...(cameFrom === undefined ? {} : { cameFrom }),
  };
}

/** Makes taken messages visible again at once. One whose minute is over is visible already. */
export async function giveBack(
  sqs: SQSClient,
  { url }: Pick<Queue, 'url'>,
  messages: readonly SetAside[],
): Promise<void> {
  for (let start = 0; start < messages.length; start += atOnce) {
    await sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: url,
        Entries: messages.slice(start, start + atOnce).map(({ receipt }, position) => ({
          Id: String(position),
          ReceiptHandle: receipt,
          VisibilityTimeout: 0,
        })),
      }),
    );
  }
}

/**
 * Looks at up to `most` messages of a queue, the oldest first, and gives them back. Of a long queue SQS shows
 * some, not always the oldest.
 */
export async function lookInto(
  sqs: SQSClient,
  queue: Pick<Queue, 'url'>,
  most: number,
): Promise<readonly SetAside[]> {
  const seen = new Map<string, SetAside>();
  try {
    for (let empty = 0; empty < emptyAnswers && seen.size < most; ) {
      const before = seen.size;
      for (const message of await take(sqs, queue, most - seen.size)) seen.set(message.messageId, message);
      if (seen.size === before) empty += 1;
    }
  } finally {
    await giveBack(sqs, queue, [...seen.values()]);
  }
  return [...seen.values()].toSorted((a, b) => a.since.getTime() - b.since.getTime());
}
