/** The requests that were refused as too many, counted out of the access log: API Gateway has no metric of theirs. */
import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '#infra/settings/stages.ts';
import { namespaceOf } from './dropped.ts';

const metricName = 'RequestsTurnedAway';

/** The lines of the access log of such requests (http-api.ts): the status is written as text. */
export const turnedAwayPattern = '{ $.status = "429" }';

/** Counts requests that were answered with 429. */
export function countTurnedAway(scope: Construct, stage: Stage): void {
  new MetricFilter(scope, 'TurnedAway', {
    logGroup: LogGroup.fromLogGroupName(scope, 'AccessLog', `/diwan/${stage.name}/access`),
    filterPattern: FilterPattern.literal(turnedAwayPattern),
    metricNamespace: namespaceOf(stage),
    metricName,
    metricValue: '1',
    defaultValue: 0,
  });
}

/** The requests of a minute that were answered with 429. */
export const turnedAway = (stage: Stage): Metric =>
  new Metric({
    namespace: namespaceOf(stage),
    metricName,
    statistic: Stats.SUM,
    period: Duration.minutes(1),
  });
