import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { EventOf } from '#events/index.ts';
import {
  clocksAfter,
  clockworkFrom,
  setOfferClock,
  setTimetableClocks,
  type TimetableEvent,
  type TimetableJob,
  timetableJob,
} from '#shared/clocks/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import { eachRecord, eventIn, jobIn, jobQueue, ownQueue } from '#shared/queueing/index.ts';
import { reminderTimesFrom } from '#shared/reminders/index.ts';
import { liveContext } from '#shared/table/index.ts';

const logger = functionLogger();
const context = liveContext();
const client = new SQSClient();
const queue = ownQueue(client);
const clockwork = clockworkFrom(
  process.env.CLOCKS,
  reminderTimesFrom(process.env.REMINDERS),
  new SchedulerClient(),
  (url) => jobQueue(client, url),
);
const rest = jobQueue(client, process.env.QUEUE_URL ?? '');

type Timed = EventOf<'registration.offered'> | TimetableEvent;
const timedTypes: ReadonlySet<string> = new Set<Timed['type']>([
  'registration.offered',
  'activity.timetabled',
  'session.moved',
  'session.cancelled',
]);
const eventOf = eventIn<Timed>((type) => timedTypes.has(type));
const restIn = jobIn(timetableJob);

/** The rest of a timetable, or an event. */
function read(record: SQSRecord): TimetableJob | Timed {
  const value: unknown = JSON.parse(record.body);
  return typeof value === 'object' && value !== null && 'setClocks' in value
    ? restIn(record).setClocks
    : eventOf(record);
}

/**
 * Sets the clocks: for each offer the clock that ends it, for each session those of its reminders, for each
 * activity the clock that starts deciding who completed it. A long timetable is handled some sessions at a
 * time; the rest comes as a new message.
 */
export const handler = (event: SQSEvent) =>
  eachRecord(event, {
    ...{ logger, queue, read },
    handle: async (job) => {
      if ('sessions' in job) return set(job);
      if (job.type === 'registration.offered')
        return setOfferClock(clockwork.scheduler, clockwork.offers, job, context.now());
      await set(clocksAfter(job));
    },
  });

async function set(job: TimetableJob): Promise<void> {
  const left = await setTimetableClocks(context, clockwork, job);
  if (left !== undefined) await rest.push({ setClocks: left });
}
