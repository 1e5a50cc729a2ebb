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
  const { openQueue } = await import('./send-answers.ts');
  return openQueue(queueUrl);
}
