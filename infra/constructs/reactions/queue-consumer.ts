import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Deployment } from '#infra/deployment.ts';
import { type LambdaFunctionProps, lambdaFunction } from '../lambda-function.ts';
import { named } from '../names.ts';
import type { Watched } from '../watching/watched.ts';
import { consume, deadLetterQueue, putOff, sendTo, workQueue } from './queue.ts';

export interface QueueConsumerProps extends LambdaFunctionProps {
  /**
   * How many batches are worked on at once, so that one backlog cannot starve the others. AWS: at least 2.
   */
  readonly maxConcurrency: number;
  /**
   * Messages handed over together. Default 10, the most without a waiting window. Fewer where each is slow.
   */
  readonly batchSize?: number;
  /**
   * Tries before a message is set aside. Default 5. More where the other side is known to be away for long.
   */
  readonly attempts?: number;
  /**
   * Whether the handler may hide a message for up to twelve hours. Default no. It is told the queue as
   * `QUEUE_URL`. A queue on which messages wait on purpose is guarded by the number of visible messages, not
   * by the age of the oldest.
   */
  readonly putsOff?: true;
  /**
   * Whether the handler puts the next page on its own queue, so that no list is too long for it. Default no.
   * It is told the queue as `QUEUE_URL`.
   */
  readonly continues?: true;
}

export interface QueueConsumer {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly watched: Watched;
}

/**
 * A function behind a queue of its own, with a dead-letter queue of its own. The handler answers with
 * `batchItemFailures`; only those messages come again, after the stage's `queueVisibility`.
 */
export function queueConsumer(
  scope: Construct,
  deployment: Deployment,
  props: QueueConsumerProps,
): QueueConsumer {
  const { stage } = deployment;
  const home = new Construct(scope, `${props.name}-consumer`);
  const deadLetters = deadLetterQueue(home, stage, props.name);
  const queue = workQueue(home, stage, { name: props.name, deadLetters, attempts: props.attempts ?? 5 });
  const target = lambdaFunction(home, deployment, {
    timeout: stage.queueTimeout,
    ...props,
    environment: {
      ...props.environment,
      ...((props.putsOff || props.continues) && { QUEUE_URL: queue.queueUrl }),
    },
    permissions: [
      consume(queue),
      ...(props.putsOff ? [putOff(queue)] : []),
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
    ...(props.putsOff && { putsOff: props.putsOff }),
  };
  return { queue, deadLetters, watched };
}
