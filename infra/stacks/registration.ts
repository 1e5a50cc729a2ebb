import { type App, Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { expiring, lookingAtSessions, promoting, reconciling } from '#infra/access.ts';
import { offerDeadlines } from '#infra/constructs/clocks/offer-deadlines.ts';
import { hourlyClock, morningClock } from '#infra/constructs/clocks/regular-clock.ts';
import { sessionClocks } from '#infra/constructs/clocks/session-clocks.ts';
import { named } from '#infra/constructs/names.ts';
import { acknowledge } from '#infra/constructs/reactions/acknowledge.ts';
import { sendTo } from '#infra/constructs/reactions/queue.ts';
import { type QueueSet, queueConsumer } from '#infra/constructs/reactions/queue-consumer.ts';
import { reaction } from '#infra/constructs/reactions/reaction.ts';
import { tableAccess } from '#infra/constructs/table-access.ts';
import type { Watched } from '#infra/constructs/watching/watched.ts';
import type { Deployment } from '#infra/deployment.ts';
import { remindersOf } from '#infra/settings/reminders.ts';
import { limitsOf } from '#infra/settings/sending.ts';

interface Needs {
  readonly table: ITableV2;
  readonly bus: EventBus;
  /** Whose queue the clocks of sessions fill. */
  readonly remind: QueueSet;
  /** Whose queue the clocks of activities fill when an activity is over. */
  readonly complete: QueueSet;
}

/**
 * The waiting list: offering freed places (`promote`), their deadlines (`expire-offer`); and the clocks of
 * those, of sessions and of activities (`schedule`), looked after each hour (`reconcile`).
 */
export function registrationStack(
  app: App,
  deployment: Deployment,
  { table, bus, remind, complete }: Needs,
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
  const deadlines = offerDeadlines(stack, stage, expireOffer);
  const clocks = sessionClocks(stack, stage, { name: 'reminders', to: remind, removes: true });
  const completions = sessionClocks(stack, stage, { name: 'completions', to: complete });
  const grace = Number(deployment.completionGraceSeconds ?? stage.completionGrace.toSeconds());
  const places = {
    offers: placeOf(deadlines, expireOffer),
    reminders: placeOf(clocks, remind),
    completions: { ...placeOf(completions, complete), grace },
  };
  const settings = { CLOCKS: JSON.stringify(places), REMINDERS: JSON.stringify(remindersOf(deployment)) };

  const schedule = queueConsumer(stack, deployment, {
    name: 'schedule',
    maxConcurrency: stage.concurrency.schedule,
    // One timetable at a time: setting its clocks takes hundreds of calls.
    batchSize: 1,
    continues: true,
    environment: { TABLE_NAME, ...settings },
    permissions: [
      ...deadlines.setDeadline,
      ...clocks.setAndRemove,
      ...completions.setAndRemove,
      // What is due already is put on its queue at once.
      ...[expireOffer.queue, remind.queue, complete.queue].map((queue) => sendTo(queue)),
      ...tableAccess(table, ...lookingAtSessions),
    ],
  });
  reaction(stack, 'SetOfferDeadline', { bus, to: schedule, events: ['registration.offered'] });
  reaction(stack, 'SetSessionClocks', {
    bus,
    to: schedule,
    events: ['activity.timetabled', 'session.moved', 'session.cancelled'],
  });

  const reconcile = queueConsumer(stack, deployment, {
    name: 'reconcile',
    maxConcurrency: stage.concurrency.reconcile,
    batchSize: 1,
    continues: true,
    environment: { TABLE_NAME, ...settings, SPARING: String(stage.clocksSparedFor.toSeconds()) },
    permissions: [
      new PolicyStatement({ actions: ['scheduler:ListSchedules'], resources: ['*'] }),
      ...clocks.set,
      ...completions.set,
      ...[remind.queue, complete.queue].map((queue) => sendTo(queue)),
      ...tableAccess(table, ...reconciling),
    ],
  });
  acknowledge(
    stack,
    'AwsSolutions-IAM5[Resource::*]',
    'AWS: ListSchedules has no resource type, so it can be allowed for all schedules only. It gives names alone.',
  );
  hourlyClock(stack, stage, reconcile, {
    name: 'reconcile',
    does: 'Does what lost clocks have left undone, and sets them again',
    job: { sweep: {} },
  });

  return { watched: [promote.watched, schedule.watched, expireOffer.watched, reconcile.watched] };
}

/** Where clocks are kept that fill a queue, as the functions that set them are told it (shared/clocks). */
interface ClockPlace {
  readonly group: string;
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly deadLettersArn: string;
  readonly roleArn: string;
}

const placeOf = (
  { groupName, roleArn }: { readonly groupName: string; readonly roleArn: string },
  { queue, deadLetters }: QueueSet,
): ClockPlace => ({
  group: groupName,
  queueArn: queue.queueArn,
  queueUrl: queue.queueUrl,
  deadLettersArn: deadLetters.queueArn,
  roleArn,
});
