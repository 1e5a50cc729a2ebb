import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { functionLogger } from '#shared/logging/index.ts';
import { fanOutQueue, limitsFrom } from '#shared/messaging/index.ts';
import { eachRecord, jobIn, jobQueue, ownQueue } from '#shared/queueing/index.ts';
import { reminderTimesFrom } from '#shared/reminders/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { reminder, remindJob } from './page.ts';

const logger = functionLogger();
const client = new SQSClient();
const queue = ownQueue(client);
// The SDK copies every request for a log that we do not keep.
client.middlewareStack.remove('loggerMiddleware');
const handle = reminder(
  liveContext(),
  {
    messages: fanOutQueue(client, process.env.REMINDERS_QUEUE_URL ?? ''),
    pages: jobQueue(client, process.env.QUEUE_URL ?? ''),
  },
  { times: reminderTimesFrom(process.env.REMINDERS), limits: limitsFrom(process.env.SENDING) },
);

/** Reminds and tells the people of a session, a page of its roster at a time. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, {
    ...{ logger, queue, read: jobIn(remindJob) },
    handle: async (job) => logger.info('A page of a roster was told', await handle(job)),
  });
