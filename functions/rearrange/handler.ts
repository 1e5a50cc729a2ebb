import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { functionLogger } from '#shared/logging/index.ts';
import { fanOutQueue, limitsFrom } from '#shared/messaging/index.ts';
import { eachRecord, jobIn, jobQueue, ownQueue } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { rearranger, rearrangingJob } from './page.ts';

const logger = functionLogger();
const client = new SQSClient();
const queue = ownQueue(client);
const handle = rearranger(
  liveContext(),
  {
    messages: fanOutQueue(client, process.env.REMINDERS_QUEUE_URL ?? ''),
    pages: jobQueue(client, process.env.QUEUE_URL ?? ''),
  },
  { limits: limitsFrom(process.env.SENDING) },
);

/** Moves or cancels the sessions of some days in one act, and tells each person in one text. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, { ...{ logger, queue, handle }, read: jobIn(rearrangingJob) });
