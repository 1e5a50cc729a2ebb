import { SQSClient } from '@aws-sdk/client-sqs';
import { type SendQueue, sendQueue } from '#shared/messaging/index.ts';

/** The queue of answers. infra/bundle.ts builds this file apart. */
export const openQueue = (queueUrl: string): SendQueue => sendQueue(new SQSClient(), queueUrl);
