/** Queues in memory, as far as SQS's documentation tells what each call does: for what SQS alone cannot be made to do. */
import { randomUUID } from 'node:crypto';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';

type Kept = {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly cameFrom?: string;
  receipt?: string;
  visibleAt: number;
};

export type Laid = Partial<Pick<Kept, 'id' | 'sentAt' | 'attributes' | 'cameFrom'>>;

const arnOf = (name: string): string => `arn:aws:sqs:me-central-1:000000000000:${name}`;
const urlOf = (name: string): string => `http://queues/${name}`;

/**
 * Queues by their full names, each with the name of its dead-letter queue where it has one. `die` ends the process, so to
 * speak: it is called before each call, by its name, and throws when the call shall not be made.
 */
export function memoryQueues(names: Readonly<Record<string, string | undefined>>) {
  const kept = new Map<string, Kept[]>(Object.keys(names).map((name) => [name, []]));
  let die: (call: string) => void = () => {};
  const on = (url: string | undefined): Kept[] => {
    const found = kept.get(url?.split('/').at(-1) ?? '');
    if (found === undefined) throw new Error(`No queue ${url}`);
    return found;
  };
  const put = (queue: Kept[], body: string, as: Laid = {}): string => {
    const id = as.id ?? randomUUID();
    queue.push({ id, body, sentAt: Date.now(), attributes: {}, visibleAt: 0, ...as });
    return id;
  };

  const client = new SQSClient({ region: 'me-central-1' });
  const mock = mockClient(client);
  mock.on(ListQueuesCommand).callsFake(() => ({ QueueUrls: [...kept.keys()].map(urlOf) }));
  mock.on(GetQueueUrlCommand).callsFake(({ QueueName }) => {
    on(QueueName);
    return { QueueUrl: urlOf(QueueName) };
  });
  mock.on(GetQueueAttributesCommand).callsFake(({ QueueUrl }) => {
    const name = QueueUrl.split('/').at(-1);
    const dead = names[name];
    const visible = on(QueueUrl).filter(({ visibleAt }) => visibleAt <= Date.now()).length;
    return {
      Attributes: {
        QueueArn: arnOf(name),
        ApproximateNumberOfMessages: String(visible),
        ApproximateNumberOfMessagesNotVisible: String(on(QueueUrl).length - visible),
        ...(dead === undefined
          ? {}
          : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf(dead), maxReceiveCount: 5 }) }),
      },
    };
  });
  mock
    .on(ReceiveMessageCommand)
    .callsFake(({ QueueUrl, MaxNumberOfMessages = 1, VisibilityTimeout = 30 }) => {
      die('receive');
      const visible = on(QueueUrl).filter(({ visibleAt }) => visibleAt <= Date.now());
      return {
        Messages: visible.slice(0, MaxNumberOfMessages).map((message) => {
          message.receipt = randomUUID();
          message.visibleAt = Date.now() + VisibilityTimeout * 1000;
          return {
            MessageId: message.id,
            ReceiptHandle: message.receipt,
            Body: message.body,
            Attributes: {
              SentTimestamp: String(message.sentAt),
              ...(message.cameFrom === undefined
                ? {}
                : { DeadLetterQueueSourceArn: arnOf(message.cameFrom) }),
            },
            MessageAttributes: Object.fromEntries(
              Object.entries(message.attributes).map(([name, StringValue]) => [
                name,
                { DataType: 'String', StringValue },
              ]),
            ),
          };
        }),
      };
    });
  mock.on(SendMessageCommand).callsFake(({ QueueUrl, MessageBody }) => {
    die('send');
    return { MessageId: put(on(QueueUrl), MessageBody) };
  });
  mock.on(SendMessageBatchCommand).callsFake(({ QueueUrl, Entries }) => {
    die('send');
    for (const { MessageBody } of Entries) put(on(QueueUrl), MessageBody);
    return { Failed: [] };
  });
  mock.on(DeleteMessageCommand).callsFake(({ QueueUrl, ReceiptHandle }) => {
    die('delete');
    const queue = on(QueueUrl);
    const position = queue.findIndex(({ receipt }) => receipt === ReceiptHandle);
    if (position >= 0) queue.splice(position, 1);
    return {};
  });
  mock.on(ChangeMessageVisibilityBatchCommand).callsFake(({ QueueUrl, Entries }) => {
    die('give back');
    for (const { ReceiptHandle, VisibilityTimeout } of Entries) {
      const message = on(QueueUrl).find(({ receipt }) => receipt === ReceiptHandle);
      if (message !== undefined) message.visibleAt = Date.now() + VisibilityTimeout * 1000;
    }
    return {};
  });

  return {
    client,
    arnOf,
    /** Puts a message on a queue as it would lie there. */
    lay: (name: string, body: unknown, as: Laid = {}) =>
      put(on(urlOf(name)), typeof body === 'string' ? body : JSON.stringify(body), {
        sentAt: Date.now() - 60_000,
        ...as,
      }),
    /** What lies on a queue: whether it can be taken, and what it is. */
    on: (name: string) =>
      on(urlOf(name)).map(({ id, body, visibleAt }) => ({ id, body, isVisible: visibleAt <= Date.now() })),
    /** Takes everything off a queue, as a function does that handles it. */
    take: (name: string) => on(urlOf(name)).splice(0),
    /** Time passes: what a process that is gone had taken can be taken again. */
    untilVisible: () => {
      for (const queue of kept.values()) for (const message of queue) message.visibleAt = 0;
    },
    dieAt: (next: (call: string) => void) => {
      die = next;
    },
  };
}
