import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { functionLogger } from '#shared/logging/index.ts';
import { fanOutQueue, limitsFrom } from '#shared/messaging/index.ts';
import { eachRecord, jobIn, jobQueue, ownQueue } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { broadcaster, broadcastJob } from './page.ts';

const logger = functionLogger();
const client = new SQSClient();
const queue = ownQueue(client);
const handle = broadcaster(
  liveContext(),
  {
    messages: fanOutQueue(client, process.env.BROADCASTS_QUEUE_URL ?? ''),
    pages: jobQueue(client, process.env.QUEUE_URL ?? ''),
  },
  { limits: limitsFrom(process.env.SENDING), perSecond: Number(process.env.SMS_PER_SECOND) },
);

/** Counts the recipients of a broadcast, and sends it a page at a time once it is confirmed. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, { ...{ logger, queue, handle }, read: jobIn(broadcastJob) });
