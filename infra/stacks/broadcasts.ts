import { type App, Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { broadcasting } from '#infra/access.ts';
import { named } from '#infra/constructs/names.ts';
import { sendInTens } from '#infra/constructs/reactions/queue.ts';
import { queueConsumer } from '#infra/constructs/reactions/queue-consumer.ts';
import { reaction } from '#infra/constructs/reactions/reaction.ts';
import { tableAccess } from '#infra/constructs/table-access.ts';
import type { Watched } from '#infra/constructs/watching/watched.ts';
import type { Deployment } from '#infra/deployment.ts';
import { limitsOf } from '#infra/settings/sending.ts';

interface Needs {
  readonly table: ITableV2;
  readonly bus: EventBus;
  /** Where texts of broadcasts go. */
  readonly broadcastsQueue: IQueue;
}

/** Broadcasts: counting the recipients, and sending once confirmed (`broadcast`). */
export function broadcastsStack(
  app: App,
  deployment: Deployment,
  { table, bus, broadcastsQueue }: Needs,
): { readonly watched: readonly Watched[] } {
  const { stage } = deployment;
  const stack = new Stack(app, named(stage, 'broadcasts'), { description: 'Diwan: notices to many' });
  const broadcast = queueConsumer(stack, deployment, {
    name: 'broadcast',
    maxConcurrency: stage.concurrency.broadcast,
    batchSize: 1,
    continues: true,
    environment: {
      TABLE_NAME: table.tableName,
      BROADCASTS_QUEUE_URL: broadcastsQueue.queueUrl,
      SMS_PER_SECOND: String(stage.smsPerSecond),
      SENDING: JSON.stringify({ allowedPrefixes: stage.allowedPrefixes, ...limitsOf(deployment) }),
    },
    permissions: [...tableAccess(table, ...broadcasting), sendInTens(broadcastsQueue, stage)],
  });
  reaction(stack, 'CarryOutBroadcasts', {
    bus,
    to: broadcast,
    events: ['broadcast.drafted', 'broadcast.confirmed', 'broadcast.resumed'],
  });
  return { watched: [broadcast.watched] };
}
