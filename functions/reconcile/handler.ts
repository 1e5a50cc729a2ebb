import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { clockworkFrom, type Found } from '#shared/clocks/index.ts';
import { countMetrics, functionLogger } from '#shared/logging/index.ts';
import { eachRecord, jobIn, jobQueue, ownQueue, triedOf } from '#shared/queueing/index.ts';
import { reminderTimesFrom } from '#shared/reminders/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { sweepJob, sweepSome } from './sweep.ts';

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
const sweeper = {
  ...{ context, clockwork },
  rest: jobQueue(client, process.env.QUEUE_URL ?? ''),
  sparing: Number(process.env.SPARING),
  onFailed: ({ activityId }: { readonly activityId: string }, error: unknown) =>
    logger.error('The clocks of an activity could not be reconciled', { activityId, error }),
};

/**
 * Each hour, does what lost clocks have left undone: ends offers past their deadline, sets the clocks of
 * reminders and completions that are missing, carries out those that are due.
 */
export const handler = (event: SQSEvent) =>
  eachRecord(event, {
    ...{ logger, queue, read: jobIn(sweepJob) },
    handle: async ({ sweep }, record) => {
      const { now, soFar, isWhole } = await sweepSome(sweeper, sweep, triedOf(record));
      countMetrics(metricsOf(now), context.now());
      if (isWhole) logger.info('The clocks were reconciled', { ...soFar });
    },
  });

const metricsOf = (found: Found) => ({
  OffersOverdue: found.offersOverdue,
  RemindersLost: found.remindersUnset + found.remindersMissed,
  CompletionsLost: found.completionsUnset + found.completionsMissed,
  ActivitiesNotReconciled: found.failed,
});
