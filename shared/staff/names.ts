import { keys, type Table } from '#shared/table/index.ts';

type Named = keys.Key & { readonly staffId: string; readonly username: string };

/**
 * Notes the name that someone of the staff signs in with, so that colleagues read who did what. Events know her by her id
 * alone, which stays when she is called otherwise.
 */
export const noteName = (table: Table, staffId: string, username: string): Promise<unknown> =>
  table.write([{ as: 'staff', put: { ...keys.staffKey(staffId), staffId, username } }]);

/** The names that these sign in with, by their ids; none of those who never signed in since names are noted. */
export async function namesOf(
  table: Table,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const named = staffIds.length === 0 ? [] : await table.getEach<Named>(staffIds.map(keys.staffKey));
  return new Map(named.map(({ staffId, username }) => [staffId, username]));
}
