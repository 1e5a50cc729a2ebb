/** What an operator does, and what AWS does of its own that the local cloud does not. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  LambdaClient,
  paginateListEventSourceMappings,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { inject } from 'vitest';
import { account, awsEnvironment, clientOptions, region } from '#local/cloud/aws.ts';
import { projectRoot } from '#local/places.ts';
import { eventually } from './driver.ts';

const endpoint = inject('endpoint');
const sqs = new SQSClient({ ...clientOptions(endpoint), useQueueUrlAsEndpoint: false });
const lambda = new LambdaClient(clientOptions(endpoint));

/** Starts `npm run ops -- …` for the local stage, without a terminal. */
export function startOps(...args: readonly string[]) {
  const child = spawn(process.execPath, [join(projectRoot, 'bin/ops.ts'), ...args, '--stage', 'local'], {
    env: { ...process.env, ...awsEnvironment(endpoint) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<{ status: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (status) => resolve({ status, out, err }));
  });
  return { child, ended };
}

/** Runs `npm run ops -- …` to its end. */
export const ops = (...args: readonly string[]) => startOps(...args).ended;

export const queueArn = (name: string): string => `arn:aws:sqs:${region}:${account}:diwan-local-${name}`;
export const functionArn = (name: string): string =>
  `arn:aws:lambda:${region}:${account}:function:diwan-local-${name}`;

export async function urlOf(name: string): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: `diwan-local-${name}` }));
  return QueueUrl;
}

/** Puts a message on a queue, with what the service that puts it aside says in its attributes. */
export async function lay(
  queue: string,
  body: unknown,
  attributes: Readonly<Record<string, string>> = {},
): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: await urlOf(queue),
      MessageBody: typeof body === 'string' ? body : JSON.stringify(body),
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
      ),
    }),
  );
}

/** How much lies on a queue: to be taken, and taken. */
export async function lyingOn(queue: string): Promise<{ readonly waiting: number; readonly taken: number }> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: await urlOf(queue),
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return {
    waiting: Number(Attributes.ApproximateNumberOfMessages),
    taken: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
  };
}

/** Takes the next message off a queue that holds this word, for good. */
export async function takeOff(queue: string, word: string): Promise<string> {
  const QueueUrl = await urlOf(queue);
  return eventually(async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 1 }),
    );
    const found = Messages.find(({ Body = '' }) => Body.includes(word));
    if (found?.Body === undefined) throw new Error(`Nothing with ${word} on ${queue}`);
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: found.ReceiptHandle ?? '' }));
    return found.Body;
  });
}

/** Throws away everything on a queue. */
export const emptied = async (queue: string) =>
  sqs.send(new PurgeQueueCommand({ QueueUrl: await urlOf(queue) }));

/** Lets a function take work from its queue or stream, or not. */
export async function working(name: string, Enabled: boolean): Promise<void> {
  for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings({ client: lambda }, {})) {
    for (const { UUID, FunctionArn } of EventSourceMappings) {
      if (FunctionArn?.startsWith(functionArn(name)) !== true) continue;
      await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
    }
  }
}
