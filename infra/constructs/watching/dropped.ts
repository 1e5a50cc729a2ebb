/**
 * The texts that were dropped, counted by reason out of the log of `send-sms`, and how many of each in an hour someone must hear of.
 */
import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '#infra/settings/stages.ts';

type Ring = { readonly above: number; readonly because: string };

/**
 * Texts of a reason in an hour above which the alarm rings. `null` where nothing is wrong: the person asked for it, or someone else
 * was told. A test holds them to be all reasons there are. docs/operate.md says what to do about each.
 */
export const ringsFor = {
  budget: {
    above: 0,
    because: 'A centre has used up its month: its texts are not sent. Raise its cap, or plan less.',
  },
  'quiet-hours': {
    above: 20,
    because: 'Many people cannot be told in time of a change made at night: phone them.',
  },
  outdated: { above: 50, because: 'Texts came too late to be of use: send-sms is far behind.' },
  'stranger-limit': { above: 50, because: 'Someone fills in the form with other people’s numbers.' },
  'daily-limit': {
    above: 50,
    because: 'Many phones get more texts a day than they may: something sends too much.',
  },
  repeated: {
    above: 100,
    because: 'Machines answer each other, or something says the same again and again.',
  },
  'too-many': { above: 100, because: 'A phone asks without end.' },
  prefix: {
    above: 20,
    because: 'Texts are wanted by numbers that may not be texted: look at allowedPrefixes.',
  },
  unreachable: { above: 200, because: 'The network says of many numbers that they take no texts.' },
  'opt-in-refused': null,
  'opted-out': null,
  stopped: null,
  erased: null,
  'no-one': null,
} as const satisfies Readonly<Record<string, Ring | null>>;

/** A namespace of each stage: several may share an account. */
export const namespaceOf = ({ name }: Stage): string => `Diwan/${name}`;
const metricName = 'TextsDropped';

/** The lines of the log in which `send-sms` says that a text was dropped (functions/send-sms/send-batch.ts). */
export const droppedPattern = '{ $.became = "dropped" }';

/** Counts the texts that `send-sms` drops, by reason. CloudWatch bills each reason that occurs as a metric of its own. */
export function countDropped(scope: Construct, stage: Stage): void {
  new MetricFilter(scope, 'Dropped', {
    logGroup: LogGroup.fromLogGroupName(scope, 'SendSmsLog', `/diwan/${stage.name}/send-sms`),
    filterPattern: FilterPattern.literal(droppedPattern),
    metricNamespace: namespaceOf(stage),
    metricName,
    metricValue: '1',
    dimensions: { reason: '$.reason' },
  });
}

/** The texts dropped for a reason in an hour. */
export const dropped = (stage: Stage, reason: string): Metric =>
  new Metric({
    namespace: namespaceOf(stage),
    metricName,
    statistic: Stats.SUM,
    period: Duration.hours(1),
    dimensionsMap: { reason },
  });
