import type { Logger } from '@aws-lambda-powertools/logger';
import type { SignIn, TokenVerifier } from '../../shared/staff/index.ts';
import type { Context } from '../../shared/table/index.ts';
import { type WebHandler, webHandler } from '../../shared/web/index.ts';
import { getCounts, postToken } from './api/staff-api.ts';
import { consoleRoutes, problemPage } from './pages/index.ts';

export type ConsoleSettings = {
  /** The site's address where it is not the API's own: a custom domain, or the local cloud's. */
  readonly siteUrl: string | undefined;
  readonly signIn: SignIn;
  readonly verify: TokenVerifier;
};

/** What staff see and do: the staff API and the console's pages. */
export const consoleHandler = (
  context: Context,
  { siteUrl, signIn, verify }: ConsoleSettings,
  logger: Pick<Logger, 'error'>,
): WebHandler =>
  webHandler({
    routes: [
      { method: 'POST', path: '/api/staff/tokens', answer: (request) => postToken(signIn, request) },
      { method: 'GET', path: '/api/counts', answer: (request) => getCounts(context.table, verify, request) },
      ...consoleRoutes(context, signIn, verify),
    ],
    problemPage,
    siteUrl,
    logger,
  });
