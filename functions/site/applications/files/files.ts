import {
  changeDraft,
  type Draft,
  draftById,
  filesHandedIn,
  type GrantFile,
  grantRulesFrom,
  mostFiles,
} from '#shared/grants/index.ts';
import { expectedFile, type FileWish, toldApart, type UploadForm } from '#shared/uploads/index.ts';
import { etagOf, type Problem, problem } from '#shared/web/index.ts';
import type { Acting } from '../acting.ts';
import { problemOf } from '../refusals.ts';
import type { Seen } from '../view.ts';

const unknown = problem('not-found', 404);
const locked = problem('application-locked', 403);

/**
 * What files belong to now: the application while it is a draft, the report while the grant is being paid.
 */
type Part = 'application' | 'report';
const listOf = { application: 'files', report: 'reportFiles' } as const;

function partOf({ grant, opened }: Seen & { readonly opened?: unknown }): Part | Problem {
  if (grant === undefined) return 'application';
  if (opened === undefined) return locked;
  if (grant.status === 'returned') return 'application';
  return grant.status === 'disbursing' ? 'report' : problem('application-submitted', 409);
}

/** Whether files can be added now. */
export const takesFiles = (seen: Seen): boolean => typeof partOf(seen) === 'string';

/** The files of the draft or report being written; none if neither is. */
export function filesNow(seen: Seen): readonly GrantFile[] {
  const part = partOf(seen);
  return typeof part === 'object' ? [] : seen.draft[listOf[part]];
}

/** Replaces the list of files with what `change` makes of it. */
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

/** A file, the form that sends it, and the version of the application that holds it. */
export type Announced = { readonly file: GrantFile; readonly upload: UploadForm; readonly version: number };

/**
 * Announces a file, and gives a form that sends it; `comeBackTo` makes the return address from the file's id.
 * If another file has the same name, a number is added to the new one.
 */
export async function announceFile(
  acting: Acting,
  seen: Seen,
  wish: FileWish,
  comeBackTo?: (fileId: string) => string,
): Promise<Announced | Problem> {
  const { context } = acting;
  const part = partOf(seen);
  if (typeof part === 'object') return part;
  if (seen.draft[listOf[part]].length >= mostFiles) return problem('too-many-files', 409);
  const now = context.now();
  const fileId = context.newId(now);
  const kept = await keepFiles(acting, seen, part, (files) => {
    if (files.length >= mostFiles) return files;
    const others = files.map(({ name }) => name);
    return [...files, expectedFile(fileId, { ...wish, name: toldApart(wish.name, others) })];
  });
  if ('problem' in kept) return kept;
  const file = kept[listOf[part]].find((each) => each.fileId === fileId);
  if (file === undefined) return problem('too-many-files', 409);
  return { file, upload: await formFor(acting, seen, file, comeBackTo), version: kept.version };
}

function formFor(
  { context, settings }: Acting,
  { draft }: Seen,
  file: GrantFile,
  comeBackTo?: (fileId: string) => string,
): Promise<UploadForm> {
  const options = comeBackTo === undefined ? {} : { comeBackTo: comeBackTo(file.fileId) };
  return settings.files.invite(draft.draftId, file, file.fileId, context.now(), options);
}

/** A new form for an announced file that is not kept yet; `not-found` for a kept one, which needs none. */
export async function renewForm(
  acting: Acting,
  seen: Seen,
  fileId: string,
  comeBackTo?: (fileId: string) => string,
): Promise<Announced | Problem> {
  const part = partOf(seen);
  if (typeof part === 'object') return part;
  const file = seen.draft[listOf[part]].find((each) => each.fileId === fileId && each.status === 'expected');
  if (file === undefined) return unknown;
  return { file, upload: await formFor(acting, seen, file, comeBackTo), version: seen.draft.version };
}

const refusedAs = {
  'not-arrived': 'file-not-arrived',
  'wrong-type': 'file-wrong-type',
  heic: 'file-heic',
  broken: 'file-broken',
  'too-large': 'file-too-large',
} as const;

