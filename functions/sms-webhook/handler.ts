import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { textToQueue } from '#shared/conversation/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import {
  gatewaySecrets,
  keepReport,
  rankedQueues,
  secondsFrom,
  versionsOf,
} from '#shared/messaging/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { webhookHandler } from './webhook.ts';

const context = liveContext();
const queue = new SQSClient();
const reporting = {
  queue: rankedQueues(queue, process.env.SEND_QUEUE_URLS),
  triedAgainAfter: secondsFrom(process.env.TRIED_AGAIN_AFTER),
  actor: { kind: 'system', function: 'sms-webhook' },
} as const;

/** Texts and delivery reports of gateways other than AWS's own. */
export const handler = webhookHandler({
  siteUrl: process.env.SITE_URL,
  secrets: gatewaySecrets(versionsOf(process.env.GATEWAY_SECRET_ARN ?? '')),
  handOn: async (text) => {
    const MessageBody = textToQueue(text);
    await queue.send(new SendMessageCommand({ QueueUrl: process.env.INBOUND_QUEUE_URL, MessageBody }));
  },
  keepReport: (report) => keepReport(context, reporting, report),
  logger: functionLogger(),
});
