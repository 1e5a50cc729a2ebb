/** Calls every function once, so that the first person does not wait for cold starts. */
import { InvokeCommand, LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { clientOptions } from './cloud/aws.ts';

/**
 * Asks for each page once and gives each function behind a queue or stream an empty batch.
 * Two at a time: each first call starts a process, and a small machine answers late when all do at once.
 * What a function makes of it does not matter here; a fault shows when it is really used.
 *
 * @param endpoint the local cloud
 * @param pages addresses to ask for
 */
export async function warmUp(
  endpoint: string,
  pages: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const lambda = new LambdaClient({ ...clientOptions(endpoint), maxAttempts: 1 });
  const abortSignal = signal ?? new AbortController().signal;
  try {
    const { EventSourceMappings: sources = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
    const behindQueues = new Set(sources.map(({ FunctionArn: arn = '' }) => arn));
    const calls = [
      ...pages.map((page) => async () => {
        await (await fetch(page, { redirect: 'manual', signal: abortSignal })).arrayBuffer();
      }),
      ...[...behindQueues].map((FunctionName) => async () => {
        await lambda.send(new InvokeCommand({ FunctionName, Payload: '{"Records":[]}' }), { abortSignal });
      }),
    ];
    const worker = async () => {
      for (let call = calls.shift(); call !== undefined; call = calls.shift()) {
        signal?.throwIfAborted();
        await call().catch(() => undefined);
      }
    };
    await Promise.all([worker(), worker()]);
  } finally {
    lambda.destroy();
  }
}
