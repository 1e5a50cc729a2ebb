import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { receiveText, twoWaySms } from '../../shared/conversation/index.ts';
import { parsePhone } from '../../shared/language/index.ts';
import { functionLogger } from '../../shared/logging/index.ts';
import { sendQueue } from '../../shared/messaging/index.ts';
import { eachRecord } from '../../shared/queueing/index.ts';
import { liveContext } from '../../shared/table/index.ts';

const logger = functionLogger();
const context = liveContext();
const queue = sendQueue(new SQSClient(), process.env.SEND_QUEUE_URL ?? '');

/** Text messages, as AWS's two-way SMS puts them on the topic and the topic on the queue. */
export const handler = (event: SQSEvent) => eachRecord(event, logger, receive, phoneOf);

const phoneOf = ({ body, messageId }: SQSRecord): string =>
  /"originationNumber"\s*:\s*"([^"]+)"/.exec(body)?.[1] ?? messageId;

async function receive(record: SQSRecord): Promise<void> {
  const sms = twoWaySms.parse(JSON.parse(record.body));
  const phone = parsePhone(sms.originationNumber);
  if (phone === null) {
    logger.warn('A text came from something that is not a phone and cannot be answered');
    return;
  }
  await receiveText(context, queue, {
    textId: `sms:aws:${sms.inboundMessageId}`,
    phone,
    body: sms.messageBody,
    receivedAt: new Date(Number(record.attributes.SentTimestamp)),
  });
}
