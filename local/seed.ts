/** What the local cloud begins with. */
import { type StaffLogin, seedStaff } from './staff.ts';

export type SeedOptions = {
  readonly endpoint: string;
  readonly region: string;
  readonly tableName: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  /** Keeps the demo passwords. */
  readonly passwordFile: string;
  /** Dates of the activities are counted from here. */
  readonly now: Date;
};

/** Fills the local cloud; may be repeated, and adds only what is missing. */
export async function seed({
  endpoint,
  userPoolId,
  passwordFile,
}: SeedOptions): Promise<{ staff: StaffLogin[] }> {
  return { staff: await seedStaff({ endpoint, userPoolId, passwordFile }) };
}
