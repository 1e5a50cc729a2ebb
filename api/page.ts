import type { CentreId } from '#events/index.ts';
import type { Role, Staff } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { Outcome, Request, RouteRow } from '#shared/web/index.ts';

/**
 * A page, declared as a call is: its address, who may see it, and its input. Its route and the type of its
 * handler are made from it. Every cold start reads it, so it names no schema.
 */
export type Page = {
  readonly method: 'GET' | 'POST';
  /** `/console/broadcasts/{broadcastId}`; several where one page has an address in each language. */
  readonly path: string | readonly string[];
  /** `anyone`, or roles, of which the login needs one at a centre that it is bound to (administrators: at any). */
  readonly who: 'anyone' | readonly Role[];
  /** The parts of the path that are ids as we make them (UUIDv7); any other text there is answered 404. */
  readonly ids?: readonly string[];
  /**
   * The body of a `POST`: a form of this site, whose fields the handler is given; a lone button, which may
   * come without a body; or JSON of a script, which the handler reads. Default a form.
   */
  readonly takes?: 'form' | 'button' | 'json';
  /** The largest form that is read, in bytes. Default 16 KB. */
  readonly most?: number;
};

/** The pages of one capability, by the name of what answers each. */
export type Pages = Readonly<Record<string, Page>>;

/** A handler's input: the request, and all that the page declares, checked. */
export type PageAsked<P extends Page, Settings> = {
  readonly context: Context;
  readonly settings: Settings;
  readonly request: Request;
  /** The ids in the path. */
  readonly ids: P['ids'] extends readonly (infer Name extends string)[]
    ? Readonly<Record<Name, string>>
    : Readonly<Record<never, never>>;
} & (P['who'] extends 'anyone' ? unknown : OfStaff) &
  (P['method'] extends 'POST'
    ? P extends { readonly takes: 'button' | 'json' }
      ? unknown
      : { readonly fields: URLSearchParams }
    : unknown);

/** The further input of a page for staff. */
export type OfStaff = {
  readonly staff: Staff;
  /** The centres where she has a role the page is for; at least one. */
  readonly centres: readonly [CentreId, ...CentreId[]];
};

/** The handler of each of these pages: every declared page, and no other. */
export type PageHandlers<Of extends Pages, Settings> = {
  readonly [Name in keyof Of]: (asked: PageAsked<Of[Name], Settings>) => Outcome | Promise<Outcome>;
};

/** Handlers behind the checks of their surface, as `routesOf` loads them. */
export type PageAnswers<Of extends Pages, Settings> = {
  readonly [Name in keyof Of]: AnsweredPage<Settings>;
};
/** One handler behind those checks. */
export type AnsweredPage<Settings> = {
  readonly answer: (context: Context, settings: Settings, request: Request, page: Page) => Promise<Outcome>;
};

/** Where each page is, as `api/routes.ts` says of the calls; with all that it declares. */
export const pagesIn = (
  declared: Readonly<Record<string, Pages>>,
): readonly (RouteRow & Omit<Page, 'path'>)[] =>
  Object.entries(declared).flatMap(([of, pages]) =>
    Object.entries(pages).flatMap(([call, page]) =>
      [page.path].flat().map((path) => ({ ...page, of, call, path })),
    ),
  );

/** The calls, where they are below `/api`. */
export const belowApi = <Of extends Pick<RouteRow, 'path'>>(rows: readonly Of[]): readonly Of[] =>
  rows.map((row) => ({ ...row, path: `/api${row.path}` }));
