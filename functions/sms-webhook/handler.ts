import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { textToQueue } from '../../shared/conversation/index.ts';
import { functionLogger } from '../../shared/logging/index.ts';
import { gatewaySecrets, keepReport, versionsOf } from '../../shared/messaging/index.ts';
import { liveContext } from '../../shared/table/index.ts';
import { webhookHandler } from './webhook.ts';

const { table } = liveContext();
const queue = new SQSClient();

/** Texts and delivery reports of gateways other than AWS's own. */
export const handler = webhookHandler({
  siteUrl: process.env.SITE_URL,
  secrets: gatewaySecrets(versionsOf(process.env.GATEWAY_SECRET_ARN ?? '')),
  handOn: async (text) => {
    const MessageBody = textToQueue(text);
    await queue.send(new SendMessageCommand({ QueueUrl: process.env.INBOUND_QUEUE_URL, MessageBody }));
  },
  keepReport: (report) => keepReport(table, report),
  logger: functionLogger(),
});
