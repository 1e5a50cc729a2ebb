import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { clientOptions } from '../../../local/cloud/aws.ts';
import { eventually, quiet } from '../driver.ts';

/** The keys of everything in the table. Throws while an offer is open: its end would write by itself. */
async function keys(): Promise<ReadonlySet<string>> {
  const client = new DynamoDBClient(clientOptions(inject('endpoint')));
  try {
    const found = new Set<string>();
    const scan = { TableName: inject('outputs').tableName, ConsistentRead: true };
    for await (const { Items = [] } of paginateScan({ client }, scan)) {
      for (const { pk, sk, status } of Items) {
        if (status?.S === 'offered' && sk?.S?.startsWith('REG#')) throw new Error('An offer is still open');
        found.add(`${pk?.S} / ${sk?.S}`);
      }
    }
    return found;
  } finally {
    client.destroy();
  }
}

/** What is in only one of the two. */
export const differences = (one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] => [
  ...[...one].filter((key) => !other.has(key)),
  ...[...other].filter((key) => !one.has(key)),
];

/** The keys of everything in the table, once what was under way has settled and no offer is open. */
export async function settledKeys(): Promise<ReadonlySet<string>> {
  return eventually(async () => {
    const before = await keys();
    await quiet(2_000);
    const after = await keys();
    if (differences(before, after).length > 0) throw new Error('The table is still being written to');
    return after;
  }, 120_000);
}
