import { render } from '#shared/language/messages/applications/index.ts';
import { fileWish, mostBytes } from '#shared/uploads/index.ts';
import {
  type Answer,
  asFor,
  checked,
  etagOf,
  framedHere,
  json,
  languageOfPage,
  noContent,
  type Outcome,
  type Problem,
  private_,
  problemJson,
  type Request,
  seeOther,
  uploadingTo,
} from '#shared/web/index.ts';
import type { Asked, Sent } from '../../frame/pages.ts';
import { pageAnswer } from '../../pages/site-page.tsx';
import type { Acting } from '../acting.ts';
import { pathOf, seenIn, sentTo, shown, tokenIn, unseen } from '../pages.tsx';
import type { Seen } from '../view.ts';
import { announceFile, checkFile, linkTo, refusedWish, removeFile, renewForm } from './files.ts';
import { FileSentPage, SendFilePage } from './send-file.tsx';

const fileIn = ({ params }: Request): string => params.fileId ?? '';
const filesOf = (request: Request): string => `${pathOf(tokenIn(request))}/files`;

/** Whether the file list's script asks; it is answered in JSON, in the language of its page. */
const isByScript = ({ headers }: Request): boolean => headers.accept === 'application/json';

/** The answer to the script: a file, and the version of the application that holds it. */
const toldScript = (status: number, told: object, version: number): Answer =>
  json(status, told, { ...private_, etag: etagOf(version) });

const refused = async (acting: Acting, request: Request, seen: Seen, told: Problem): Promise<Answer> =>
  isByScript(request)
    ? problemJson(told, languageOfPage(request))
    : shown(acting, request, seen, { problem: told });

/**
 * `POST …/files`: announces a file. The script names it and gets the form that sends it; without a script,
 * the file is chosen on the page that follows.
 */
export async function postFileForm({ request, fields: form, ...acting }: Sent): Promise<Outcome> {
  const seen = await sentTo(acting, request);
  if ('problem' in seen) return seen;
  const name = (form.get('fileName') ?? '').trim();
  // Type and size are known once the file has arrived.
  const type = form.get('fileType') ?? 'image/jpeg';
  const size = Number(form.get('fileSize') ?? mostBytes);
  const unnamed = render('apply.fileUnnamed', languageOfPage(request));
  const named = checked({ name, type, size }, fileWish);
  const isNamed =
    !('problem' in named) || !named.errors.some((error) => 'pointer' in error && error.pointer === '/name');
  const wish = isNamed ? named : checked({ name: unnamed, type, size }, fileWish);
  if ('problem' in wish) return refused(acting, request, seen, refusedWish(wish, type));
  const announced = await announceFile(acting, seen, wish.value);
  if ('problem' in announced) return refused(acting, request, seen, announced);
  const { file, upload, version } = announced;
  return isByScript(request)
    ? toldScript(201, { file, upload }, version)
    : seeOther(`${filesOf(request)}/${file.fileId}/send`);
}

/**
 * `GET …/files/{fileId}/send`: the page that a file is sent from, each time with a new form; the script gets
 * the form.
 */
export async function sendFile({ request, ...acting }: Asked): Promise<Outcome> {
  const seen = await seenIn(acting, request);
  if (seen === undefined) return unseen(acting, request);
  const back = (fileId: string) => `${request.siteUrl}${filesOf(request)}/${fileId}/sent`;
  const renewed = await renewForm(acting, seen, fileIn(request), isByScript(request) ? undefined : back);
  if (!('problem' in renewed)) {
    const { file, upload, version } = renewed;
    if (isByScript(request)) return toldScript(200, { file, upload }, version);
    const props = { request: asFor(request, request.path), token: tokenIn(request), file, upload };
    const page = pageAnswer(request, 200, <SendFilePage {...props} />, { 'cache-control': 'no-store' });
    return uploadingTo(upload.url)(page);
  }
  if (isByScript(request)) return refused(acting, request, seen, renewed);
  // The file arrived meanwhile, or no file can be added any more: the page of the application says so.
  return seeOther(`${pathOf(tokenIn(request))}#files`);
}

/** `GET …/files/{fileId}/sent`: fills the frame that the form was sent in, once the bucket has the file. */
export async function fileSent({ request }: Asked): Promise<Outcome> {
  const done = `${filesOf(request)}/${encodeURIComponent(fileIn(request))}/done`;
  return framedHere(pageAnswer(request, 200, <FileSentPage request={request} done={done} />));
}

/** `GET …/files/{fileId}/done`: checks a file that was sent. */
export async function doneFile({ request, ...acting }: Asked): Promise<Outcome> {
  const seen = await seenIn(acting, request);
  if (seen === undefined) return unseen(acting, request);
  const looked = await checkFile(acting, seen, fileIn(request));
  if ('problem' in looked) return refused(acting, request, (await seenIn(acting, request)) ?? seen, looked);
  const { file, version } = looked;
  return isByScript(request)
    ? toldScript(200, { file }, version)
    : seeOther(`${pathOf(tokenIn(request))}#files`);
}

/** `POST …/files/{fileId}/remove` */
export async function postRemoveForm({ request, ...acting }: Asked): Promise<Outcome> {
  const seen = await sentTo(acting, request);
  if ('problem' in seen) return seen;
  const removed = await removeFile(acting, seen, fileIn(request));
  // A file removed before is answered as done.
  if ('problem' in removed && removed.problem !== 'not-found') return refused(acting, request, seen, removed);
  if (!isByScript(request)) return seeOther(`${pathOf(tokenIn(request))}#files`);
  return 'problem' in removed
    ? noContent
    : { ...noContent, headers: { ...noContent.headers, etag: etagOf(removed.version) } };
}

/** `GET …/files/{fileId}`: redirects to a link that fetches the file. */
export async function filePage({ request, ...acting }: Asked): Promise<Outcome> {
  const seen = await seenIn(acting, request);
  if (seen === undefined) return unseen(acting, request);
  const link = await linkTo(acting, seen, fileIn(request));
  return typeof link === 'string' ? seeOther(link) : link;
}
