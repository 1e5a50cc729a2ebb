/** Waits until the local cloud is idle. */
import { setTimeout as pause } from 'node:timers/promises';
import { LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientOptions } from './aws.ts';

export type DrainOptions = {
  readonly endpoint: string;
  /** Longest wait. */
  readonly patienceMs: number;
  /**
   * Milliseconds since a Lambda last called the cloud; 0 while something is being asked of it from outside.
   */
  readonly quietFor: () => number;
};

/**
 * A stream is polled once a second, and again a second after a failure: when nobody has called for longer,
 * its consumers have nothing left.
 */
const quietEnoughMs = 2500;
/** After so long without a call, a message taken from a queue counts as waiting for a retry. */
const retryingMs = 5000;

/**
 * Waits until the queues that Lambdas read are empty and no Lambda has called the cloud for a while; nothing
 * new should come in meanwhile. Messages that wait for a retry or for a delay stay where they are: queues
 * survive a restart, streams do not.
 *
 * @returns whether it became quiet in time
 */
export async function drain({ endpoint, patienceMs, quietFor }: DrainOptions): Promise<boolean> {
  const lambda = new LambdaClient({ ...clientOptions(endpoint), maxAttempts: 1 });
  const sqs = new SQSClient({ ...clientOptions(endpoint), maxAttempts: 1, useQueueUrlAsEndpoint: false });
  try {
    const queues = await queuesOfLambdas(lambda, sqs);
    for (const until = Date.now() + patienceMs; Date.now() < until; await pause(100)) {
      if (quietFor() < quietEnoughMs) continue;
      const { waiting, taken } = await messagesIn(sqs, queues);
      if (waiting === 0 && quietFor() >= (taken === 0 ? quietEnoughMs : retryingMs)) return true;
    }
    return false;
  } catch {
    return false; // a cloud that does not answer any more has nothing to wait for
  } finally {
    lambda.destroy();
    sqs.destroy();
  }
}

async function queuesOfLambdas(lambda: LambdaClient, sqs: SQSClient): Promise<string[]> {
  const { EventSourceMappings: sources = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
  const names = sources
    .map(({ EventSourceArn: arn = '' }) => arn.split(':'))
    .filter(([, , service]) => service === 'sqs')
    .map((parts) => parts.at(-1) ?? '');
  const urls = names.map((QueueName) => sqs.send(new GetQueueUrlCommand({ QueueName })));
  return (await Promise.all(urls)).map(({ QueueUrl = '' }) => QueueUrl);
}

/** How many messages wait for a Lambda, and how many one has taken and not finished. */
async function messagesIn(sqs: SQSClient, queues: readonly string[]) {
  const counts = await Promise.all(
    queues.map(async (QueueUrl) => {
      const { Attributes: found = {} } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      return {
        waiting: Number(found.ApproximateNumberOfMessages ?? 0),
        taken: Number(found.ApproximateNumberOfMessagesNotVisible ?? 0),
      };
    }),
  );
  return {
    waiting: counts.reduce((sum, { waiting }) => sum + waiting, 0),
    taken: counts.reduce((sum, { taken }) => sum + taken, 0),
  };
}
