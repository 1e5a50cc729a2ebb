import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Deployment } from '#infra/deployment.ts';
import { type LambdaFunctionProps, lambdaFunction } from '../lambda-function.ts';
import { named } from '../names.ts';
import type { Watched } from '../watching/watched.ts';
import { consume, deadLetterQueue, putOff, sendTo, usualTries, workQueue } from './queue.ts';

export interface QueueConsumerProps extends LambdaFunctionProps {
  /**
   * How many batches are worked on at once, so that one backlog cannot starve the others. AWS: at least 2.
   */
  readonly maxConcurrency: number;
  /**
   * Messages handed over together. Default 10, the most without a waiting window. Fewer where each is slow.
   */
  readonly batchSize?: number;
  /** Whether the handler puts the next page on its own queue, so that no list is too long for it. Default no. */
  readonly continues?: true;
}

/** A queue of work, and where it puts what it gave up. */
export interface QueueSet {
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
}

export interface QueueConsumer extends QueueSet {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly watched: Watched;
}

/**
 * A function behind a queue of its own, with a dead-letter queue of its own; it is told both as `QUEUE_URL`
 * and `DEAD_LETTERS_URL`. The handler answers with `batchItemFailures`; only those messages come again, after
 * pauses that grow over half a day (shared/queueing/each-record.ts). A message that can never be handled it
 * sets aside itself.
 */
export function queueConsumer(
  scope: Construct,
  deployment: Deployment,
  props: QueueConsumerProps,
): QueueConsumer {
  const { stage } = deployment;
  const home = new Construct(scope, `${props.name}-consumer`);
  const deadLetters = deadLetterQueue(home, stage, props.name);
  const queue = workQueue(home, stage, { name: props.name, deadLetters, attempts: usualTries });
  const target = lambdaFunction(home, deployment, {
    timeout: stage.queueTimeout,
    ...props,
    environment: {
      ...props.environment,
      ...{ QUEUE_URL: queue.queueUrl, DEAD_LETTERS_URL: deadLetters.queueUrl },
    },
    permissions: [
      consume(queue),
      putOff(queue),
      sendTo(deadLetters),
      ...(props.continues ? [sendTo(queue)] : []),
      ...(props.permissions ?? []),
    ],
  });
  new EventSourceMapping(home, 'Source', {
    target,
    eventSourceArn: queue.queueArn,
    batchSize: props.batchSize ?? 10,
    maxConcurrency: props.maxConcurrency,
    reportBatchItemFailures: true,
  });
  const watched: Watched = {
    function: named(stage, props.name),
    queue: named(stage, props.name),
    deadLetters: named(stage, `${props.name}-dead`),
  };
  return { queue, deadLetters, watched };
}
