import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import { documentsOver } from '#shared/table/table.ts';
import { eventually, quiet } from '../cloud/driver.ts';

/** So long around its end a course is looked at: its clock rings a minute after (local-cloud.ts). In milliseconds. */
const aroundItsEnd = 100_000;

/**
 * The keys of everything in the table. Throws while an offer is open, or (`atRest`) a course has just ended or is about to:
 * what comes of that would be written by itself.
 */
async function keys(atRest: boolean): Promise<ReadonlySet<string>> {
  const client = new DynamoDBClient(clientOptions(inject('endpoint')));
  try {
    const found = new Set<string>();
    const scan = { TableName: inject('outputs').tableName, ConsistentRead: true };
    for await (const { Items = [] } of paginateScan({ client: documentsOver(client) }, scan)) {
      for (const { pk, sk, status, sessions } of Items) {
        // Sessions stand in an activity's item, as shared/activities writes them.
        const listed: readonly { readonly end: string }[] = Array.isArray(sessions) ? sessions : [];
        const ends = listed.map(({ end }) => Date.parse(end));
        if (atRest && ends.some((end) => Math.abs(end - Date.now()) < aroundItsEnd))
          throw new Error('A course has just ended');
        if (status === 'offered' && sk.startsWith('REG#')) throw new Error('An offer is still open');
        found.add(`${pk} / ${sk}`);
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

/** The keys of everything in the table, once what was under way has settled and no offer is open; `atRest`: nor is a course near its end. */
export async function settledKeys(atRest = false): Promise<ReadonlySet<string>> {
  return eventually(
    async () => {
      const before = await keys(atRest);
      await quiet(2_000);
      const after = await keys(atRest);
      if (differences(before, after).length > 0) throw new Error('The table is still being written to');
      return after;
    },
    atRest ? 300_000 : 120_000,
  );
}
