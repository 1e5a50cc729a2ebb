import { describe, expect, it } from 'vitest';
import { stageNamed, stageNames } from '#infra/settings/stages.ts';
import { patienceOf, usualTries } from '#shared/queueing/index.ts';
import { ofType, resourcesOf, target } from './templates.ts';

describe.each(stageNames)('queues and streams in stage %s', (name) => {
  const resources = resourcesOf(name);
  const queues = ofType(resources, 'AWS::SQS::Queue');
  const isDead = (queue: { readonly properties: { readonly QueueName: string } }) =>
    queue.properties.QueueName.endsWith('-dead');
  const work = queues.filter((queue) => !isDead(queue));
  const mappings = ofType(resources, 'AWS::Lambda::EventSourceMapping');
  const isOnQueue = (mapping: (typeof mappings)[number]) =>
    work.some((queue) => queue.id === target(mapping.properties.EventSourceArn));

  it('gives every queue a dead-letter queue of its own, kept for 14 days', () => {
    expect(work.length).toBeGreaterThan(6);
    const dead = work.map((queue) => target(queue.properties.RedrivePolicy.deadLetterTargetArn));
    expect(new Set(dead).size).toBe(work.length);
    for (const id of dead) {
      expect(queues.find((queue) => queue.id === id)?.properties.MessageRetentionPeriod).toBe(14 * 86_400);
    }
  });

  it('gives up on nothing before half a day has gone by, and keeps it for longer than that', () => {
    // As the functions count them: the last try is shown at once.
    const tries = work.map(({ properties }) => properties.RedrivePolicy.maxReceiveCount);
    expect(tries.toSorted((a, b) => a - b)).toEqual([...Array(work.length - 2).fill(usualTries), 50, 100]);
    for (const queue of work) {
      const { maxReceiveCount } = queue.properties.RedrivePolicy;
      expect(patienceOf(maxReceiveCount)).toBeGreaterThanOrEqual(12 * 3600);
      // Tries that were left over at a pause of an hour each, and a day of quiet hours besides.
      expect(queue.properties.MessageRetentionPeriod).toBeGreaterThan(
        patienceOf(maxReceiveCount) + 24 * 3600,
      );
      // AWS: a dead-letter queue counts from when the message was first sent.
      expect(queue.properties.MessageRetentionPeriod).toBeLessThan(14 * 86_400);
    }
  });

  it('encrypts every queue and refuses to speak without TLS', () => {
    for (const queue of queues) {
      expect(queue.properties.SqsManagedSseEnabled).toBe(true);
      const policy = ofType(resources, 'AWS::SQS::QueuePolicy').find(({ properties }) =>
        JSON.stringify(properties.Queues).includes(`"${queue.id}"`),
      );
      expect(JSON.stringify(policy?.properties.PolicyDocument)).toContain('"aws:SecureTransport":"false"');
    }
  });

  it('hands over batches that may fail in part, a limited number at once', () => {
    const onQueues = mappings.filter(isOnQueue);
    expect(onQueues).toHaveLength(work.length);
    for (const { properties } of onQueues) {
      expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(properties.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
    }
  });

  it('hides a message at least six times as long as a function may hold it, on AWS', () => {
    const stage = stageNamed(name);
    const factor = name === 'local' ? 1 : 6;
    expect(stage.queueVisibility.toSeconds()).toBeGreaterThanOrEqual(factor * stage.queueTimeout.toSeconds());
    for (const queue of work)
      expect(queue.properties.VisibilityTimeout).toBe(stage.queueVisibility.toSeconds());
  });

  it('has two readers of the stream, which see new events only and set a bad one aside', () => {
    const readers = mappings.filter((mapping) => !isOnQueue(mapping));
    expect(readers).toHaveLength(2);
    for (const { properties } of readers) {
      expect(properties).toMatchObject({
        BatchSize: 100,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRecordAgeInSeconds: 12 * 3600,
        StartingPosition: 'TRIM_HORIZON',
      });
      expect(JSON.parse(properties.FilterCriteria.Filters[0].Pattern)).toEqual({
        eventName: ['INSERT'],
        dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } },
      });
      const failed = queues.find(
        (queue) => queue.id === target(properties.DestinationConfig.OnFailure.Destination),
      );
      expect(failed && isDead(failed)).toBe(true);
    }
  });

  if (!stageNamed(name).operations) return;

  it('raises an alarm for whatever waits, falls behind or is set aside', () => {
    const alarms = ofType(resources, 'AWS::CloudWatch::Alarm').map(({ properties }) => properties);
    const guarded = (metric: string, dimension: string) =>
      alarms
        .filter((alarm) => alarm.MetricName === metric)
        .map((alarm) => alarm.Dimensions.find((found: { Name: string }) => found.Name === dimension)?.Value)
        .sort();
    const names = (some: typeof queues) => some.map((queue) => queue.properties.QueueName).sort();
    // Texts are held back until the morning: there the number that waits openly tells, not the oldest's age.
    const puttingOff = (queue: (typeof work)[number]) =>
      /-send-(sms|reminders|broadcasts)$/.test(queue.properties.QueueName);
    expect(guarded('ApproximateNumberOfMessagesVisible', 'QueueName')).toEqual(
      names([...queues.filter(isDead), ...work.filter(puttingOff)]),
    );
    expect(guarded('ApproximateAgeOfOldestMessage', 'QueueName')).toEqual(
      names(work.filter((queue) => !puttingOff(queue))),
    );
    expect(guarded('IteratorAge', 'FunctionName')).toEqual([`diwan-${name}-count`, `diwan-${name}-relay`]);
    for (const alarm of alarms) expect(alarm.AlarmActions).toHaveLength(1);
    const heard = ofType(resources, 'AWS::SNS::TopicPolicy').some(({ properties }) =>
      JSON.stringify(properties).includes('cloudwatch.amazonaws.com'),
    );
    expect(heard).toBe(true);
  });
});
