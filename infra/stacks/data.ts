import { type App, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, type ITableV2, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { named } from '#infra/constructs/names.ts';
import type { Deployment } from '#infra/deployment.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * The one table, which holds everything that must not be lost. Where another is in use by its name, the
 * stack's own stays as it is, and everything else reads and writes the other.
 */
export function dataStack(app: App, { stage, inUse }: Deployment): { readonly table: ITableV2 } {
  const stack = new Stack(app, named(stage, 'data'), {
    description: 'Diwan: the table',
    terminationProtection: stage.keepsData,
  });
  const own = new TableV2(stack, 'Table', {
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
  });
  // A TableV2 is an ITableV2, which TypeScript doubts of optional properties.
  const table = inUse.table === undefined ? (own as ITableV2) : tableNamed(stack, inUse.table);
  return { table };
}

/** A table that no stack made. Its names stand in the templates, so that a change of it changes each of them. */
const tableNamed = (
  stack: Stack,
  { name, streamLabel }: NonNullable<Deployment['inUse']['table']>,
): ITableV2 =>
  TableV2.fromTableAttributes(stack, 'InUse', {
    tableName: name,
    tableStreamArn: stack.formatArn({
      service: 'dynamodb',
      resource: 'table',
      resourceName: `${name}/stream/${streamLabel}`,
    }),
    globalIndexes: ['gsi1', 'gsi2'],
  });
