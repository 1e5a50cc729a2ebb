import type { SendQueue } from '../../shared/messaging/index.ts';

/** The queue of answers. Few visitors need it: what speaks to it is loaded with the first text, in no cold start. */
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
  const [{ SQSClient }, { sendQueue }] = await Promise.all([
    import('@aws-sdk/client-sqs'),
    import('../../shared/messaging/index.ts'),
  ]);
  return sendQueue(new SQSClient(), queueUrl);
}
