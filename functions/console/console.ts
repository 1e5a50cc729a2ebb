import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from '#shared/table/index.ts';
import { type Route, type WebHandler, webHandler } from '#shared/web/index.ts';
import { attendanceRoutes } from './attendance/calls.ts';
import { broadcastRoutes } from './broadcasts/calls.ts';
import { certificateRoutes } from './certificates/calls.ts';
import { closedDaysRoutes } from './closed-days/calls.ts';
import { concernRoutes } from './concerns/calls.ts';
import { deleteFocalPoint, listFocalPoints, postFocalPoint } from './focal-points/calls.ts';
import { problemPage } from './frame/console-page.tsx';
import { grantRoutes } from './grants/routes.ts';
import { rearrangementRoutes } from './rearranging/calls.ts';
import type { ConsoleSettings } from './settings.ts';
import { getCounts, postToken } from './sign-in/calls.ts';
import { consoleRoutes } from './sign-in/pages.tsx';
import { timetableRoutes } from './timetable/calls.ts';
import { placesRoutes } from './timetable/places-calls.ts';

/** What staff see and do: the staff API and the console's pages. */
export const consoleHandler = (
  context: Context,
  settings: ConsoleSettings,
  logger: Pick<Logger, 'error'>,
): WebHandler =>
  webHandler({
    routes: [...apiRoutes(context, settings), ...consoleRoutes(context, settings)],
    problemPage,
    siteUrl: settings.siteUrl,
    logger,
  });

function apiRoutes(context: Context, settings: ConsoleSettings): readonly Route[] {
  const { signIn, verify, allowedPrefixes, grants, files, limits } = settings;
  const api = { context, verify, allowedPrefixes, limits };
  const focalPoints = '/api/focal-points';
  return [
    {
      method: 'POST',
      path: '/api/staff/tokens',
      answer: (request) => postToken(context.table, signIn, verify, request),
    },
    { method: 'GET', path: '/api/counts', answer: (request) => getCounts(context.table, verify, request) },
    ...timetableRoutes(api),
    ...placesRoutes(api),
    ...closedDaysRoutes(api),
    ...rearrangementRoutes(api),
    { method: 'GET', path: focalPoints, answer: (request) => listFocalPoints(api, request) },
    { method: 'POST', path: focalPoints, answer: (request) => postFocalPoint(api, request) },
    {
      method: 'DELETE',
      path: `${focalPoints}/{focalPointId}`,
      answer: (request) => deleteFocalPoint(api, request),
    },
    ...attendanceRoutes(api),
    ...certificateRoutes(api),
    ...concernRoutes(api),
    ...broadcastRoutes(api),
    ...grantRoutes({ ...api, grants, files }),
  ];
}
