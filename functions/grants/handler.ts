import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { functionLogger } from '#shared/logging/index.ts';
import { sendQueue } from '#shared/messaging/index.ts';
import { detailOf, eachRecord } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { openFiles } from '#shared/uploads/index.ts';
import { type Followed, followGrant } from './follow.ts';
import { isMorning, morning } from './morning.ts';

const logger = functionLogger();
const context = liveContext();
const files = openFiles({ bucket: process.env.FILES_BUCKET ?? '' });
const queue = sendQueue(new SQSClient(), process.env.SEND_QUEUE_URL ?? '');

/**
 * Reacts to the steps of grants: puts waiting steps to the team leader and erases names with their contact
 * person. Each morning it reminds of reports that are due, and tells panels which applications wait for them.
 */
export const handler = (event: SQSEvent) =>
  eachRecord(event, logger, (record) =>
    isMorning(record) ? morning(context, queue, files) : followGrant(context, detailOf<Followed>(record)),
  );
