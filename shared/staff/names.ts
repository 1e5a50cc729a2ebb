import { keys, type Table } from '#shared/table/index.ts';

type Named = keys.Key & { readonly staffId: string; readonly username: string };

/**
 * Notes the name a member of staff signs in with, so that colleagues can read who did what. Events hold only
 * her id, which stays when her name changes.
 */
export const noteName = (table: Table, staffId: string, username: string): Promise<unknown> =>
  table.write([{ as: 'staff', put: { ...keys.staffKey(staffId), staffId, username } }]);

/**
 * The sign-in names of these staff, by id; people who have not signed in since names are noted are left out.
 */
export async function namesOf(
  table: Table,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const named = staffIds.length === 0 ? [] : await table.getEach<Named>(staffIds.map(keys.staffKey));
  return new Map(named.map(({ staffId, username }) => [staffId, username]));
}
