import type { Stack } from 'aws-cdk-lib';
import { TimeZone } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Stage } from '#infra/settings/stages.ts';
import { named } from '../names.ts';
import { sendTo } from '../reactions/queue.ts';
import type { QueueConsumer } from '../reactions/queue-consumer.ts';

/** The end of the quiet hours. */
const morning = ScheduleExpression.cron({ hour: '8', minute: '0', timeZone: TimeZone.of('Asia/Baghdad') });

/** Puts `{"morning":true}` on a function's queue at eight each morning in Baghdad. */
export function morningClock(
  stack: Stack,
  stage: Stage,
  { queue, deadLetters }: QueueConsumer,
  { name, does }: { readonly name: string; readonly does: string },
): void {
  const fires = new Role(stack, 'MorningRole', {
    description: `What the morning of ${name} may do`,
    // AWS: the schedule group is the source of its schedules' calls.
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnEquals: {
          'aws:SourceArn': ScheduleGroup.fromDefaultScheduleGroup(stack, 'Schedules').scheduleGroupArn,
        },
      },
    }),
    inlinePolicies: {
      fire: new PolicyDocument({ statements: [sendTo(queue), sendTo(deadLetters)] }),
    },
  });
  new Schedule(stack, 'Morning', {
    scheduleName: named(stage, `${name}-morning`),
    description: does,
    schedule: morning,
    target: new SqsSendMessage(queue, {
      input: ScheduleTargetInput.fromObject({ morning: true }),
      deadLetterQueue: deadLetters,
      // The role itself holds all its permissions.
      role: fires.withoutPolicyUpdates(),
    }),
  });
}
