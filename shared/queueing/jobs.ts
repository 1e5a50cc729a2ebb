import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** A queue of work, as those who leave some see it. */
export type JobQueue = {
  /** Leaves a job, to be taken up at once or so many seconds later. AWS: at most 900. */
  readonly push: (job: object, inSeconds?: number) => Promise<void>;
};

export const jobQueue = (client: SQSClient, queueUrl: string): JobQueue => ({
  async push(job, inSeconds) {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(job),
        ...(inSeconds === undefined ? {} : { DelaySeconds: Math.min(900, Math.ceil(inSeconds)) }),
      }),
    );
  },
});
