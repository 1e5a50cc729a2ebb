import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from '#shared/table/index.ts';
import { type WebHandler, webHandler } from '#shared/web/index.ts';
import { callRoutes } from './answers.ts';
import { pageRoutes, problemPage } from './page-routes.ts';
import type { ConsoleSettings } from './settings.ts';

/** Everything for staff: the staff API and the pages of the console. */
export const consoleHandler = (
  context: Context,
  settings: ConsoleSettings,
  logger: Pick<Logger, 'error'>,
): WebHandler =>
  webHandler({
    routes: [...callRoutes(context, settings), ...pageRoutes(context, settings)],
    problemPage,
    siteUrl: settings.siteUrl,
    logger,
  });
