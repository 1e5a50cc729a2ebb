import type { Logger } from '@aws-lambda-powertools/logger';
import { consoleRoutes } from '#api/routes.ts';
import type { Context } from '#shared/table/index.ts';
import { type WebHandler, webHandler } from '#shared/web/index.ts';
import { callRoutes } from './answers.ts';
import { getOpenApi } from './api/openapi.ts';
import { applicationRoutes } from './application-routes.ts';
import { certificateRoutes } from './certificate-routes.ts';
import { pageRoutes, problemPage } from './page-routes.ts';
import type { SiteSettings } from './settings.ts';

/** Everything anyone may see and do without a login: the public API and the public pages. */
export const siteHandler = (
  context: Context,
  settings: SiteSettings,
  logger: Pick<Logger, 'error'>,
): WebHandler =>
  webHandler({
    routes: [
      { method: 'GET', path: '/api/openapi.json', answer: getOpenApi },
      ...callRoutes(context, settings),
      ...applicationRoutes(context, settings),
      ...certificateRoutes(context),
      ...pageRoutes(context, settings),
    ],
    elsewhere: consoleRoutes.map(({ method, path }) => ({ method, path: `/api${path}` })),
    problemPage,
    siteUrl: settings.siteUrl,
    logger,
  });
