import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SQSEvent } from 'aws-lambda';
import type { EventOf } from '../../events/index.ts';
import { functionLogger } from '../../shared/logging/index.ts';
import { detailOf, eachRecord } from '../../shared/queueing/index.ts';
import { reminderTimesFrom } from '../../shared/reminders/index.ts';
import { liveContext } from '../../shared/table/index.ts';
import { scheduleExpiry } from './schedule-expiry.ts';
import { scheduleReminders } from './schedule-reminders.ts';

const logger = functionLogger();
const context = liveContext();
const scheduler = new SchedulerClient();
const times = reminderTimesFrom(process.env.REMINDERS);
const offers = {
  group: process.env.SCHEDULE_GROUP ?? '',
  queueArn: process.env.EXPIRE_OFFER_QUEUE_ARN ?? '',
  roleArn: process.env.SCHEDULER_ROLE_ARN ?? '',
};
const reminders = {
  group: process.env.REMINDER_GROUP ?? '',
  queueArn: process.env.REMIND_QUEUE_ARN ?? '',
  roleArn: process.env.REMINDER_ROLE_ARN ?? '',
};

type Timed = EventOf<'registration.offered' | 'activity.timetabled' | 'session.moved' | 'session.cancelled'>;

/** Sets the clocks: for each offer the one that ends it, for each session those that remind of it. */
export const handler = (event: SQSEvent) =>
  eachRecord(event, logger, (record) => {
    const timed = detailOf<Timed>(record);
    return timed.type === 'registration.offered'
      ? scheduleExpiry(scheduler, offers, timed)
      : scheduleReminders(context, scheduler, reminders, times, timed);
  });
