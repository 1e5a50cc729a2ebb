import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { Stage } from '#infra/settings/stages.ts';
import { named } from '../names.ts';
import { acknowledge } from '../reactions/acknowledge.ts';
import { sendTo } from '../reactions/queue.ts';
import type { QueueSet } from '../reactions/queue-consumer.ts';

export interface OfferDeadlines {
  /** The group that holds one one-off schedule for each open offer. */
  readonly groupName: string;
  /** The role a schedule takes on when it fires. */
  readonly roleArn: string;
  /** Permission to set a deadline: a schedule in this group, which may do nothing but fill the queue. */
  readonly setDeadline: readonly PolicyStatement[];
}

/** Where the deadlines of offers are kept until they fire into the queue of `to`. */
export function offerDeadlines(scope: Construct, stage: Stage, to: QueueSet): OfferDeadlines {
  const stack = Stack.of(scope);
  const groupName = stage.ownScheduleGroup ? named(stage, 'offer-deadlines') : 'default';
  const group = stage.ownScheduleGroup
    ? new ScheduleGroup(scope, 'OfferDeadlines', { scheduleGroupName: groupName })
    : ScheduleGroup.fromDefaultScheduleGroup(scope, 'OfferDeadlines');
  const role = new Role(scope, 'SchedulerRole', {
    description: 'What a due offer deadline of Diwan may do',
    // AWS: the schedule group is the source of its schedules' calls.
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnEquals: { 'aws:SourceArn': group.scheduleGroupArn },
      },
    }),
    inlinePolicies: { fire: new PolicyDocument({ statements: [sendTo(to.queue), sendTo(to.deadLetters)] }) },
  });
  const schedules = stack.formatArn({
    service: 'scheduler',
    resource: 'schedule',
    resourceName: `${groupName}/*`,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  const setDeadline = [
    new PolicyStatement({ actions: ['scheduler:CreateSchedule'], resources: [schedules] }),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    }),
  ];
  acknowledge(
    stack,
    `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${groupName}/*]`,
    'A schedule is named after its offer, which does not exist yet. The group holds nothing else.',
  );
  return { groupName, roleArn: role.roleArn, setDeadline };
}
