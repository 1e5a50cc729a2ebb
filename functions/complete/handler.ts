import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { completePage, completingFrom } from '#shared/attendance/completion/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import { eachRecord, jobQueue } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';

const logger = functionLogger();
const context = liveContext();
const pages = jobQueue(new SQSClient(), process.env.QUEUE_URL ?? '');

/** Decides who has completed an activity that is over, a page of its roster at a time. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, logger, async (record) => {
    const completing = completingFrom(JSON.parse(record.body));
    const { registrations, next } = await completePage(context, completing);
    if (next !== undefined) await pages.push({ complete: next });
    logger.info('A page of a roster was decided', { registrations, isWhole: next === undefined });
  });
