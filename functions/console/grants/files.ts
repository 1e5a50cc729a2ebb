import { filesHandedIn } from '#shared/grants/index.ts';
import type { Staff } from '#shared/staff/index.ts';
import type { Table } from '#shared/table/index.ts';
import type { Files } from '#shared/uploads/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';
import { grantFor } from './view.ts';

/** An address at which a file of any version or report is fetched, for those with a part in the grant. */
export async function fileLink(
  table: Table,
  files: Pick<Files, 'link'>,
  staff: Staff,
  grantId: string,
  fileId: string,
): Promise<string | Problem> {
  const grant = await grantFor(table, staff, grantId);
  if ('problem' in grant) return grant;
  const all = await filesHandedIn(table, grantId);
  const file = all.find((each) => each.fileId === fileId && each.status === 'kept');
  return file === undefined ? problem('not-found', 404) : files.link(grant.draftId, file);
}
