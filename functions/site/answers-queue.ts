import type { SendQueue } from '#shared/messaging/index.ts';

/** The queue of answers. Few visitors need it: its client is loaded with the first text, in no cold start. */
export function answersQueue(queueUrl: string | undefined): SendQueue {
  let opened: Promise<SendQueue> | undefined;
  return {
    async push(ref) {
      opened ??= open(queueUrl);
      await (await opened).push(ref);
    },
  };
}

async function open(queueUrl: string | undefined): Promise<SendQueue> {
  if (queueUrl === undefined) throw new Error('SEND_QUEUE_URL is not set');
  // By its address, so that it is not bundled with this module: infra/bundle.ts puts it there.
  const built = new URL('./send-answers.mjs', import.meta.url).href;
  const { openQueue }: typeof import('./send-answers.ts') = await import(built);
  return openQueue(queueUrl);
}
