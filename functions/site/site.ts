import type { Logger } from '@aws-lambda-powertools/logger';
import { belowApi } from '#api/page.ts';
import { consoleRoutes } from '#api/routes.ts';
import type { Context } from '#shared/table/index.ts';
import { stylesheetRoute, type WebHandler, webHandler } from '#shared/web/index.ts';
import { routes } from './answers.ts';
import { getOpenApi } from './api/openapi.ts';
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
      stylesheetRoute,
      ...routes(context, settings),
    ],
    elsewhere: belowApi(consoleRoutes),
    problemPage: async (told, request) =>
      (await import('./pages/problem-page.tsx')).problemPage(told, request),
    siteUrl: settings.siteUrl,
    logger,
  });
