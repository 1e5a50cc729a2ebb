import { ConflictException, CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { beforeEach, expect, test } from 'vitest';
import { samples } from '#events/catalogue/samples.ts';
import { scheduleExpiry } from '#functions/schedule/schedule-expiry.ts';

const target = {
  group: 'offers',
  queueArn: 'arn:aws:sqs:x:0:expire',
  roleArn: 'arn:aws:iam::0:role/scheduler',
};
const offered = samples['registration.offered'].sample;
const client = new SchedulerClient({ region: 'none', maxAttempts: 1 });
const scheduler = mockClient(client);
beforeEach(() => scheduler.reset());

const withDeadline = (deadline: string) => ({ ...offered, data: { ...offered.data, deadline } });

test.each([
  ['2026-11-24T07:00:00.000Z', 'at(2026-11-24T07:00:00)'],
  ['2026-11-24T07:00:00.001Z', 'at(2026-11-24T07:00:01)'],
  ['2026-12-31T23:59:59.500Z', 'at(2027-01-01T00:00:00)'],
])('an offer until %s ends at the whole second that is not before it', async (deadline, expression) => {
  await scheduleExpiry(client, target, withDeadline(deadline));
  const { activityId, personId } = offered.data;
  expect(scheduler).toHaveReceivedCommandExactlyOnceWith(CreateScheduleCommand, {
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
    },
  });
});

test('the same offer delivered twice has one clock', async () => {
  const taken = new ConflictException({ message: 'there is one', Message: '', $metadata: {} });
  scheduler.on(CreateScheduleCommand).resolvesOnce({}).rejects(taken);
  await scheduleExpiry(client, target, offered);
  await scheduleExpiry(client, target, offered);
  const names = scheduler.commandCalls(CreateScheduleCommand).map(({ args: [{ input }] }) => input.Name);
  expect(names).toEqual([`offer-${offered.id}`, `offer-${offered.id}`]);
});

test('a scheduler that does not answer is a fault: the offer comes again', async () => {
  scheduler.on(CreateScheduleCommand).rejects(new Error('unreachable'));
  await expect(scheduleExpiry(client, target, offered)).rejects.toThrow('unreachable');
});
