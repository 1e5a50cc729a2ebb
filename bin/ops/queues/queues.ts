import {
  GetQueueAttributesCommand,
  paginateListQueues,
  type QueueAttributeName,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Installation } from '#bin/ops/frame/installation.ts';
import { WrongUsage } from '#bin/ops/frame/wrong-usage.ts';

/** A queue of the installation. */
export type Queue = {
  /** As operators call it: `notify`, `notify-dead`. */
  readonly short: string;
  readonly url: string;
  readonly arn: string;
  /** Messages that wait to be taken. */
  readonly waiting: number;
  /** Messages that were taken and are not done, or are held until later. */
  readonly taken: number;
  /** Messages that were put on it with a delay. */
  readonly delayed: number;
};

/** A queue of work. */
export type WorkQueue = Queue & {
  /** The ARN of the queue that takes what fails. */
  readonly failuresTo?: string;
  /** How often a message is handed over before it is set aside. */
  readonly tries?: number;
};

/** A dead-letter queue. */
export type DeadQueue = Queue & {
  /** What it is called by what it is for: `notify`. */
  readonly of: string;
  /** The queue whose failures it takes; absent for those of a stream or a function. */
  readonly source?: WorkQueue;
};

export type Queues = { readonly work: readonly WorkQueue[]; readonly dead: readonly DeadQueue[] };

/** The client of queues; the local cloud's addresses stay those it gives out. */
export const queueClient = ({ settings, isLocal }: Installation): SQSClient =>
  new SQSClient({ ...settings, ...(isLocal ? { useQueueUrlAsEndpoint: false } : {}) });

const counts: readonly QueueAttributeName[] = [
  'QueueArn',
  'RedrivePolicy',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];
const deadEnding = '-dead';

/** Every queue of an installation, by name, with how much is on it. Numbers of SQS are approximate. */
export async function queuesOf(installation: Installation, sqs: SQSClient): Promise<Queues> {
  const found: WorkQueue[] = [];
  const QueueNamePrefix = installation.named('');
  for await (const { QueueUrls = [] } of paginateListQueues(
    { client: sqs, pageSize: 1000 },
    { QueueNamePrefix },
  )) {
    found.push(...(await Promise.all(QueueUrls.map((url) => queueAt(installation, sqs, url)))));
  }
  const sorted = found.toSorted((a, b) => (a.short < b.short ? -1 : 1));
  const isDead = ({ arn, short }: Queue) =>
    short.endsWith(deadEnding) || sorted.some(({ failuresTo }) => failuresTo === arn);
  return {
    work: sorted.filter((queue) => !isDead(queue)),
    dead: sorted.filter(isDead).map((queue) => {
      const source = sorted.find(({ failuresTo }) => failuresTo === queue.arn);
      const of = queue.short.endsWith(deadEnding) ? queue.short.slice(0, -deadEnding.length) : queue.short;
      return { ...queue, of, ...(source === undefined ? {} : { source }) };
    }),
  };
}

async function queueAt(installation: Installation, sqs: SQSClient, url: string): Promise<WorkQueue> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...counts] }),
  );
  const fullName = url.split('/').at(-1) ?? '';
  const policy = Attributes.RedrivePolicy === undefined ? {} : JSON.parse(Attributes.RedrivePolicy);
  const count = (name: QueueAttributeName) => Number(Attributes[name] ?? 0);
  return {
    short: installation.shortOf(fullName) ?? fullName,
    url,
    arn: Attributes.QueueArn ?? '',
    waiting: count('ApproximateNumberOfMessages'),
    taken: count('ApproximateNumberOfMessagesNotVisible'),
    delayed: count('ApproximateNumberOfMessagesDelayed'),
    ...(policy.deadLetterTargetArn === undefined
      ? {}
      : { failuresTo: policy.deadLetterTargetArn, tries: Number(policy.maxReceiveCount) }),
  };
}

/**
 * The dead-letter queue an operator names: by what it is for (`notify`), or by its own name, short or whole.
 * @throws {WrongUsage} naming those there are
 */
export function deadQueueNamed({ dead }: Queues, installation: Installation, name: string): DeadQueue {
  const short = installation.shortOf(name) ?? name;
  const queue = dead.find(({ of, short: own }) => of === short || own === short);
  if (queue !== undefined) return queue;
  throw new WrongUsage(
    `There is no dead-letter queue ${name}. There are: ${dead.map(({ of }) => of).join(', ')}.`,
  );
}
