import * as z from 'zod/mini';
import { fileWish } from '#shared/uploads/index.ts';
import {
  etagOf,
  idempotencyKey,
  ifMatch,
  json,
  languageOfApi,
  noContent,
  type Outcome,
  private_,
  problem,
  type Request,
  readJson,
  seeOther,
} from '#shared/web/index.ts';
import type { Acting } from './acting.ts';
import {
  begin,
  change,
  handIn,
  handInReport,
  type Moved,
  mayHandIn,
  open,
  sendCode,
  sentRequest,
  withdraw,
} from './actions.ts';
import { applicationAnswer, manageUrl } from './answers.ts';
import { announceFile, checkFile, linkTo, refusedWish, removeFile } from './files/files.ts';
import { beginBody, changeBody, reportBody, unlockBody } from './schema.ts';
import { noneBehind, type Seen, seenBy } from './view.ts';

const unknown = problem('not-found', 404);

const seenIn = ({ context }: Acting, { params, headers }: Request): Promise<Seen | undefined> =>
  seenBy(context, params.token ?? '', headers['x-unlock-key']);

function told(request: Request, seen: Seen, status = 200): Outcome {
  const language = languageOfApi(request, seen.draft.language);
  return json(status, applicationAnswer(seen, language, request.siteUrl), {
    ...private_,
    'content-language': language,
    etag: etagOf(seen.draft.version),
  });
}

/** As it was after a move: also when the same request comes again and it has moved on since. */
async function toldAfter(acting: Acting, request: Request, { status, since }: Moved): Promise<Outcome> {
  const seen = await seenIn(acting, request);
  if (seen?.grant === undefined) return unknown;
  return told(request, { ...seen, grant: { ...seen.grant, status, since } });
}

/** A call that says all in its address: no body, or an empty object. */
const emptyBody = (request: Request) =>
  (request.body ?? '') === '' ? { value: {} } : readJson(request, z.strictObject({}));

/** `POST /api/applications`: begins an application. */
export async function postApplication(acting: Acting, request: Request): Promise<Outcome> {
  const key = idempotencyKey(request);
  if (typeof key === 'object') return key;
  const body = readJson(request, beginBody);
  if ('problem' in body) return body;
  const begun = await begin(acting, body.value, sentRequest('begin', key, body.value));
  if ('problem' in begun) return begun;
  const url = manageUrl(request.siteUrl, begun.token);
  return json(
    201,
    { number: begun.number, manageUrl: url },
    { ...private_, etag: etagOf(1), location: url.replace('/applications/', '/api/applications/') },
  );
}

/** `GET /api/applications/{token}` */
export async function getApplication(acting: Acting, request: Request): Promise<Outcome> {
  const seen = await seenIn(acting, request);
  if (seen !== undefined) return told(request, seen);
  return noneBehind(acting, request.params.token ?? '');
}

/** `PATCH /api/applications/{token}`: the version that was read. */
export async function patchApplication(acting: Acting, request: Request): Promise<Outcome> {
  const version = ifMatch(request);
  if (typeof version === 'object') return version;
  const body = readJson(request, changeBody);
  if ('problem' in body) return body;
  const seen = await seenIn(acting, request);
  if (seen === undefined) return unknown;
  const changed = await change(acting, seen, body.value, version);
  return 'problem' in changed ? changed : told(request, { ...seen, draft: changed });
}

/** `POST …/submit`: of the version in `If-Match`, where one is given. */
export async function postSubmit(acting: Acting, request: Request): Promise<Outcome> {
  const key = idempotencyKey(request);
  if (typeof key === 'object') return key;
  const version = request.headers['if-match'] === undefined ? undefined : ifMatch(request);
  if (typeof version === 'object') return version;
  const body = emptyBody(request);
  if ('problem' in body) return body;
  const seen = await seenIn(acting, request);
  if (seen === undefined) return unknown;
  const closed = mayHandIn(seen);
  if (closed !== undefined) return closed;
  const { draftId } = seen.draft;
  const asked = sentRequest(draftId, key, ['submit', version ?? null]);
  const moved = await handIn(acting, seen, { ...(version === undefined ? {} : { version }), request: asked });
  return 'problem' in moved ? moved : toldAfter(acting, request, moved);
}

