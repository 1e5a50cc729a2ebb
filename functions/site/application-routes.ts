import type { Context } from '#shared/table/index.ts';
import type { Outcome, Request, Route } from '#shared/web/index.ts';
import type { SiteSettings } from './settings.ts';

type Applications = typeof import('./applications/index.ts');
/** The names of what answers a request. */
type Answering = {
  readonly [Name in keyof Applications]: Applications[Name] extends (
    acting: { readonly context: Context; readonly settings: SiteSettings },
    request: Request,
  ) => Promise<Outcome>
    ? Name
    : never;
}[keyof Applications];

const page = '/applications/{token}';

const pages = [
  ['GET', '/grants', 'totalsPage'],
  ['GET', '/files.js', 'getFilesScript'],
  ['GET', '/apply', 'applyPage'],
  ['POST', '/apply', 'postApply'],
  ['GET', page, 'applicationPage'],
  ['POST', page, 'postDraft'],
  ['POST', `${page}/files`, 'postFileForm'],
  ['GET', `${page}/files/{fileId}`, 'filePage'],
  ['GET', `${page}/files/{fileId}/send`, 'sendFile'],
  ['GET', `${page}/files/{fileId}/sent`, 'fileSent'],
  ['GET', `${page}/files/{fileId}/done`, 'doneFile'],
  ['POST', `${page}/files/{fileId}/remove`, 'postRemoveForm'],
  ['POST', `${page}/code`, 'postCodeForm'],
  ['POST', `${page}/unlock`, 'postUnlockForm'],
  ['GET', `${page}/withdraw`, 'withdrawPage'],
  ['POST', `${page}/withdraw`, 'postWithdrawForm'],
  ['POST', `${page}/report`, 'postReportForm'],
] as const satisfies readonly (readonly [Route['method'], string, Answering])[];

/** The pages of applying for grants. What answers is loaded with the first request that needs it. */
export const applicationRoutes = (context: Context, settings: SiteSettings): readonly Route[] =>
  pages.map(
    ([method, path, name]): Route => ({
      method,
      path,
      answer: async (request) =>
        (await import('./applications/index.ts'))[name]({ context, settings }, request),
    }),
  );
