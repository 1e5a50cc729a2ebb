import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { followingGrants, forgettingFiles } from '#infra/access.ts';
import { morningClock } from '#infra/constructs/clocks/regular-clock.ts';
import { fileAccess } from '#infra/constructs/file-access.ts';
import { named } from '#infra/constructs/names.ts';
import { sendTo } from '#infra/constructs/reactions/queue.ts';
import { queueConsumer } from '#infra/constructs/reactions/queue-consumer.ts';
import { reaction } from '#infra/constructs/reactions/reaction.ts';
import { tableAccess } from '#infra/constructs/table-access.ts';
import type { Watched } from '#infra/constructs/watching/watched.ts';
import type { Deployment } from '#infra/deployment.ts';

interface Needs {
  readonly table: ITableV2;
  readonly bus: EventBus;
  /** Files of people. */
  readonly bucket: IBucket;
  /** Where texts go that remind a group or tell a panel. */
  readonly answersQueue: IQueue;
}

/** Reactions to the steps of grants, and their mornings (`grants`). */
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
  reaction(stack, 'FollowGrants', { bus, to: grants, events: ['grant.*', 'budget.set', 'person.erased'] });
  morningClock(stack, stage, grants, {
    name: 'grants',
    does: 'Reminds of reports of grants, and tells panels what waits for them',
  });
  new CfnOutput(stack, 'GrantsQueueUrl', { value: grants.queue.queueUrl });
  return { watched: [grants.watched] };
}
