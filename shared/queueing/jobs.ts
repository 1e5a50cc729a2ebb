import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** A queue of work, for those who put jobs on it. */
export type JobQueue = {
  /** Puts a job on the queue, to be started at once or so many seconds later. AWS: at most 900. */
  readonly push: (job: object, inSeconds?: number) => Promise<void>;
};

/**
 * The job queue at this address. Longer delays are cut to 900 seconds; `push` throws when SQS refuses the
 * job.
 */
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
