import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { Stage } from '#infra/settings/stages.ts';
import { named } from '../names.ts';
import { acknowledge } from '../reactions/acknowledge.ts';
import { sendTo } from '../reactions/queue.ts';
import type { QueueSet } from '../reactions/queue-consumer.ts';

export interface SessionClocksProps {
  /** The name of the group, such as `reminders`. */
  readonly name: string;
  /** Whose queue a clock fills when it fires; what cannot be put there goes to its dead letters. */
  readonly to: QueueSet;
  /** Whether outdated clocks are removed before they fire. Default no: they fire and do nothing. */
  readonly removes?: true;
}

export interface SessionClocks {
  /** The group that holds the one-off schedules. */
  readonly groupName: string;
  /** The role a schedule takes on when it fires. */
  readonly roleArn: string;
  /** Permission to set a clock of this group, which may do nothing but fill the queue. */
  readonly set: readonly PolicyStatement[];
  /** The same, and to remove it where that is done. */
  readonly setAndRemove: readonly PolicyStatement[];
}

/** Where one-off schedules for sessions are kept until they fire into the queue of `to`. */
export function sessionClocks(
  scope: Construct,
  stage: Stage,
  { name, to, removes }: SessionClocksProps,
): SessionClocks {
  const stack = Stack.of(scope);
  const groupName = stage.ownScheduleGroup ? named(stage, name) : 'default';
  const group = stage.ownScheduleGroup
    ? new ScheduleGroup(scope, `${name}-clocks`, { scheduleGroupName: groupName })
    : ScheduleGroup.fromDefaultScheduleGroup(scope, `${name}-clocks`);
  const role = new Role(scope, `${name}-clock-role`, {
    description: `What a due clock of Diwan may do: ${name}`,
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
  const fires = new PolicyStatement({
    actions: ['iam:PassRole'],
    resources: [role.roleArn],
    conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
  });
  const may = (...actions: readonly string[]) => [
    new PolicyStatement({ actions: [...actions], resources: [schedules] }),
    fires,
  ];
  const set = may('scheduler:CreateSchedule');
  acknowledge(
    stack,
    `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${groupName}/*]`,
    'A clock is named after its session, which does not exist yet. The group holds nothing else.',
  );
  return {
    ...{ groupName, roleArn: role.roleArn, set },
    setAndRemove: removes ? may('scheduler:CreateSchedule', 'scheduler:DeleteSchedule') : set,
  };
}
