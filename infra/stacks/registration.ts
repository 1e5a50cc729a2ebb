import { type App, Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { expiring, lookingAtSessions, promoting } from '#infra/access.ts';
import { morningClock } from '#infra/constructs/clocks/morning-clock.ts';
import { offerDeadlines } from '#infra/constructs/clocks/offer-deadlines.ts';
import { sessionClocks } from '#infra/constructs/clocks/session-clocks.ts';
import { named } from '#infra/constructs/names.ts';
import { queueConsumer } from '#infra/constructs/reactions/queue-consumer.ts';
import { reaction } from '#infra/constructs/reactions/reaction.ts';
import { tableAccess } from '#infra/constructs/table-access.ts';
import type { Watched } from '#infra/constructs/watching/watched.ts';
import type { Deployment } from '#infra/deployment.ts';
import { remindersOf } from '#infra/settings/reminders.ts';
import { limitsOf } from '#infra/settings/sending.ts';

interface Needs {
  readonly table: ITableV2;
  readonly bus: EventBus;
  /** The queue that the clocks of sessions fill. */
  readonly remindQueue: IQueue;
  /** The queue that the clocks of activities fill when an activity is over. */
  readonly completeQueue: IQueue;
}

/**
 * The waiting list: offering freed places (`promote`), their deadlines (`expire-offer`); and the clocks of
 * those, of sessions and of activities (`schedule`).
 */
export function registrationStack(
  app: App,
  deployment: Deployment,
  { table, bus, remindQueue, completeQueue }: Needs,
): { readonly watched: readonly Watched[] } {
  const { stage } = deployment;
  const stack = new Stack(app, named(stage, 'registration'), { description: 'Diwan: the waiting list' });
  const TABLE_NAME = table.tableName;

  const promote = queueConsumer(stack, deployment, {
    name: 'promote',
    maxConcurrency: stage.concurrency.promote,
    environment: {
      TABLE_NAME,
      OFFER_SECONDS: deployment.offerSeconds,
      SENDING: JSON.stringify({ allowedPrefixes: stage.allowedPrefixes, ...limitsOf(deployment) }),
    },
    permissions: tableAccess(table, ...promoting),
  });
  reaction(stack, 'MoveTheLine', {
    bus,
    to: promote,
    events: [
      'registration.waitlisted',
      'registration.described',
      'registration.cancelled',
      'registration.declined',
      'registration.expired',
      'activity.capacity-changed',
      // Settled for someone who was passed over: she can be told now, or has been.
      'concern.settled',
      // A place she got or asked for while she was being erased.
      'person.erased',
    ],
  });

  morningClock(stack, stage, promote, {
    name: 'promote',
    does: 'Looks at every line again: who could not be told of a place may be told now',
  });

  const expireOffer = queueConsumer(stack, deployment, {
    name: 'expire-offer',
    maxConcurrency: stage.concurrency.expireOffer,
    environment: { TABLE_NAME },
    permissions: tableAccess(table, ...expiring),
  });
  const deadlines = offerDeadlines(stack, stage, expireOffer.queue);
  const clocks = sessionClocks(stack, stage, { name: 'reminders', queue: remindQueue, removes: true });
  const completions = sessionClocks(stack, stage, { name: 'completions', queue: completeQueue });

  const schedule = queueConsumer(stack, deployment, {
    name: 'schedule',
    maxConcurrency: stage.concurrency.schedule,
    environment: {
      TABLE_NAME,
      SCHEDULE_GROUP: deadlines.groupName,
      SCHEDULER_ROLE_ARN: deadlines.roleArn,
      EXPIRE_OFFER_QUEUE_ARN: expireOffer.queue.queueArn,
      REMINDER_GROUP: clocks.groupName,
      REMINDER_ROLE_ARN: clocks.roleArn,
      REMIND_QUEUE_ARN: remindQueue.queueArn,
      REMINDERS: JSON.stringify(remindersOf(deployment)),
      COMPLETION_GROUP: completions.groupName,
      COMPLETION_ROLE_ARN: completions.roleArn,
      COMPLETE_QUEUE_ARN: completeQueue.queueArn,
      COMPLETION_GRACE: deployment.completionGraceSeconds ?? String(stage.completionGrace.toSeconds()),
    },
    permissions: [
      ...deadlines.setDeadline,
      ...clocks.setAndRemove,
      ...completions.setAndRemove,
      ...tableAccess(table, ...lookingAtSessions),
    ],
  });
  reaction(stack, 'SetOfferDeadline', { bus, to: schedule, events: ['registration.offered'] });
  reaction(stack, 'SetSessionClocks', {
    bus,
    to: schedule,
    events: ['activity.timetabled', 'session.moved', 'session.cancelled'],
  });

  return { watched: [promote.watched, schedule.watched, expireOffer.watched] };
}
