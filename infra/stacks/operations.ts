import { type App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Archive, type EventBus } from 'aws-cdk-lib/aws-events';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { named } from '#infra/constructs/names.ts';
import { alarmTopic } from '#infra/constructs/watching/alarm-topic.ts';
import { dashboard } from '#infra/constructs/watching/dashboard.ts';
import { countDropped, dropped, ringsFor } from '#infra/constructs/watching/dropped.ts';
import { metricsOf } from '#infra/constructs/watching/metrics.ts';
import { countTurnedAway, turnedAway } from '#infra/constructs/watching/turned-away.ts';
import type { Watched } from '#infra/constructs/watching/watched.ts';
import type { Deployment } from '#infra/deployment.ts';
import { alarmAt } from '#infra/settings/money.ts';

/**
 * How many visible messages, for ten minutes, raise the alarm: a hundred answers. Reminders of a large roster
 * and broadcasts may wait for their turn, up to the number that an hour of the rate sends.
 */
const pilesUpAt: Readonly<Record<string, number>> = { 'send-reminders': 50_000, 'send-broadcasts': 50_000 };

export interface Operated {
  readonly table: ITableV2;
  readonly bus: EventBus;
  readonly api: HttpApi;
  readonly watched: readonly Watched[];
}

/** For operation by few people: one dashboard, alarms before a user complains, an archive to replay from. */
export function operationsStack(app: App, deployment: Deployment, operated: Operated): void {
  const { stage, alarmEmail } = deployment;
  const stack = new Stack(app, named(stage, 'operations'), { description: 'Diwan: dashboard and alarms' });
  const topic = alarmTopic(stack, named(stage, 'alarms'));
  if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
  new CfnOutput(stack, 'AlarmTopicArn', { value: topic.topicArn });
  const tell = new SnsAction(topic);

  const alarm = (
    name: string,
    metric: IMetric,
    above: number,
    description: string,
    minutes = 1,
    treatMissingData = TreatMissingData.NOT_BREACHING,
  ): void => {
    new Alarm(stack, name, {
      alarmName: named(stage, name),
      alarmDescription: description,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: minutes,
      treatMissingData,
    }).addAlarmAction(tell);
  };

  const metrics = metricsOf({ ...operated, stage: stage.name });
  for (const { name, errors, throttles, behind, retrying } of metrics.functions) {
    alarm(`${name}-errors`, errors, 0, `${name} failed. Its log says why.`, 3);
    alarm(`${name}-throttles`, throttles, 0, `${name} was refused for lack of concurrency.`, 3);
    if (retrying)
      alarm(`${name}-retrying`, retrying, 0, `${name} has failed on something for minutes or hours.`);
    if (behind) alarm(`${name}-behind`, behind, 60_000, `${name} is more than a minute behind the table.`, 3);
  }
  for (const { name, oldest, waiting, dead } of metrics.queues) {
    if (dead)
      alarm(
        `${name}-dead-letters`,
        dead,
        0,
        `${name} gave up on something: docs/operate.md says what to do.`,
      );
    if (oldest)
      alarm(`${name}-waiting`, oldest, 300, `Work for ${name} has waited more than five minutes.`, 3);
    if (waiting) alarm(`${name}-waiting`, waiting, pilesUpAt[name] ?? 100, `Work for ${name} piles up.`, 10);
  }
  alarm('web-failures', metrics.web.failures, 0.01, 'More than one request in a hundred fails.', 3);
  alarm('web-slow', metrics.web.slowest, 2000, 'One request in a hundred takes over two seconds.', 5);
  alarm(
    'table-throttles',
    metrics.table.throttles,
    0,
    'The table refuses work: a hot partition or a limit.',
    3,
  );
  alarm(
    'clocks-lost',
    metrics.clocks.lost,
    0,
    'Clocks of offers, reminders or completions were lost. They were set again, or what was due was done.',
  );
  alarm(
    'clocks-not-reconciled',
    metrics.clocks.failed,
    0,
    'For three hours no one has looked for lost clocks to the end.',
    3,
    TreatMissingData.BREACHING,
  );
  alarm(
    'sms-spend',
    metrics.sms.spent,
    alarmAt(stage),
    'Four fifths of what all centres may spend on texts this month are spent.',
  );

  countTurnedAway(stack, stage);
  alarm(
    'web-turned-away',
    turnedAway(stage),
    20,
    'More than twenty requests a minute are refused as too many (429).',
    3,
  );
  countDropped(stack, stage);
  for (const [reason, ring] of Object.entries(ringsFor)) {
    if (ring !== null) alarm(`dropped-${reason}`, dropped(stage, reason), ring.above, ring.because);
  }

  new Archive(stack, 'Archive', {
    archiveName: named(stage, 'events'),
    description: 'The last month of events, to replay to a reaction that missed some',
    sourceEventBus: operated.bus,
    eventPattern: { source: ['diwan'] },
    retention: Duration.days(30),
  });
  dashboard(stack, named(stage, 'operations'), metrics);
}
