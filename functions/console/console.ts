import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from '#shared/table/index.ts';
import { type WebHandler, webHandler } from '#shared/web/index.ts';
import { callRoutes } from './answers.ts';
import { problemPage } from './frame/console-page.tsx';
import type { ConsoleSettings } from './settings.ts';
import { consoleRoutes } from './sign-in/pages.tsx';

/** What staff see and do: the staff API and the console's pages. */
export const consoleHandler = (
  context: Context,
  settings: ConsoleSettings,
  logger: Pick<Logger, 'error'>,
): WebHandler =>
  webHandler({
    routes: [...callRoutes(context, settings), ...consoleRoutes(context, settings)],
    problemPage,
    siteUrl: settings.siteUrl,
    logger,
  });
