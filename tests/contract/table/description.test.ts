import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stageNamed } from '#infra/settings/stages.ts';
import { dataStack } from '#infra/stacks/data.ts';
import { aMonday, newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { description } from '#tests/support/table/table-description.ts';

onTheTable('the table that tests use', () => {
  let db: TestTable;
  beforeAll(async () => {
    db = await newTable(aMonday, true);
  });
  afterAll(() => db.drop());

  it('has the keys, indexes and stream of the one that is deployed', () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'diwan-table-')) });
    const { table } = dataStack(app, { stage: stageNamed('dev'), code: () => '', inUse: {} });
    const [deployed] = Object.values(
      Template.fromStack(table.stack).findResources('AWS::DynamoDB::GlobalTable'),
    );
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode } = description;
    expect(deployed?.Properties).toMatchObject({
      KeySchema,
      GlobalSecondaryIndexes,
      BillingMode,
      StreamSpecification: { StreamViewType: description.StreamSpecification.StreamViewType },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    expect(deployed?.Properties.AttributeDefinitions).toEqual(
      expect.arrayContaining([...AttributeDefinitions]),
    );
  });

  it('stands as described on DynamoDB Local', async () => {
    const { Table } = await db.client.send(new DescribeTableCommand({ TableName: db.name }));
    expect(Table).toMatchObject({ KeySchema: description.KeySchema, TableStatus: 'ACTIVE' });
    expect(Table?.StreamSpecification).toEqual(description.StreamSpecification);
  });
});
