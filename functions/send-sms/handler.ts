import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { functionLogger } from '../../shared/logging/index.ts';
import { counting, deliver, limitsFrom, type MessageRef, snsSender } from '../../shared/messaging/index.ts';
import { eachRecord, putOff } from '../../shared/queueing/index.ts';
import { liveContext } from '../../shared/table/index.ts';

const logger = functionLogger();
const context = liveContext();
const client = new SQSClient();
const queueUrl = process.env.QUEUE_URL ?? '';
const limits = limitsFrom(process.env.SENDING);
const sns = counting(snsSender(process.env.SENDER_ID), () =>
  logger.warn('Whether the network took a text is not known', { outcome: 'unknown' }),
);

/** Sends messages of the outbox; the only function that may. */
export const handler = (event: SQSEvent) => eachRecord(event, logger, send);

async function send(record: SQSRecord) {
  // Only the outbox puts on this queue.
  const ref = JSON.parse(record.body) as MessageRef;
  const delivery = await deliver(context, () => sns, limits, ref);
  logger.info('Message handled', { messageId: ref.messageId, ...delivery });
  return delivery.became === 'held'
    ? putOff(client, queueUrl, record, delivery.until, context.now())
    : 'done';
}
