import { type App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { counting } from '#infra/access.ts';
import { named } from '#infra/constructs/names.ts';
import { streamConsumer } from '#infra/constructs/reactions/stream-consumer.ts';
import { tableAccess } from '#infra/constructs/table-access.ts';
import type { Watched } from '#infra/constructs/watching/watched.ts';
import type { Deployment } from '#infra/deployment.ts';

/** The bus, and the two readers of the table's stream: `relay`, which fills it, and `count`. */
export function eventsStack(
  app: App,
  deployment: Deployment,
  { table }: { readonly table: ITableV2 },
): { readonly bus: EventBus; readonly watched: readonly Watched[] } {
  const { stage } = deployment;
  const stack = new Stack(app, named(stage, 'events'), { description: 'Diwan: the bus and the counters' });
  const bus = new EventBus(stack, 'Bus', { eventBusName: stage.busName });

  const relay = streamConsumer(stack, deployment, {
    name: 'relay',
    table,
    batchingWindow: Duration.seconds(0),
    environment: { BUS_NAME: bus.eventBusName },
    permissions: [new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] })],
  });

  const count = streamConsumer(stack, deployment, {
    name: 'count',
    table,
    batchingWindow: stage.countWindow,
    environment: { TABLE_NAME: table.tableName },
    permissions: tableAccess(table, ...counting),
  });

  // The table in use. It is said here, and not where the stack's own is: that template would not change.
  new CfnOutput(stack, 'TableName', { value: table.tableName });
  new CfnOutput(stack, 'BusName', { value: bus.eventBusName });
  return { bus, watched: [relay, count] };
}
