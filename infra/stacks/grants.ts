import { type App, CfnOutput, Stack, TimeZone } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { followingGrants, forgettingFiles } from '../access.ts';
import { fileAccess } from '../constructs/file-access.ts';
import { named } from '../constructs/names.ts';
import { sendTo } from '../constructs/queue.ts';
import { queueConsumer } from '../constructs/queue-consumer.ts';
import { reaction } from '../constructs/reaction.ts';
import { tableAccess } from '../constructs/table-access.ts';
import type { Watched } from '../constructs/watched.ts';
import type { Deployment } from '../deployment.ts';

interface Needs {
  readonly table: TableV2;
  readonly bus: EventBus;
  /** Files of people. */
  readonly bucket: Bucket;
  /** Where texts go that remind a group or tell a panel. */
  readonly answersQueue: IQueue;
}

/** When panels are told and reports reminded of: the end of the quiet hours. */
const morning = ScheduleExpression.cron({ hour: '8', minute: '0', timeZone: TimeZone.of('Asia/Baghdad') });

/** What follows from the steps of grants, and their mornings (`grants`). */
export function grantsStack(
  app: App,
  deployment: Deployment,
  { table, bus, bucket, answersQueue }: Needs,
): { readonly watched: readonly Watched[] } {
  const { stage } = deployment;
  const stack = new Stack(app, named(stage, 'grants'), { description: 'Diwan: small grants' });
  const grants = queueConsumer(stack, deployment, {
    name: 'grants',
    maxConcurrency: stage.concurrency.grants,
    environment: {
      TABLE_NAME: table.tableName,
      SEND_QUEUE_URL: answersQueue.queueUrl,
      FILES_BUCKET: bucket.bucketName,
    },
    permissions: [
      ...tableAccess(table, ...followingGrants),
      sendTo(answersQueue),
      ...fileAccess(bucket, ...forgettingFiles),
    ],
  });
  reaction(stack, 'FollowGrants', { bus, to: grants, events: ['grant.*', 'person.erased'] });
  const fires = new Role(stack, 'MorningRole', {
    description: 'What the morning of grants may do',
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
      fire: new PolicyDocument({ statements: [sendTo(grants.queue), sendTo(grants.deadLetters)] }),
    },
  });
  new Schedule(stack, 'Morning', {
    scheduleName: named(stage, 'grants-morning'),
    description: 'Reminds of reports of grants, and tells panels what waits for them',
    schedule: morning,
    target: new SqsSendMessage(grants.queue, {
      input: ScheduleTargetInput.fromObject({ morning: true }),
      deadLetterQueue: grants.deadLetters,
      // All it may do stands in the role itself.
      role: fires.withoutPolicyUpdates(),
    }),
  });
  new CfnOutput(stack, 'GrantsQueueUrl', { value: grants.queue.queueUrl });
  return { watched: [grants.watched] };
}
