import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { functionLogger } from '../../shared/logging/index.ts';
import {
  androidPublish,
  counting,
  deliver,
  gatewaySecrets,
  gatewaysFrom,
  limitsFrom,
  type MessageRef,
  type Sender,
  sendersBy,
  snsSender,
  versionsOf,
} from '../../shared/messaging/index.ts';
import { eachRecord, putOff } from '../../shared/queueing/index.ts';
import { liveContext } from '../../shared/table/index.ts';

const logger = functionLogger();
const context = liveContext();
const client = new SQSClient();
const queueUrl = process.env.QUEUE_URL ?? '';
const limits = limitsFrom(process.env.SENDING);
const counted = (sender: Sender) =>
  counting(sender, () => logger.warn('Whether the network took a text is not known', { outcome: 'unknown' }));
const sns = counted(snsSender(process.env.SENDER_ID));
const secrets = gatewaySecrets(versionsOf(process.env.GATEWAY_SECRET_ARN ?? ''));
// Who asked AWS for no more texts gets none by another way either.
const senders = sendersBy(gatewaysFrom(process.env.GATEWAYS), sns, (gateway) =>
  counted({ ...sns, publish: androidPublish(gateway, secrets) }),
);

/** Sends messages of the outbox; the only function that may. */
export const handler = (event: SQSEvent) => eachRecord(event, logger, send);

async function send(record: SQSRecord) {
  // Only the outbox puts on this queue.
  const ref = JSON.parse(record.body) as MessageRef;
  const delivery = await deliver(context, senders, limits, ref);
  logger.info('Message handled', { messageId: ref.messageId, ...delivery });
  return delivery.became === 'held'
    ? putOff(client, queueUrl, record, delivery.until, context.now())
    : 'done';
}
