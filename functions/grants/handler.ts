import type { SQSEvent } from 'aws-lambda';
import { functionLogger } from '#shared/logging/index.ts';
import { queueOnDemand } from '#shared/messaging/index.ts';
import { eachRecord, eventIn, ownQueueOnDemand } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { openFiles } from '#shared/uploads/index.ts';
import { type Followed, followGrant, isFollowed } from './follow.ts';
import { isMorning, morning } from './morning.ts';

const logger = functionLogger();
const context = liveContext();
const files = openFiles({ bucket: process.env.FILES_BUCKET ?? '' });
const queue = ownQueueOnDemand();
const texts = queueOnDemand(process.env.SEND_QUEUE_URL);
const eventOf = eventIn<Followed>(isFollowed);

/**
 * Reacts to the steps of grants: puts waiting steps to the team leader and erases names with their contact
 * person. Each morning it reminds of reports that are due, and tells panels which applications wait for them.
 */
export const handler = (event: SQSEvent) =>
  eachRecord(event, {
    ...{ logger, queue },
    read: (record) => (isMorning(record) ? 'morning' : eventOf(record)),
    handle: (job) => (job === 'morning' ? morning(context, texts, files) : followGrant(context, job)),
  });