/** A file in its current state, and the version of the application that holds it. */
type Checked = { readonly file: GrantFile; readonly version: number };

/**
 * Checks a file that was sent, and keeps it; a refused file is removed from the list, and the problem names
 * it.
 */
export async function checkFile(acting: Acting, seen: Seen, fileId: string): Promise<Checked | Problem> {
  const part = partOf(seen);
  if (typeof part === 'object') return part;
  const file = seen.draft[listOf[part]].find((each) => each.fileId === fileId);
  if (file === undefined) return unknown;
  if (file.status === 'kept') return { file, version: seen.draft.version };
  const checked = await acting.settings.files.check(seen.draft.draftId, file);
  if ('kept' in checked) {
    const done = await keepFiles(acting, seen, part, (files) =>
      files.map((each) => (each.fileId === fileId ? checked.kept : each)),
    );
    return 'problem' in done ? done : { file: checked.kept, version: done.version };
  }
  const detail = { key: 'detail.fileNamed', args: { name: file.name } } as const;
  // A file that has not arrived may still arrive.
  if (checked.refused === 'not-arrived') return problem('file-not-arrived', 409, { detail });
  const done = await keepFiles(acting, seen, part, (files) => files.filter((each) => each.fileId !== fileId));
  if ('problem' in done) return done;
  return problem(refusedAs[checked.refused], 409, { detail, headers: { etag: etagOf(done.version) } });
}

/**
 * The application after checking every file that was sent, waiting for no other: the files that arrived go
 * along. `changes`: by how many versions the checks moved it on.
 */
export async function withFilesLookedAt(
  acting: Acting,
  seen: Seen,
): Promise<{ readonly seen: Seen; readonly changes: number }> {
  let now = seen;
  let changes = 0;
  for (const { fileId, status } of filesNow(seen)) {
    if (status === 'kept') continue;
    const checked = await checkFile(acting, now, fileId);
    // A refusal that removed the file carries the new version.
    if ('problem' in checked && checked.headers.etag === undefined) continue;
    const draft = await draftById(acting.context.table, seen.draft.draftId);
    if (draft === undefined) continue;
    now = { ...now, draft };
    changes += 1;
  }
  return { seen: now, changes };
}

/** Takes a file out, and forgets it; one that is out already is out. */
export async function removeFile(acting: Acting, seen: Seen, fileId: string): Promise<Draft | Problem> {
  const part = partOf(seen);
  if (typeof part === 'object') return part;
  if (!seen.draft[listOf[part]].some((each) => each.fileId === fileId)) return unknown;
  const kept = await keepFiles(acting, seen, part, (files) => files.filter((each) => each.fileId !== fileId));
  if ('problem' in kept) return kept;
  // Submitted versions and reports keep their files.
  const { grant } = seen;
  const handedIn = grant === undefined ? [] : await filesHandedIn(acting.context.table, grant.grantId);
  if (!handedIn.some((each) => each.fileId === fileId))
    await acting.settings.files.forget(seen.draft.draftId, fileId);
  return kept;
}

/** A link that fetches a file, for a caller who may see the application or report that it belongs to. */
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

/** The photo types of some phones, as browsers name them. */
const heicType = /image\/(?:hei[cf]|avif)/i;

/**
 * The refusal of an announced file: a wrong type or a size too large has its own problem. `said`: the type
 * sent.
 */
export function refusedWish(told: Problem, said: string): Problem {
  const reasonOf = (field: string) =>
    told.errors.find((error) => 'pointer' in error && error.pointer === `/${field}`)?.reason;
  if (reasonOf('type') !== undefined)
    return { ...told, problem: heicType.test(said) ? 'file-heic' : 'file-wrong-type' };
  return reasonOf('size') === 'fileTooLarge' ? { ...told, problem: 'file-too-large' } : told;
}
