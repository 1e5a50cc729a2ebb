import type { SQSEvent } from 'aws-lambda';
import { receiveOnce, textFrom } from '#shared/conversation/index.ts';
import { prefixesFrom } from '#shared/language/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import { queueOnDemand } from '#shared/messaging/index.ts';
import { eachRecord, ownQueueOnDemand } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { phoneOf, writtenAt } from './order.ts';

const logger = functionLogger();
const context = liveContext();
const queue = ownQueueOnDemand();
const answers = queueOnDemand(process.env.SEND_QUEUE_URL);
const setting = {
  allowedPrefixes: prefixesFrom(process.env.ALLOWED_PREFIXES),
  siteUrl: (process.env.SITE_URL ?? '').replace(/\/+$/, ''),
  grants: process.env.GRANTS,
};

/** Handles the texts that AWS's two-way SMS and the doors of the gateways put on the queue. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, {
    ...{ logger, queue, handle: receive, sender: phoneOf, sentAt: writtenAt },
    read: ({ body, attributes }) => ({ text: textFrom(body, new Date(Number(attributes.SentTimestamp))) }),
  });

async function receive({ text }: { readonly text: ReturnType<typeof textFrom> }): Promise<void> {
  if (text === undefined) {
    logger.warn('A text came from something that is not a phone and cannot be answered');
    return;
  }
  const became = await receiveOnce(context, answers, text, setting);
  if (became === 'not-texted') logger.warn('A text came from a number that may not be texted');
}
