import { SQSClient } from '@aws-sdk/client-sqs';
import { functionLogger } from '#shared/logging/index.ts';
import {
  counting,
  gatewaysFrom,
  limitsFrom,
  type Sender,
  sendersBy,
  snsSender,
  turnsOf,
} from '#shared/messaging/index.ts';
import { jobQueue, putOff, workQueue } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { queuesFrom, sendingBatches } from './send-batch.ts';

const logger = functionLogger();
const context = liveContext();
const client = new SQSClient();
const { rankOf, triesOf, addressesOf } = queuesFrom(
  process.env.QUEUE_URLS,
  process.env.QUEUE_TRIES,
  process.env.DEAD_LETTERS_URLS,
);
const queue = workQueue(client, addressesOf, ({ eventSourceARN }) =>
  triesOf(rankOf(eventSourceARN.split(':').at(-1) ?? '')),
);
const counted = (sender: Sender) =>
  counting(sender, () => logger.warn('Whether the network took a text is not known', { outcome: 'unknown' }));
const sns = counted(snsSender(process.env.SENDER_ID));

/**
 * Sends messages of the outbox; the only function that may. Answers go first, then reminders, then
 * broadcasts.
 */
export const handler = sendingBatches({
  context,
  // Someone who opted out with AWS gets no text through a gateway either.
  senders: sendersBy(gatewaysFrom(process.env.GATEWAYS), sns, (gateway) =>
    counted({
      ...sns,
      publish: async (...text) => (await import('./android.ts')).publishBy(gateway)(...text),
    }),
  ),
  limits: limitsFrom(process.env.SENDING),
  turns: turnsOf(context, Number(process.env.SMS_PER_SECOND)),
  ...{ rankOf, triesOf, queue },
  putOff: (record, until, now) => putOff(queue, record, until, now),
  renew: (record, body) => jobQueue(client, addressesOf(record).queueUrl).push(body),
  logger,
});
