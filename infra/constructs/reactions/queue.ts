import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Stage } from '#infra/settings/stages.ts';
import { named } from '../names.ts';
import { acknowledge } from './acknowledge.ts';

/**
 * A dead-letter queue, which keeps failed messages for 14 days (the longest SQS allows) until someone looks.
 */
export function deadLetterQueue(scope: Construct, stage: Stage, of: string): Queue {
  const queue = new Queue(scope, 'DeadLetters', {
    queueName: named(stage, `${of}-dead`),
    retentionPeriod: Duration.days(14),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  });
  acknowledge(queue, 'AwsSolutions-SQS3', 'This is the dead-letter queue.');
  return queue;
}

/**
 * How long a queue keeps a message. Longer than its tries last (shared/queueing/pauses.ts), held ones too;
 * shorter than its dead-letter queue, which counts from when the message was first sent.
 */
const kept = Duration.days(7);

/**
 * How often a message is tried: with the pauses between (shared/queueing/pauses.ts, which says why), for half a
 * day.
 */
export const usualTries = 20;

/** A queue whose messages go to `deadLetters` after `attempts` tries. */
export function workQueue(
  scope: Construct,
  stage: Stage,
  props: { readonly name: string; readonly deadLetters: IQueue; readonly attempts: number },
): Queue {
  return new Queue(scope, 'Queue', {
    queueName: named(stage, props.name),
    visibilityTimeout: stage.queueVisibility,
    retentionPeriod: kept,
    deadLetterQueue: { queue: props.deadLetters, maxReceiveCount: props.attempts },
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  });
}

/** Permission to put messages on a queue. */
export const sendTo = (queue: IQueue): PolicyStatement =>
  new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] });

/**
 * Permission to put messages on a queue ten at a time. AWS: `SendMessage` covers it; a stage may need a
 * separate action.
 */
export const sendInTens = (
  queue: IQueue,
  { tensAreAnAction }: Pick<Stage, 'tensAreAnAction'>,
): PolicyStatement =>
  new PolicyStatement({
    actions: ['sqs:SendMessage', ...(tensAreAnAction ? ['sqs:SendMessageBatch'] : [])],
    resources: [queue.queueArn],
  });

/** The calls that Lambda's poller makes in the function's name. AWS: AWSLambdaSQSQueueExecutionRole. */
export const consume = (...queues: readonly IQueue[]): PolicyStatement =>
  new PolicyStatement({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: queues.map(({ queueArn }) => queueArn),
  });

/** Permission to hide a message of a queue for longer than others are hidden. */
export const putOff = (...queues: readonly IQueue[]): PolicyStatement =>
  new PolicyStatement({
    actions: ['sqs:ChangeMessageVisibility'],
    resources: queues.map(({ queueArn }) => queueArn),
  });
