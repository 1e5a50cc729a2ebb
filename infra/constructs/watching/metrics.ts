import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Watched } from './watched.ts';

const minute = Duration.minutes(1);

const lambda = (FunctionName: string, metricName: string, statistic: string): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    statistic,
    period: minute,
    dimensionsMap: { FunctionName },
  });
const queue = (QueueName: string, metricName: string): Metric =>
  new Metric({
    namespace: 'AWS/SQS',
    metricName,
    statistic: Stats.MAXIMUM,
    period: minute,
    dimensionsMap: { QueueName },
  });
const sms = (metricName: string, statistic: string, dimensionsMap: Record<string, string> = {}): Metric =>
  new Metric({ namespace: 'AWS/SNS', metricName, statistic, period: Duration.minutes(5), dimensionsMap });

/** What Diwan counts itself (shared/logging): `function` says so in stage `stage`. */
const counted = (stage: string, of: string, metricName: string): Metric =>
  new Metric({
    namespace: 'Diwan',
    metricName,
    statistic: Stats.SUM,
    period: Duration.hours(1),
    dimensionsMap: { stage, function: of },
  });

export interface FunctionMetrics {
  readonly name: string;
  readonly invocations: Metric;
  readonly errors: Metric;
  readonly throttles: Metric;
  readonly duration: Metric;
  /** How far behind the table's stream, in milliseconds. */
  readonly behind?: Metric;
  /** Failures of records that had failed several times before; of functions with a queue. */
  readonly retrying?: Metric;
}

/** A queue, by the name of the function that works on it or its own. */
export interface QueueMetrics {
  readonly name: string;
  /** Age of the oldest message, in seconds; absent where some are put off. */
  readonly oldest?: Metric;
  /** Messages that wait to be taken, those put off not among them. */
  readonly waiting?: Metric;
  /** Messages set aside. */
  readonly dead?: Metric;
}

const shortName = (name: string): string => name.replace(/^diwan-[a-z]+-/, '');

function queueMetrics(watched: Watched): readonly QueueMetrics[] {
  const { function: of, alsoFrom = [] } = watched;
  return [watched, ...alsoFrom].flatMap(({ queue: source, deadLetters, putsOff }) =>
    source === undefined && deadLetters === undefined
      ? []
      : [
          {
            name: shortName(source ?? of),
            ...(source && !putsOff && { oldest: queue(source, 'ApproximateAgeOfOldestMessage') }),
            ...(source && putsOff && { waiting: queue(source, 'ApproximateNumberOfMessagesVisible') }),
            ...(deadLetters && { dead: queue(deadLetters, 'ApproximateNumberOfMessagesVisible') }),
          },
        ],
  );
}

const functionMetrics =
  (stage: string) =>
  (watched: Watched): FunctionMetrics => {
    const { function: name, queue: source, readsStream } = watched;
    return {
      name: shortName(name),
      invocations: lambda(name, 'Invocations', Stats.SUM),
      errors: lambda(name, 'Errors', Stats.SUM),
      throttles: lambda(name, 'Throttles', Stats.SUM),
      duration: lambda(name, 'Duration', Stats.p(99)),
      ...(readsStream && { behind: lambda(name, 'IteratorAge', Stats.MAXIMUM) }),
      ...(source && { retrying: counted(stage, shortName(name), 'RecordsTriedOften') }),
    };
  };

export interface Metrics {
  readonly functions: readonly FunctionMetrics[];
  readonly queues: readonly QueueMetrics[];
  readonly web: { readonly requests: Metric; readonly slowest: Metric; readonly failures: IMetric };
  readonly table: { readonly reads: Metric; readonly writes: Metric; readonly throttles: IMetric };
  readonly clocks: {
    /** Clocks that were lost, by what `reconcile` found: offers overdue, reminders and completions unset or missed. */
    readonly lost: IMetric;
    /** Activities that `reconcile` could not look at. */
    readonly failed: Metric;
  };
  readonly sms: {
    readonly sent: Metric /** Share of texts to Iraq, 0–1. */;
    readonly delivered: Metric;
    readonly spent: Metric;
  };
}

/** Everything that is drawn or guarded. */
export function metricsOf(operated: {
  readonly stage: string;
  readonly table: ITableV2;
  readonly api: HttpApi;
  readonly watched: readonly Watched[];
}): Metrics {
  const { stage, table, api, watched } = operated;
  const requests = api.metricCount({ period: minute, statistic: Stats.SUM });
  return {
    functions: watched.map(functionMetrics(stage)),
    queues: watched.flatMap(queueMetrics),
    web: {
      requests,
      slowest: api.metricLatency({ period: minute, statistic: Stats.p(99) }),
      failures: new MathExpression({
        label: 'share of requests that fail',
        expression: 'IF(requests > 0, failed / requests, 0)',
        usingMetrics: { failed: api.metricServerError({ period: minute, statistic: Stats.SUM }), requests },
        period: minute,
      }),
    },
    table: {
      reads: table.metricConsumedReadCapacityUnits({ period: minute }),
      writes: table.metricConsumedWriteCapacityUnits({ period: minute }),
      throttles: new MathExpression({
        label: 'refused by the table',
        expression: 'reads + writes',
        usingMetrics: {
          reads: table.metric('ReadThrottleEvents', { period: minute, statistic: Stats.SUM }),
          writes: table.metric('WriteThrottleEvents', { period: minute, statistic: Stats.SUM }),
        },
        period: minute,
      }),
    },
    clocks: {
      lost: new MathExpression({
        label: 'clocks that were lost',
        expression: 'offers + reminders + completions',
        usingMetrics: {
          offers: counted(stage, 'reconcile', 'OffersOverdue'),
          reminders: counted(stage, 'reconcile', 'RemindersLost'),
          completions: counted(stage, 'reconcile', 'CompletionsLost'),
        },
        period: Duration.hours(1),
      }),
      failed: counted(stage, 'reconcile', 'ActivitiesNotReconciled'),
    },
    sms: {
      sent: sms('NumberOfMessagesPublished', Stats.SUM, { PhoneNumber: 'PhoneNumberDirect' }),
      delivered: sms('SMSSuccessRate', Stats.AVERAGE, { Country: 'IQ', SMSType: 'Transactional' }),
      spent: sms('SMSMonthToDateSpentUSD', Stats.MAXIMUM),
    },
  };
}
