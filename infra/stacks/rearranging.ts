import { type App, Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { rearranging } from '#infra/access.ts';
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
  /** Where texts go that remind or tell of a session. */
  readonly remindersQueue: IQueue;
}

/** Moving or cancelling the sessions of some days in one act: counting, changing, telling (`rearrange`). */
export function rearrangingStack(
  app: App,
  deployment: Deployment,
  { table, bus, remindersQueue }: Needs,
): { readonly watched: readonly Watched[] } {
  const { stage } = deployment;
  const stack = new Stack(app, named(stage, 'rearranging'), {
    description: 'Diwan: the sessions of some days, moved or cancelled together',
  });
  const rearrange = queueConsumer(stack, deployment, {
    name: 'rearrange',
    maxConcurrency: stage.concurrency.rearrange,
    batchSize: 1,
    continues: true,
    environment: {
      TABLE_NAME: table.tableName,
      REMINDERS_QUEUE_URL: remindersQueue.queueUrl,
      SENDING: JSON.stringify({ allowedPrefixes: stage.allowedPrefixes, ...limitsOf(deployment) }),
    },
    permissions: [...tableAccess(table, ...rearranging), sendInTens(remindersQueue, stage)],
  });
  reaction(stack, 'Rearrange', {
    bus,
    to: rearrange,
    events: ['rearrangement.drafted', 'rearrangement.confirmed'],
  });
  return { watched: [rearrange.watched] };
}
