/** The first data of the local cloud: the centres' activities, budgets and staff logins. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { grantRulesOf } from '#infra/settings/grants.ts';
import { stageNamed } from '#infra/settings/stages.ts';
import { grantRulesFrom } from '#shared/grants/index.ts';
import { contextFor, openTable } from '#shared/table/index.ts';
import { clientOptions } from './cloud/aws.ts';
import { seedActivities } from './demo/seed-activities.ts';
import { seedBudgets } from './demo/seed-budgets.ts';
import { type StaffLogin, seedStaff } from './staff.ts';

export type SeedOptions = {
  readonly endpoint: string;
  readonly tableName: string;
  readonly userPoolId: string;
  /** Keeps the demo passwords. */
  readonly passwordFile: string;
  /** Dates of the activities are counted from here. */
  readonly now: Date;
};

/** Fills the local cloud; may be repeated, and adds only what is missing. */
export async function seed(options: SeedOptions): Promise<{ staff: StaffLogin[] }> {
  const client = new DynamoDBClient(clientOptions(options.endpoint));
  const context = { ...contextFor(openTable(options.tableName, client)), now: () => options.now };
  try {
    const [staff] = await Promise.all([
      seedStaff(options),
      seedActivities(context),
      seedBudgets(context, grantRulesFrom(grantRulesOf(stageNamed('local').grants))),
    ]);
    return { staff };
  } finally {
    client.destroy();
  }
}
