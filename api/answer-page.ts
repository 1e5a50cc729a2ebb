import type { Context } from '#shared/table/index.ts';
import { type Outcome, problem, type Request } from '#shared/web/index.ts';
import type { AnsweredPage, Page, PageAnswers, PageHandlers, Pages } from './page.ts';
import { id } from './parameters.ts';

/** Reads what a page declares beside its ids; or gives the answer to a request that does not fit. */
export type ReadPage<Settings> = (
  page: Page,
  asked: { readonly context: Context; readonly settings: Settings; readonly request: Request },
) => Promise<{ readonly read: object } | Outcome>;

/**
 * Puts the handlers of a capability's pages behind the checks of their surface: who may, the form of this
 * site, the ids of the path, in this order.
 *
 * @example
 * ```ts
 * export const answers = pages<Declared['broadcasts']>({ getBroadcasts: async ({ staff, request }) => … });
 * ```
 */
export const answeringPages =
  <Settings>(readPage: ReadPage<Settings>) =>
  <Of extends Pages>(handlers: PageHandlers<Of, Settings>): PageAnswers<Of, Settings> => {
    const behind =
      (handler: PageHandlers<Of, Settings>[keyof Of]): AnsweredPage<Settings>['answer'] =>
      async (context, settings, request, page) => {
        const read = await readPage(page, { context, settings, request });
        if (!('read' in read)) return read;
        const ids = idsIn(page, request);
        if (ids === undefined) return problem('not-found', 404);
        // What was read of the page is what `PageAsked` derives from it.
        return handler({ context, settings, request, ids, ...read.read } as unknown as Parameters<
          typeof handler
        >[0]);
      };
    // An entry for each handler, under its name.
    return Object.fromEntries(
      Object.entries<PageHandlers<Of, Settings>[keyof Of]>(handlers).map(([name, handler]) => [
        name,
        { answer: behind(handler) },
      ]),
    ) as PageAnswers<Of, Settings>;
  };

/** The ids in the path; `undefined` if one of them is none. */
function idsIn({ ids = [] }: Page, { params }: Request): Readonly<Record<string, string>> | undefined {
  const read = ids.map((name) => [name, id.read(params[name] ?? '')] as const);
  return read.some(([, value]) => value === undefined)
    ? undefined
    : Object.fromEntries(read.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
