import { CreateScheduleCommand } from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { expect, test } from 'vitest';
import { samples } from '#events/catalogue/samples.ts';
import { setOfferClock } from '#shared/clocks/index.ts';
import { setClock } from '#shared/clocks/set-clock.ts';
import { after } from '#tests/support/time/clock.ts';
import { newClocks } from '#tests/support/time/clocks.ts';

const offered = samples['registration.offered'].sample;
const times = { leads: { default: [86_400] }, last: 3_600 };
const { activityId, personId } = offered.data;

/** A scheduler at this time, which refuses what lies in the past, as AWS's does. */
const at = (iso: string) => {
  const now = new Date(iso);
  const clocks = newClocks({ now: () => now });
  const target = clocks.clockwork(times).offers;
  return {
    ...{ clocks, target },
    offer: (deadline: string) =>
      setOfferClock(clocks.client, target, { ...offered, data: { ...offered.data, deadline } }, now),
  };
};

test.each([
  ['2026-11-24T07:00:00.000Z', 'at(2026-11-24T07:00:00)'],
  ['2026-11-24T07:00:00.001Z', 'at(2026-11-24T07:00:01)'],
  ['2026-12-31T23:59:59.500Z', 'at(2027-01-01T00:00:00)'],
])('an offer until %s ends at the whole second that is not before it', async (deadline, expression) => {
  const { clocks, target, offer } = at('2026-11-23T07:00:00.000Z');
  await offer(deadline);
  expect([...clocks.set.values()]).toEqual([
    {
      Name: `offer-${offered.id}`,
      GroupName: 'offers',
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: target.queueArn,
        RoleArn: target.roleArn,
        Input: JSON.stringify({ activityId, personId, deadline }),
        DeadLetterConfig: { Arn: 'arn:aws:sqs:x:0:offers-dead' },
        // AWS: a day and 185 times are the most.
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    },
  ]);
  expect(clocks.queued).toEqual([]);
});

test('the same offer delivered twice has one clock', async () => {
  const { clocks, offer } = at('2026-11-23T07:00:00.000Z');
  await offer('2026-11-24T07:00:00.000Z');
  await offer('2026-11-24T07:00:00.000Z');
  expect([...clocks.set.keys()]).toEqual([`offer-${offered.id}`]);
});

test('a scheduler that does not answer is a fault: the offer comes again', async () => {
  const { clocks, offer } = at('2026-11-23T07:00:00.000Z');
  mockClient(clocks.client).on(CreateScheduleCommand).rejects(new Error('unreachable'));
  await expect(offer('2026-11-24T07:00:00.000Z')).rejects.toThrow('unreachable');
});

const deadline = '2026-11-24T07:00:00.000Z';
test.each([
  ['a minute before', after(deadline, { minutes: -1 }), 60],
  ['a second before', '2026-11-24T06:59:59.000Z', 1],
  ['a hundredth of a second before', '2026-11-24T06:59:59.990Z', 0.01],
  ['at that very moment', deadline, 0],
  ['an hour late', after(deadline, { hours: 1 }), 0],
  ['when it is brought back from the dead letters after days', after(deadline, { days: 9 }), 0],
])(
  'an offer that is looked at %s is put on the queue now, and not before its time',
  async (_, now, inSeconds) => {
    const { clocks, offer } = at(now);
    await offer(deadline);
    expect(clocks.set.size).toBe(0);
    expect(clocks.queued).toEqual([{ queue: 'offers', job: { activityId, personId, deadline }, inSeconds }]);
  },
);

test('what is due in more than a minute has a clock, which AWS takes', async () => {
  const { clocks, offer } = at('2026-11-24T06:58:59.999Z');
  await offer(deadline);
  expect([clocks.set.size, clocks.queued]).toEqual([1, []]);
});

test('a queue that does not take what is due is a fault: it comes again', async () => {
  const { clocks, target } = at(after(deadline, { hours: 1 }));
  const queue = { push: () => Promise.reject(new Error('no queue')) };
  const clock = { name: 'one', at: Date.parse(deadline), job: {} };
  await expect(
    setClock(clocks.client, { ...target, queue }, clock, new Date(after(deadline, { hours: 1 }))),
  ).rejects.toThrow('no queue');
});
