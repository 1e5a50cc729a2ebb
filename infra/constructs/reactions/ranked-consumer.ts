import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Deployment } from '#infra/deployment.ts';
import { type LambdaFunctionProps, lambdaFunction } from '../lambda-function.ts';
import { named } from '../names.ts';
import type { Watched } from '../watching/watched.ts';
import { consume, deadLetterQueue, putOff, sendTo, workQueue } from './queue.ts';

export interface RankedConsumerProps<Rank extends string> extends LambdaFunctionProps {
  /**
   * The queues that feed it, by their rank. The function is told their addresses as `QUEUE_URLS`, their tries
   * as `QUEUE_TRIES`, the addresses of their dead letters as `DEAD_LETTERS_URLS`.
   */
  readonly queues: Readonly<Record<Rank, RankedQueueProps>>;
  /** How many batches of each queue are worked on at once. AWS: at least 2. */
  readonly maxConcurrency: number;
}

export interface RankedQueueProps {
  readonly name: string;
  /**
   * Tries before a message is set aside. More for a lower rank: a message that others of a higher rank keep
   * waiting uses up a try each time it is handed over in vain.
   */
  readonly attempts: number;
}

export interface RankedConsumer<Rank extends string> {
  readonly queues: Readonly<Record<Rank, Queue>>;
  readonly watched: Watched;
}

/** The addresses of queues by rank, as a function is told them. */
export const urlsOf = (queues: Readonly<Record<string, IQueue>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(queues).map(([rank, queue]) => [rank, queue.queueUrl])));

/** How often each hands a message over before it is set aside, as a function is told it. */
const triesOf = (queues: Readonly<Record<string, RankedQueueProps>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(queues).map(([rank, { attempts }]) => [rank, attempts])));

/**
 * One function behind several queues, each with a dead-letter queue of its own, so that a long one keeps no
 * other waiting. Which goes first the function decides; it may hide messages of each for up to twelve hours.
 */
export function rankedConsumer<Rank extends string>(
  scope: Construct,
  deployment: Deployment,
  { queues: wanted, maxConcurrency, ...props }: RankedConsumerProps<Rank>,
): RankedConsumer<Rank> {
  const { stage } = deployment;
  const home = new Construct(scope, `${props.name}-consumer`);
  // The first keeps the id it had as the only queue: it is not replaced, and its messages are not lost.
  const made = Object.entries<RankedQueueProps>(wanted).map(([rank, { name, attempts }], position) => {
    const place = position === 0 ? home : new Construct(home, rank);
    const deadLetters = deadLetterQueue(place, stage, name);
    return { rank, name, deadLetters, queue: workQueue(place, stage, { name, deadLetters, attempts }) };
  });
  const all = made.map(({ queue }) => queue);
  // A queue of each rank was made above, which Object.fromEntries cannot know.
  const byRank = Object.fromEntries(made.map(({ rank, queue }) => [rank, queue])) as Record<Rank, Queue>;
  const deadByRank = Object.fromEntries(made.map(({ rank, deadLetters }) => [rank, deadLetters]));
  const target = lambdaFunction(home, deployment, {
    timeout: stage.queueTimeout,
    ...props,
    environment: {
      ...props.environment,
      QUEUE_URLS: urlsOf(byRank),
      QUEUE_TRIES: triesOf(wanted),
      DEAD_LETTERS_URLS: urlsOf(deadByRank),
    },
    permissions: [
      consume(...all),
      putOff(...all),
      // A message held for long is put on its queue anew.
      ...all.map((queue) => sendTo(queue)),
      ...made.map(({ deadLetters }) => sendTo(deadLetters)),
      ...(props.permissions ?? []),
    ],
  });
  for (const { rank, queue } of made) {
    const isFirst = queue === all[0];
    new EventSourceMapping(home, isFirst ? 'Source' : `${rank}-source`, {
      target,
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      maxConcurrency,
      reportBatchItemFailures: true,
    });
  }
  const feeds = made.map(({ name }) => ({
    queue: named(stage, name),
    deadLetters: named(stage, `${name}-dead`),
    putsOff: true as const,
  }));
  return {
    queues: byRank,
    watched: { function: named(stage, props.name), ...feeds[0], alsoFrom: feeds.slice(1) },
  };
}
