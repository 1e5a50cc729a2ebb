import type { Context } from '../../../shared/table/index.ts';
import type { Outcome, Request, Route } from '../../../shared/web/index.ts';
import type { ConsoleSettings } from '../settings.ts';

/** What answers a route of the console. */
export type Answering = (context: Context, settings: ConsoleSettings, request: Request) => Promise<Outcome>;

/** A route, with the name of what answers it in a module. */
export type PageOnDemand<Name extends string> = readonly [
  method: Route['method'],
  path: string,
  answeredBy: Name,
];

/** Routes whose pages are loaded with the first request that needs them. */
export const onDemand = <Name extends string>(
  pages: readonly PageOnDemand<Name>[],
  load: () => Promise<Readonly<Record<Name, Answering>>>,
  context: Context,
  settings: ConsoleSettings,
): readonly Route[] =>
  pages.map(([method, path, answeredBy]) => ({
    method,
    path,
    answer: async (request) => (await load())[answeredBy](context, settings, request),
  }));
