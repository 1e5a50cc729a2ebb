import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SQSEvent } from 'aws-lambda';
import type { EventOf } from '#events/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import { detailOf, eachRecord } from '#shared/queueing/index.ts';
import { reminderTimesFrom } from '#shared/reminders/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { scheduleCompletion } from './schedule-completion.ts';
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

const completions = {
  group: process.env.COMPLETION_GROUP ?? '',
  queueArn: process.env.COMPLETE_QUEUE_ARN ?? '',
  roleArn: process.env.COMPLETION_ROLE_ARN ?? '',
  grace: Number(process.env.COMPLETION_GRACE ?? 24 * 3600),
};

type Timed = EventOf<'registration.offered' | 'activity.timetabled' | 'session.moved' | 'session.cancelled'>;

/**
 * Sets the clocks: for each offer the clock that ends it, for each session those of its reminders, for each
 * activity the clock that starts deciding who completed it.
 */
export const handler = (event: SQSEvent) =>
  eachRecord(event, logger, async (record) => {
    const timed = detailOf<Timed>(record);
    if (timed.type === 'registration.offered') return scheduleExpiry(scheduler, offers, timed);
    await scheduleReminders(context, scheduler, reminders, times, timed);
    await scheduleCompletion(context, scheduler, completions, timed);
  });
