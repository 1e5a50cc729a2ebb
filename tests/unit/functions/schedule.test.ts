import {
  ConflictException,
  type CreateScheduleCommandInput,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { samples } from '#events/catalogue/samples.ts';
import { scheduleExpiry } from '#functions/schedule/schedule-expiry.ts';

const target = {
  group: 'offers',
  queueArn: 'arn:aws:sqs:x:0:expire',
  roleArn: 'arn:aws:iam::0:role/scheduler',
};
const offered = samples['registration.offered'].sample;

function schedulerThat(answers: (input: CreateScheduleCommandInput) => void) {
  const scheduler = new SchedulerClient({ region: 'none', maxAttempts: 1 });
  scheduler.middlewareStack.add(
    () => (args) => {
      answers(args.input as CreateScheduleCommandInput); // schedule sends nothing else
      return Promise.resolve({ output: { $metadata: {} }, response: {} });
    },
    { step: 'initialize', name: 'scheduler' },
  );
  return scheduler;
}

const withDeadline = (deadline: string) => ({ ...offered, data: { ...offered.data, deadline } });

test.each([
  ['2026-11-24T07:00:00.000Z', 'at(2026-11-24T07:00:00)'],
  ['2026-11-24T07:00:00.001Z', 'at(2026-11-24T07:00:01)'],
  ['2026-12-31T23:59:59.500Z', 'at(2027-01-01T00:00:00)'],
])('an offer until %s ends at the whole second that is not before it', async (deadline, expression) => {
  const made: CreateScheduleCommandInput[] = [];
  await scheduleExpiry(
    schedulerThat((input) => made.push(input)),
    target,
    withDeadline(deadline),
  );
  expect(made[0]).toMatchObject({
    ScheduleExpression: expression,
    ActionAfterCompletion: 'DELETE',
    GroupName: 'offers',
    Target: { Arn: target.queueArn, RoleArn: target.roleArn },
  });
  expect(JSON.parse(made[0]?.Target?.Input ?? '')).toMatchObject({ deadline });
});

test('the same offer delivered twice has one clock', async () => {
  const names: (string | undefined)[] = [];
  const scheduler = schedulerThat((input) => {
    if (names.includes(input.Name))
      throw new ConflictException({ message: 'there is one', Message: '', $metadata: {} });
    names.push(input.Name);
  });
  await scheduleExpiry(scheduler, target, offered);
  await scheduleExpiry(scheduler, target, offered);
  expect(names).toHaveLength(1);
});

test('a scheduler that does not answer is a fault: the offer comes again', async () => {
  const scheduler = schedulerThat(() => {
    throw new Error('unreachable');
  });
  await expect(scheduleExpiry(scheduler, target, offered)).rejects.toThrow('unreachable');
});
