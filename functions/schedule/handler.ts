import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SQSEvent } from 'aws-lambda';
import type { EventOf } from '../../events/index.ts';
import { functionLogger } from '../../shared/logging/index.ts';
import { detailOf, eachRecord } from '../../shared/queueing/index.ts';
import { scheduleExpiry } from './schedule-expiry.ts';

const logger = functionLogger();
const scheduler = new SchedulerClient();
const target = {
  group: process.env.SCHEDULE_GROUP ?? '',
  queueArn: process.env.EXPIRE_OFFER_QUEUE_ARN ?? '',
  roleArn: process.env.SCHEDULER_ROLE_ARN ?? '',
};

/** Sets, for each offer, the clock that ends it. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, logger, (record) =>
    scheduleExpiry(scheduler, target, detailOf<EventOf<'registration.offered'>>(record)),
  );
