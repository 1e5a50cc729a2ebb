import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from '#shared/table/index.ts';
import { type WebHandler, webHandler } from '#shared/web/index.ts';
import { routes } from './answers.ts';
import type { ConsoleSettings } from './settings.ts';

/** Everything for staff: the staff API and the pages of the console. */
export const consoleHandler = (
  context: Context,
  settings: ConsoleSettings,
  logger: Pick<Logger, 'error'>,
): WebHandler =>
  webHandler({
    routes: routes(context, settings),
    problemPage: async (told, request) =>
      (await import('./frame/console-page.tsx')).problemPage(told, request),
    siteUrl: settings.siteUrl,
    logger,
  });
