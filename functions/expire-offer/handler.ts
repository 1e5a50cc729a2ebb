import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { functionLogger } from '#shared/logging/index.ts';
import { eachRecord, jobIn, ownQueue, putOff } from '#shared/queueing/index.ts';
import { expire } from '#shared/registration/index.ts';
import { liveContext } from '#shared/table/index.ts';

const logger = functionLogger();
const context = liveContext();
const queue = ownQueue(new SQSClient());
const overdue = z.object({ activityId: z.uuidv7(), personId: z.uuidv7(), deadline: z.iso.datetime() });

/** Ends offers whose deadline has passed. A message that arrives too early is hidden until then. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, {
    ...{ logger, queue, read: jobIn(overdue) },
    handle: async ({ activityId, personId, deadline }, record) => {
      const now = context.now();
      if (now.toISOString() < deadline) return putOff(queue, record, new Date(deadline), now);
      await expire(context, { activityId, personId }, deadline, { kind: 'system', function: 'expire-offer' });
      return 'done';
    },
  });
