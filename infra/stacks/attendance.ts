import { type App, Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { completing, watching } from '#infra/access.ts';
import { named } from '#infra/constructs/names.ts';
import { type QueueSet, queueConsumer } from '#infra/constructs/reactions/queue-consumer.ts';
import { reaction } from '#infra/constructs/reactions/reaction.ts';
import { tableAccess } from '#infra/constructs/table-access.ts';
import type { Watched } from '#infra/constructs/watching/watched.ts';
import type { Deployment } from '#infra/deployment.ts';

interface Needs {
  readonly table: ITableV2;
  readonly bus: EventBus;
}

interface Attendance {
  /** The queue that the clocks of activities fill when completions are to be decided. */
  readonly complete: QueueSet;
  readonly watched: readonly Watched[];
}

/** Reactions to attendance: absences in a row (`watch`), and completions of an activity (`complete`). */
export function attendanceStack(app: App, deployment: Deployment, { table, bus }: Needs): Attendance {
  const { stage } = deployment;
  const stack = new Stack(app, named(stage, 'attendance'), {
    description: 'Diwan: absences and completion',
  });
  const TABLE_NAME = table.tableName;

  const watch = queueConsumer(stack, deployment, {
    name: 'watch',
    maxConcurrency: stage.concurrency.watch,
    environment: { TABLE_NAME },
    permissions: tableAccess(table, ...watching),
  });
  reaction(stack, 'WatchAttendance', {
    bus,
    to: watch,
    events: [
      'attendance.recorded',
      'registration.cancelled',
      'registration.completed',
      'registration.dropped',
    ],
  });

  const complete = queueConsumer(stack, deployment, {
    name: 'complete',
    maxConcurrency: stage.concurrency.complete,
    // A page is a hundred people: one is enough for an invocation.
    batchSize: 1,
    continues: true,
    environment: { TABLE_NAME },
    permissions: tableAccess(table, ...completing),
  });
  reaction(stack, 'CompleteWhenConcluded', { bus, to: complete, events: ['activity.concluded'] });

  return { complete, watched: [watch.watched, complete.watched] };
}
