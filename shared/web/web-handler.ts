import type { Logger } from '@aws-lambda-powertools/logger';
import httpRouter, { type Route as MiddyRoute } from '@middy/http-router';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Language } from '#events/index.ts';
import { type Answer, finished } from './answer.ts';
import { languageOfBody } from './body.ts';
import { languageOfApi } from './language.ts';
import { type Problem, problem } from './problem.ts';
import { type HttpEvent, type Request, requestFrom } from './request.ts';

/** The result of a route: an answer or a problem. */
export type Outcome = Answer | Problem;

/** A route: its method, its path (`/activities/{code}`) and its handler. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly answer: (request: Request) => Outcome | Promise<Outcome>;
};

/** Where a call or page is, and the names of its capability and of what answers it. */
export type RouteRow = Pick<Route, 'method' | 'path'> & { readonly of: string; readonly call: string };

type Loaded<Context, Settings, Of extends RouteRow> = {
  readonly answers: Readonly<
    Record<
      string,
      { answer(context: Context, settings: Settings, request: Request, row: Of): Promise<Outcome> }
    >
  >;
};

/**
 * Routes for calls or pages, each capability's answers loaded with the first request for one of them.
 * @throws for a row that is not in `answering`: `api/routes.ts` is older than the calls
 */
export const routesOf = <Context, Settings, Of extends RouteRow>(
  rows: readonly Of[],
  answering: Readonly<Record<string, () => Promise<Loaded<Context, Settings, Of>>>>,
  context: Context,
  settings: Settings,
): readonly Route[] =>
  rows.map((row) => ({
    method: row.method,
    path: row.path,
    answer: async (request) => {
      const answered = (await answering[row.of]?.())?.answers[row.call];
      if (answered === undefined) throw new Error(`Nothing answers ${row.of}.${row.call}`);
      return answered.answer(context, settings, request, row);
    },
  }));

export type WebOptions = {
  readonly routes: readonly Route[];
  /** Routes of the same site in another function; named when a method is refused. */
  readonly elsewhere?: readonly Pick<Route, 'method' | 'path'>[];
  /** How a problem is told on a page; under `/api/` it is told as JSON. */
  readonly problemPage: (told: Problem, request: Request) => Promise<Answer>;
  readonly siteUrl: string | undefined;
  readonly logger: Pick<Logger, 'error'>;
};

export type WebHandler = (event: HttpEvent, context: LambdaContext) => Promise<Answer>;

/** A problem as JSON (`problemJson`). The texts of refusals are loaded with the first one. */
export const problemAnswer = async (told: Problem, language: Language): Promise<Answer> =>
  (await import('./problem-in-words.ts')).problemJson(told, language);

type Routed = HttpEvent & { readonly request: Request };

/**
 * A function behind the HTTP API: finds the route, answers a problem as JSON or as a page, and never throws.
 * A fault is logged and answered as busy (503): the request may be sent again in a moment.
 */
export function webHandler(options: WebOptions): WebHandler {
  const { routes, elsewhere = [], problemPage, siteUrl, logger } = options;
  const present = async (request: Request, outcome: Outcome): Promise<Answer> => {
    if (!('problem' in outcome)) return outcome;
    if (!request.path.startsWith('/api/')) return problemPage(outcome, request);
    return problemAnswer(outcome, languageOfApi(request, outcome.language ?? languageOfBody(request)));
  };
  const route = routerOf(
    routes.map(({ method, path, answer }) => ({
      method,
      path,
      handler: async ({ request, pathParameters }: Routed) =>
        present(request, await answer({ ...request, params: definedOnly(pathParameters) })),
    })),
  );
  // Few requests match no route: no cold start waits for the router that lists methods.
  let methodsFor: ReturnType<typeof allowedMethods> | undefined;

  return async (event, context) => {
    const request = requestFrom(event, siteUrl);
    try {
      const method = request.method === 'HEAD' ? 'GET' : request.method;
      const answer = await route(routedAs(method, event, request), context);
      if (answer !== undefined) return finished(request, answer);
      methodsFor ??= allowedMethods([...routes, ...elsewhere]);
      return finished(
        request,
        await present(request, unanswered(method, await methodsFor(event, request, context))),
      );
    } catch (fault) {
      logger.error('A request could not be answered', { method: request.method, error: fault });
      return finished(
        request,
        await present(request, problem('busy', 503, { headers: { 'retry-after': '2' } })),
      );
    }
  };
}

/**
 * The problem for a path without a route, or without one for this method. A request that another function
 * should have got counts as not found.
 */
const unanswered = (method: string, allowed: readonly string[]): Problem =>
  allowed.length === 0 || allowed.includes(method)
    ? problem('not-found', 404)
    : problem('method-not-allowed', 405, { headers: { allow: allowed.join(', ') } });

const routedAs = (method: string, event: HttpEvent, request: Request): Routed => ({
  ...event,
  version: '2.0',
  pathParameters: {},
  requestContext: { ...event.requestContext, http: { ...event.requestContext.http, method } },
  request,
});

/** Middy's router; gives `undefined` where no route matches. */
function routerOf(routes: readonly MiddyRoute<Routed, Answer>[]) {
  const router = httpRouter<Routed, Answer>({ routes: [...routes], notFoundResponse: () => undefined });
  return async (event: Routed, context: LambdaContext): Promise<Answer | undefined> => router(event, context);
}

/** The methods of a path, found with the same router and handlers that only report that they exist. */
function allowedMethods(routes: readonly Pick<Route, 'method' | 'path'>[]) {
  const router = routerOf(routes.map((route) => ({ ...route, handler: async () => ({ statusCode: 200 }) })));
  return async (event: HttpEvent, request: Request, context: LambdaContext): Promise<readonly string[]> => {
    const asked = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map(async (method) => {
      const found = await router(routedAs(method, event, request), context);
      return found === undefined ? [] : method === 'GET' ? ['GET', 'HEAD'] : [method];
    });
    return (await Promise.all(asked)).flat();
  };
}

const definedOnly = (parameters: HttpEvent['pathParameters']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parameters ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
