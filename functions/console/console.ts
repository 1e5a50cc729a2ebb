import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from '#shared/table/index.ts';
import { type Route, type WebHandler, webHandler } from '#shared/web/index.ts';
import { attendanceRoutes } from './api/attendance.ts';
import { broadcastRoutes } from './api/broadcasts.ts';
import { certificateRoutes } from './api/certificates.ts';
import { closedDaysRoutes } from './api/closed-days.ts';
import { concernRoutes } from './api/concerns.ts';
import { deleteFocalPoint, listFocalPoints, postFocalPoint } from './api/focal-points.ts';
import { grantRoutes } from './api/grant-routes.ts';
import { placesRoutes } from './api/places.ts';
import { rearrangementRoutes } from './api/rearrangements.ts';
import { getCounts, postToken } from './api/staff-api.ts';
import { timetableRoutes } from './api/timetable.ts';
import { consoleRoutes, problemPage } from './pages/index.ts';
import type { ConsoleSettings } from './settings.ts';

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
