import type { SQSEvent } from 'aws-lambda';
import { functionLogger } from '../../shared/logging/index.ts';
import { deliver, type MessageRef, snsPublisher } from '../../shared/messaging/index.ts';
import { eachRecord } from '../../shared/queueing/index.ts';
import { liveContext } from '../../shared/table/index.ts';

const logger = functionLogger();
const context = liveContext();
const publish = snsPublisher(process.env.SENDER_ID);
const allowedPrefixes = (process.env.ALLOWED_PREFIXES ?? '+9647').split(',');

/** Sends messages of the outbox; the only function that may. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, logger, async (record) => {
    // Only the outbox puts on this queue.
    const ref = JSON.parse(record.body) as MessageRef;
    const delivery = await deliver(context, publish, allowedPrefixes, ref);
    logger.info('Message handled', { messageId: ref.messageId, delivery });
  });
