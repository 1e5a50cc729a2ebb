import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { functionLogger } from '#shared/logging/index.ts';
import { type NotifiableEvent, noticesOf, post, sendQueue } from '#shared/messaging/index.ts';
import { detailOf, eachRecord } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';

const logger = functionLogger();
const { table } = liveContext();
const queue = sendQueue(new SQSClient(), process.env.SEND_QUEUE_URL ?? '');

/** Tells people what happened to their registrations and their grants, and asks those who stay away whether they keep their places. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, logger, async (record) => {
    for (const notice of noticesOf(detailOf<NotifiableEvent>(record))) await post(table, queue, notice);
  });
