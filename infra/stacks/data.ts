import { type App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { named } from '#infra/constructs/names.ts';
import type { Deployment } from '#infra/deployment.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table, which holds everything that must not be lost. */
export function dataStack(app: App, { stage }: Deployment): { readonly table: TableV2 } {
  const stack = new Stack(app, named(stage, 'data'), { description: 'Diwan: the table' });
  const table = new TableV2(stack, 'Table', {
    partitionKey: text('pk'),
    sortKey: text('sk'),
    globalSecondaryIndexes: [
      { indexName: 'gsi1', partitionKey: text('gsi1pk'), sortKey: text('gsi1sk') },
      { indexName: 'gsi2', partitionKey: text('gsi2pk'), sortKey: text('gsi2sk') },
    ],
    billing: Billing.onDemand(),
    dynamoStream: StreamViewType.NEW_IMAGE,
    timeToLiveAttribute: 'expiresAt',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: stage.keepsData,
    removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  new CfnOutput(stack, 'TableName', { value: table.tableName });
  return { table };
}
