import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { functionLogger } from '#shared/logging/index.ts';
import { type NotifiableEvent, noticesOf, post, sendQueue } from '#shared/messaging/index.ts';
import { eachRecord, eventIn, ownQueue } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';

const logger = functionLogger();
const { table } = liveContext();
const client = new SQSClient();
const queue = ownQueue(client);
const texts = sendQueue(client, process.env.SEND_QUEUE_URL ?? '');
/** infra/stacks/messaging.ts has the rule that lets these through. */
const isNews = (type: string) => /^(registration|grant)\.|^concern\.raised$/.test(type);

/** Tells people what happened to their registrations and their grants, and asks those who stay away whether they keep their places. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, {
    ...{ logger, queue, read: eventIn<NotifiableEvent>(isNews) },
    handle: async (news) => {
      for (const notice of noticesOf(news)) await post(table, texts, notice);
    },
  });
