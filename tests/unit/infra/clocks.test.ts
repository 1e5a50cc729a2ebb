import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { stageNamed, stageNames } from '#infra/settings/stages.ts';
import { clockworkFrom } from '#shared/clocks/index.ts';
import { countMetrics } from '#shared/logging/index.ts';
import { ofType, resourcesOf } from './templates.ts';

describe.each(stageNames)('the clocks of stage %s', (name) => {
  const resources = resourcesOf(name);
  const settingsOf = (of: string): Readonly<Record<string, unknown>> =>
    ofType(resources, 'AWS::Lambda::Function').find(
      ({ properties }) => properties.FunctionName === `diwan-${name}-${of}`,
    )?.properties.Environment.Variables;

  it('are kept where the functions that set them are told, in a form they read', () => {
    const told = settingsOf('schedule').CLOCKS;
    expect(settingsOf('reconcile').CLOCKS).toEqual(told);
    // What CloudFormation fills in stands for itself: an address, or an ARN.
    const text = JSON.stringify(told).includes('Fn::Join') ? joined(told) : String(told);
    const queueAt = (url: string) => ({ push: async () => void url });
    const { offers, reminders, completions } = clockworkFrom(
      text,
      { leads: {}, last: 1 },
      new SchedulerClient({ region: 'none' }),
      queueAt,
    );
    const groups = [offers, reminders, completions].map(({ group }) => group);
    expect(groups).toEqual(
      stageNamed(name).ownScheduleGroup
        ? ['offer-deadlines', 'reminders', 'completions'].map((group) => `diwan-${name}-${group}`)
        : ['default', 'default', 'default'],
    );
    expect(completions.grace).toBe(stageNamed(name).completionGrace.toSeconds());
  });

  it('are looked after each hour', () => {
    const hour = ofType(resources, 'AWS::Scheduler::Schedule').find(
      ({ properties }) => properties.Name === `diwan-${name}-reconcile-hour`,
    );
    expect(hour?.properties).toMatchObject({
      ScheduleExpression: 'rate(1 hour)',
      Target: { Input: '{"sweep":{}}' },
    });
  });

  if (!stageNamed(name).operations) return;

  it('ring when some were lost, and when no one has looked for hours; by the metrics that the function writes', () => {
    const alarms = ofType(resources, 'AWS::CloudWatch::Alarm').map(({ properties }) => properties);
    const [lost, unlooked] = ['clocks-lost', 'clocks-not-reconciled'].map((of) =>
      alarms.find(({ AlarmName }) => AlarmName === `diwan-${name}-${of}`),
    );
    const lines: string[] = [];
    countMetrics(
      { OffersOverdue: 1 },
      new Date(),
      { STAGE: name, POWERTOOLS_SERVICE_NAME: 'reconcile' },
      (line) => lines.push(line),
    );
    const { _aws, ...written } = JSON.parse(lines[0] ?? '');
    const metric = lost?.Metrics.find(
      (each: { readonly MetricStat?: { readonly Metric: { readonly MetricName: string } } }) =>
        each.MetricStat?.Metric.MetricName === 'OffersOverdue',
    ).MetricStat.Metric;
    expect(metric.Namespace).toBe(_aws.CloudWatchMetrics[0].Namespace);
    const dimensions: readonly { readonly Name: string; readonly Value: string }[] = metric.Dimensions;
    expect(dimensions.map(({ Name }) => Name).toSorted()).toEqual(
      [..._aws.CloudWatchMetrics[0].Dimensions[0]].toSorted(),
    );
    for (const { Name, Value } of dimensions) expect(written[Name]).toBe(Value);
    expect(unlooked).toMatchObject({ TreatMissingData: 'breaching', EvaluationPeriods: 3, Period: 3600 });
  });
});

/** A text that CloudFormation joins, with `https://filled.in` for what it fills in. */
function joined(value: unknown): string {
  const { 'Fn::Join': [, parts] = ['', []] } = value as {
    readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
  };
  return parts.map((part) => (typeof part === 'string' ? part : 'https://filled.in')).join('');
}
