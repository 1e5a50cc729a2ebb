import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { functionLogger } from '#shared/logging/index.ts';
import { eachRecord } from '#shared/queueing/index.ts';
import { expire } from '#shared/registration/index.ts';
import { liveContext } from '#shared/table/index.ts';

const logger = functionLogger();
const context = liveContext();
const overdue = z.object({ activityId: z.uuidv7(), personId: z.uuidv7(), deadline: z.iso.datetime() });

/**
 * Ends offers whose deadline has passed. A message that arrives too early is left on the queue to come again.
 */
export const handler = (event: SQSEvent) =>
  eachRecord(event, logger, async (record) => {
    const { activityId, personId, deadline } = overdue.parse(JSON.parse(record.body));
    if (context.now().toISOString() < deadline) throw new Error('The offer is still open');
    await expire(context, { activityId, personId }, deadline, { kind: 'system', function: 'expire-offer' });
  });