/** `POST …/withdraw` */
export async function postWithdraw(acting: Acting, request: Request): Promise<Outcome> {
  const body = emptyBody(request);
  if ('problem' in body) return body;
  const seen = await seenIn(acting, request);
  if (seen === undefined) return unknown;
  const moved = await withdraw(acting, seen);
  return 'problem' in moved ? moved : toldAfter(acting, request, moved);
}

/** `POST …/report` */
export async function postReport(acting: Acting, request: Request): Promise<Outcome> {
  const key = idempotencyKey(request);
  if (typeof key === 'object') return key;
  const body = readJson(request, reportBody);
  if ('problem' in body) return body;
  const seen = await seenIn(acting, request);
  if (seen === undefined) return unknown;
  const asked = sentRequest(seen.draft.draftId, key, ['report', body.value]);
  const moved = await handInReport(acting, seen, body.value, asked);
  return 'problem' in moved ? moved : toldAfter(acting, request, moved);
}

const fileIn = ({ params }: Request): string | undefined => z.uuidv7().safeParse(params.fileId).data;

/** `POST …/files`: announces a file; the answer has the form that it is sent with. */
export async function postFile(acting: Acting, request: Request): Promise<Outcome> {
  const body = readJson(request, fileWish);
  if ('problem' in body) return refusedWish(body, request.body ?? '');
  const seen = await seenIn(acting, request);
  if (seen === undefined) return unknown;
  const announced = await announceFile(acting, seen, body.value);
  if ('problem' in announced) return announced;
  const { file, upload } = announced;
  return json(201, { file, upload });
}

/** `POST …/files/{fileId}/check`: it was sent. */
export async function postCheck(acting: Acting, request: Request): Promise<Outcome> {
  const body = emptyBody(request);
  if ('problem' in body) return body;
  const fileId = fileIn(request);
  const seen = await seenIn(acting, request);
  if (seen === undefined || fileId === undefined) return unknown;
  const checked = await checkFile(acting, seen, fileId);
  return 'problem' in checked ? checked : json(200, checked.file);
}

/** `DELETE …/files/{fileId}` */
export async function deleteFile(acting: Acting, request: Request): Promise<Outcome> {
  const fileId = fileIn(request);
  const seen = await seenIn(acting, request);
  if (seen === undefined || fileId === undefined) return unknown;
  const kept = await removeFile(acting, seen, fileId);
  return 'problem' in kept ? kept : noContent;
}

/** `GET …/files/{fileId}`: leads to where it is fetched, for five minutes. */
export async function getFile(acting: Acting, request: Request): Promise<Outcome> {
  const fileId = fileIn(request);
  const seen = await seenIn(acting, request);
  if (seen === undefined || fileId === undefined) return unknown;
  const link = await linkTo(acting, seen, fileId);
  return typeof link === 'string' ? seeOther(link) : link;
}

/** `POST …/code`: texted to the contact person. */
export async function postCode(acting: Acting, request: Request): Promise<Outcome> {
  const body = emptyBody(request);
  if ('problem' in body) return body;
  const seen = await seenIn(acting, request);
  if (seen === undefined) return unknown;
  const sent = await sendCode(acting, seen);
  return 'problem' in sent ? sent : json(202, sent);
}

/** `POST …/unlock`: the code for a key. */
export async function postUnlock(acting: Acting, request: Request): Promise<Outcome> {
  const body = readJson(request, unlockBody);
  if ('problem' in body) return body;
  const seen = await seenIn(acting, request);
  if (seen === undefined) return unknown;
  const opened = await open(acting, seen, body.value.code);
  return 'problem' in opened ? opened : json(200, opened);
}
