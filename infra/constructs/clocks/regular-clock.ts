import type { Stack } from 'aws-cdk-lib';
import { Duration, TimeZone } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Stage } from '#infra/settings/stages.ts';
import { named } from '../names.ts';
import { sendTo } from '../reactions/queue.ts';
import type { QueueConsumer } from '../reactions/queue-consumer.ts';

/** The end of the quiet hours. */
const morning = ScheduleExpression.cron({ hour: '8', minute: '0', timeZone: TimeZone.of('Asia/Baghdad') });

interface Named {
  /** The function's name. */
  readonly name: string;
  /** What the function does then, for those who look at the schedule. */
  readonly does: string;
}

/** Puts `{"morning":true}` on a function's queue at eight each morning in Baghdad. */
export const morningClock = (stack: Stack, stage: Stage, consumer: QueueConsumer, named: Named): void =>
  regularClock(stack, stage, consumer, {
    ...named,
    ...{ id: 'Morning', time: 'morning', schedule: morning, job: { morning: true } },
  });

/** Puts a message on a function's queue each hour. */
export const hourlyClock = (
  stack: Stack,
  stage: Stage,
  consumer: QueueConsumer,
  { job, ...named }: Named & { readonly job: object },
): void =>
  regularClock(stack, stage, consumer, {
    ...named,
    ...{ id: 'Hour', time: 'hour', schedule: ScheduleExpression.rate(Duration.hours(1)), job },
  });

interface Regular extends Named {
  /** Begins the ids of what is made in the stack. */
  readonly id: string;
  /** Ends the name of the schedule. */
  readonly time: string;
  readonly schedule: ScheduleExpression;
  /** The message. */
  readonly job: object;
}

function regularClock(
  stack: Stack,
  stage: Stage,
  { queue, deadLetters }: QueueConsumer,
  { id, name, time, does, schedule, job }: Regular,
): void {
  const fires = new Role(stack, `${id}Role`, {
    description: `What the ${time} of ${name} may do`,
    // AWS: the schedule group is the source of its schedules' calls.
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnEquals: {
          'aws:SourceArn': ScheduleGroup.fromDefaultScheduleGroup(stack, `${id}Schedules`).scheduleGroupArn,
        },
      },
    }),
    inlinePolicies: {
      fire: new PolicyDocument({ statements: [sendTo(queue), sendTo(deadLetters)] }),
    },
  });
  new Schedule(stack, id, {
    scheduleName: named(stage, `${name}-${time}`),
    description: does,
    schedule,
    target: new SqsSendMessage(queue, {
      input: ScheduleTargetInput.fromObject(job),
      deadLetterQueue: deadLetters,
      // The role itself holds all its permissions.
      role: fires.withoutPolicyUpdates(),
    }),
  });
}
