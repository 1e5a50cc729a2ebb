import {
  changeDraft,
  type Draft,
  filesHandedIn,
  type GrantFile,
  grantRulesFrom,
  mostFiles,
} from '../../../shared/grants/index.ts';
import { expectedFile, type FileWish, type UploadForm } from '../../../shared/uploads/index.ts';
import { type Problem, problem } from '../../../shared/web/index.ts';
import type { Acting } from './acts.ts';
import { problemOf } from './refusals.ts';
import type { Seen } from './seen.ts';

const unknown = problem('not-found', 404);
const locked = problem('application-locked', 403);

/** What files go with now: the application while it is written, the report while the grant is being paid. */
type Part = 'application' | 'report';
const listOf = { application: 'files', report: 'reportFiles' } as const;

function partOf({ grant, opened }: Seen & { readonly opened?: unknown }): Part | Problem {
  if (grant === undefined) return 'application';
  if (opened === undefined) return locked;
  if (grant.status === 'returned') return 'application';
  return grant.status === 'disbursing' ? 'report' : problem('application-submitted', 409);
}

/** The files that go with what is written now; none where nothing is. */
export function filesNow(seen: Seen): readonly GrantFile[] {
  const part = partOf(seen);
  return typeof part === 'object' ? [] : seen.draft[listOf[part]];
}

/** Puts a list of files in place of that which there is, made of it. */
async function keepFiles(
  { context, settings }: Acting,
  { draft }: Seen,
  part: Part,
  change: (files: readonly GrantFile[]) => readonly GrantFile[],
): Promise<Draft | Problem> {
  const rules = grantRulesFrom(settings.grants);
  const list = listOf[part];
  const { draftId } = draft;
  const changed = await changeDraft(
    context,
    rules,
    { draftId },
    (now) => ({ [list]: change(now[list]) }),
    part,
  );
  return 'refused' in changed ? problemOf(changed, context.now()) : changed;
}

export type Announced = { readonly file: GrantFile; readonly upload: UploadForm };

/** Announces a file, and gives out a form that takes it; `comeBackTo` makes an address from its id. */
export async function announceFile(
  acting: Acting,
  seen: Seen,
  wish: FileWish,
  comeBackTo?: (fileId: string) => string,
): Promise<Announced | Problem> {
  const { context, settings } = acting;
  const part = partOf(seen);
  if (typeof part === 'object') return part;
  if (seen.draft[listOf[part]].length >= mostFiles) return problem('too-many-files', 409);
  const now = context.now();
  const file = expectedFile(context.newId(now), wish);
  const kept = await keepFiles(acting, seen, part, (files) =>
    files.length >= mostFiles ? files : [...files, file],
  );
  if ('problem' in kept) return kept;
  if (!kept[listOf[part]].some(({ fileId }) => fileId === file.fileId)) return problem('too-many-files', 409);
  const options = comeBackTo === undefined ? {} : { comeBackTo: comeBackTo(file.fileId) };
  const upload = await settings.files.invite(seen.draft.draftId, wish, file.fileId, now, options);
  return { file, upload };
}

const refusedAs = {
  'not-arrived': 'file-not-arrived',
  'wrong-type': 'file-wrong-type',
  'too-large': 'file-too-large',
} as const;

/** Looks at a file that was sent, and keeps it; one that is refused is taken out. */
export async function checkFile(acting: Acting, seen: Seen, fileId: string): Promise<GrantFile | Problem> {
  const part = partOf(seen);
  if (typeof part === 'object') return part;
  const file = seen.draft[listOf[part]].find((each) => each.fileId === fileId);
  if (file === undefined) return unknown;
  if (file.status === 'kept') return file;
  const checked = await acting.settings.files.check(seen.draft.draftId, file);
  if ('kept' in checked) {
    const done = await keepFiles(acting, seen, part, (files) =>
      files.map((each) => (each.fileId === fileId ? checked.kept : each)),
    );
    return 'problem' in done ? done : checked.kept;
  }
  // What has not come yet may still come.
  if (checked.refused !== 'not-arrived') {
    const done = await keepFiles(acting, seen, part, (files) =>
      files.filter((each) => each.fileId !== fileId),
    );
    if ('problem' in done) return done;
  }
  return problem(refusedAs[checked.refused], 409);
}

/** Takes a file out, and forgets it; one that is out already is out. */
export async function removeFile(acting: Acting, seen: Seen, fileId: string): Promise<Draft | Problem> {
  const part = partOf(seen);
  if (typeof part === 'object') return part;
  if (!seen.draft[listOf[part]].some((each) => each.fileId === fileId)) return unknown;
  const kept = await keepFiles(acting, seen, part, (files) => files.filter((each) => each.fileId !== fileId));
  if ('problem' in kept) return kept;
  // What was handed in keeps its files: each version, and each report.
  const { grant } = seen;
  const handedIn = grant === undefined ? [] : await filesHandedIn(acting.context.table, grant.grantId);
  if (!handedIn.some((each) => each.fileId === fileId))
    await acting.settings.files.forget(seen.draft.draftId, fileId);
  return kept;
}

/** An address at which a file is fetched, by whoever sees what it belongs to. */
export async function linkTo({ settings }: Acting, seen: Seen, fileId: string): Promise<string | Problem> {
  const opened = 'opened' in seen ? seen.opened : undefined;
  if (seen.grant !== undefined && opened === undefined) return locked;
  const all = [
    ...seen.draft.files,
    ...seen.draft.reportFiles,
    ...(opened?.versions.flatMap(({ files }) => files) ?? []),
    ...(opened?.report?.files ?? []),
  ];
  const file = all.find((each) => each.fileId === fileId && each.status === 'kept');
  return file === undefined ? unknown : settings.files.link(seen.draft.draftId, file);
}
