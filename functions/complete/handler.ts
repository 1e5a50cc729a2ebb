import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { completePage, completingFrom } from '#shared/attendance/completion/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import { eachRecord, jobQueue, ownQueue } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';

const logger = functionLogger();
const context = liveContext();
const client = new SQSClient();
const queue = ownQueue(client);
const pages = jobQueue(client, process.env.QUEUE_URL ?? '');

/** Decides who has completed an activity that is over, a page of its roster at a time. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, {
    ...{ logger, queue },
    read: ({ body }) => completingFrom(JSON.parse(body)),
    handle: async (completing) => {
      const { registrations, next } = await completePage(context, completing);
      if (next !== undefined) await pages.push({ complete: next });
      logger.info('A page of a roster was decided', { registrations, isWhole: next === undefined });
    },
  });
