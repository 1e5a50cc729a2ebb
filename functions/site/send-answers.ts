import { SQSClient } from '@aws-sdk/client-sqs';
import { type SendQueue, sendQueue } from '#shared/messaging/index.ts';

/** The queue of answers, in a file of its own that infra/bundle.ts builds apart: answers-queue.ts loads it when it is needed. */
export const openQueue = (queueUrl: string): SendQueue => sendQueue(new SQSClient(), queueUrl);
