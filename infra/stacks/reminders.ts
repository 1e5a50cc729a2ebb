import { type App, Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { reminding } from '#infra/access.ts';
import { named } from '#infra/constructs/names.ts';
import { sendInTens } from '#infra/constructs/reactions/queue.ts';
import { type QueueSet, queueConsumer } from '#infra/constructs/reactions/queue-consumer.ts';
import { reaction } from '#infra/constructs/reactions/reaction.ts';
import { tableAccess } from '#infra/constructs/table-access.ts';
import type { Watched } from '#infra/constructs/watching/watched.ts';
import type { Deployment } from '#infra/deployment.ts';
import { remindersOf } from '#infra/settings/reminders.ts';
import { limitsOf } from '#infra/settings/sending.ts';

interface Needs {
  readonly table: ITableV2;
  readonly bus: EventBus;
  /** Where texts go that remind or tell of a session. */
  readonly remindersQueue: IQueue;
}

export interface Reminders {
  /** The queue that the clocks of sessions fill. */
  readonly remind: QueueSet;
  readonly watched: readonly Watched[];
}

/** Reminding the people of a session, and telling them when it is moved or cancelled (`remind`). */
export function remindersStack(
  app: App,
  deployment: Deployment,
  { table, bus, remindersQueue }: Needs,
): Reminders {
  const { stage } = deployment;
  const stack = new Stack(app, named(stage, 'reminders'), { description: 'Diwan: reminders of sessions' });
  const remind = queueConsumer(stack, deployment, {
    name: 'remind',
    maxConcurrency: stage.concurrency.remind,
    // A page is four hundred people: one is enough for an invocation.
    batchSize: 1,
    continues: true,
    environment: {
      TABLE_NAME: table.tableName,
      REMINDERS_QUEUE_URL: remindersQueue.queueUrl,
      REMINDERS: JSON.stringify(remindersOf(deployment)),
      SENDING: JSON.stringify({ allowedPrefixes: stage.allowedPrefixes, ...limitsOf(deployment) }),
    },
    permissions: [...tableAccess(table, ...reminding), sendInTens(remindersQueue, stage)],
  });
  reaction(stack, 'TellOfSessions', { bus, to: remind, events: ['session.moved', 'session.cancelled'] });
  return { remind, watched: [remind.watched] };
}
