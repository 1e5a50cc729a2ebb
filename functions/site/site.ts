import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from '#shared/table/index.ts';
import { type Route, type WebHandler, webHandler } from '#shared/web/index.ts';
import { getActivityCalendar, getRegistrationCalendar } from './api/calendars.ts';
import { getActivity, listActivities, listCentres } from './api/list-activities.ts';
import { getOpenApi } from './api/openapi.ts';
import { getRegistration, postRegistration, postStep } from './api/registrations.ts';
import { applicationRoutes } from './application-routes.ts';
import { certificateRoutes } from './certificate-routes.ts';
import { pageRoutes, problemPage } from './pages/index.ts';
import type { SiteSettings } from './settings.ts';

/** Everything anyone may see and do without a login: the public API and the public pages. */
export const siteHandler = (
  context: Context,
  settings: SiteSettings,
  logger: Pick<Logger, 'error'>,
): WebHandler =>
  webHandler({
    routes: [
      ...apiRoutes(context, settings),
      ...applicationRoutes(context, settings),
      ...certificateRoutes(context),
      ...pageRoutes(context, settings),
    ],
    elsewhere: [
      { method: 'GET', path: '/api/counts' },
      { method: 'POST', path: '/api/staff/tokens' },
      { method: 'GET', path: '/api/focal-points' },
      { method: 'POST', path: '/api/focal-points' },
      { method: 'DELETE', path: '/api/focal-points/{focalPointId}' },
      { method: 'POST', path: '/api/activities' },
      { method: 'GET', path: '/api/sessions' },
      { method: 'GET', path: '/api/centres/{centre}/closed-days' },
      { method: 'PUT', path: '/api/centres/{centre}/closed-days' },
      { method: 'GET', path: '/api/rearrangements' },
      { method: 'POST', path: '/api/rearrangements' },
      { method: 'GET', path: '/api/rearrangements/{rearrangementId}' },
      { method: 'GET', path: '/api/rearrangements/{rearrangementId}/calls' },
      { method: 'POST', path: '/api/rearrangements/{rearrangementId}/calls' },
      { method: 'POST', path: '/api/rearrangements/{rearrangementId}/confirm' },
      { method: 'POST', path: '/api/rearrangements/{rearrangementId}/discard' },
      { method: 'GET', path: '/api/activities/{activityId}/sessions' },
      { method: 'POST', path: '/api/activities/{activityId}/sessions' },
      { method: 'PATCH', path: '/api/activities/{activityId}/sessions/{sessionId}' },
      { method: 'POST', path: '/api/activities/{activityId}/sessions/{sessionId}/cancel' },
      { method: 'PUT', path: '/api/activities/{activityId}/places' },
      { method: 'GET', path: '/api/broadcasts' },
      { method: 'POST', path: '/api/broadcasts' },
      { method: 'GET', path: '/api/broadcasts/{broadcastId}' },
      { method: 'POST', path: '/api/broadcasts/{broadcastId}/confirm' },
      { method: 'POST', path: '/api/broadcasts/{broadcastId}/pause' },
      { method: 'POST', path: '/api/broadcasts/{broadcastId}/resume' },
      { method: 'POST', path: '/api/broadcasts/{broadcastId}/cancel' },
      { method: 'GET', path: '/api/concerns' },
      { method: 'GET', path: '/api/untold' },
      { method: 'POST', path: '/api/concerns/{concernId}/settle' },
      { method: 'GET', path: '/api/concerns/{concernId}/calls' },
      { method: 'POST', path: '/api/concerns/{concernId}/calls' },
      { method: 'POST', path: '/api/activities/{activityId}/complete' },
      { method: 'GET', path: '/api/activities/{activityId}/sessions/{sessionId}/attendance' },
      { method: 'POST', path: '/api/activities/{activityId}/sessions/{sessionId}/attendance' },
      { method: 'POST', path: '/api/activities/{activityId}/sessions/{sessionId}/walk-ins' },
      { method: 'POST', path: '/api/activities/{activityId}/sessions/{sessionId}/check-in' },
      { method: 'DELETE', path: '/api/activities/{activityId}/sessions/{sessionId}/check-in' },
      { method: 'GET', path: '/api/activities/{activityId}/certificates' },
      { method: 'POST', path: '/api/certificates/{certificate}/hand-over' },
      { method: 'GET', path: '/api/grants' },
      { method: 'POST', path: '/api/grants' },
      { method: 'GET', path: '/api/grant-drafts/{number}' },
      { method: 'GET', path: '/api/grants/{grantId}' },
      { method: 'GET', path: '/api/grants/{grantId}/versions/{application}' },
      { method: 'GET', path: '/api/grants/{grantId}/history' },
      { method: 'GET', path: '/api/grants/{grantId}/history.csv' },
      { method: 'GET', path: '/api/grants/{grantId}/files/{fileId}' },
      { method: 'POST', path: '/api/grants/{grantId}/submit' },
      { method: 'POST', path: '/api/grants/{grantId}/screen' },
      { method: 'POST', path: '/api/grants/{grantId}/return' },
      { method: 'POST', path: '/api/grants/{grantId}/reject' },
      { method: 'POST', path: '/api/grants/{grantId}/approve' },
      { method: 'POST', path: '/api/grants/{grantId}/declare-interest' },
      { method: 'POST', path: '/api/grants/{grantId}/plan' },
      { method: 'POST', path: '/api/grants/{grantId}/disburse' },
      { method: 'POST', path: '/api/grants/{grantId}/confirm' },
      { method: 'POST', path: '/api/grants/{grantId}/take-back' },
      { method: 'POST', path: '/api/grants/{grantId}/confirm-back' },
      { method: 'POST', path: '/api/grants/{grantId}/report' },
      { method: 'POST', path: '/api/grants/{grantId}/return-report' },
      { method: 'POST', path: '/api/grants/{grantId}/close' },
      { method: 'POST', path: '/api/grants/{grantId}/withdraw' },
      { method: 'POST', path: '/api/grants/{grantId}/cancel' },
      { method: 'GET', path: '/api/budgets/{centre}/{year}' },
      { method: 'PUT', path: '/api/budgets/{centre}/{year}' },
      { method: 'GET', path: '/api/panels' },
      { method: 'POST', path: '/api/panels' },
      { method: 'GET', path: '/api/panels/{panelId}' },
      { method: 'POST', path: '/api/panels/{panelId}/scores' },
      { method: 'POST', path: '/api/panels/{panelId}/outcome' },
      { method: 'GET', path: '/api/panel-members' },
      { method: 'POST', path: '/api/panel-members' },
      { method: 'DELETE', path: '/api/panel-members/{panelMemberId}' },
    ],
    problemPage,
    siteUrl: settings.siteUrl,
    logger,
  });

const apiRoutes = (context: Context, settings: SiteSettings): readonly Route[] => [
  { method: 'GET', path: '/api/openapi.json', answer: getOpenApi },
  { method: 'GET', path: '/api/centres', answer: listCentres },
  { method: 'GET', path: '/api/activities', answer: (request) => listActivities(context, request) },
  { method: 'GET', path: '/api/activities/{code}', answer: (request) => getActivity(context, request) },
  {
    method: 'GET',
    path: '/api/activities/{code}/calendar.ics',
    answer: (request) => getActivityCalendar(context, request),
  },
  {
    method: 'GET',
    path: '/api/registrations/{token}/calendar.ics',
    answer: (request) => getRegistrationCalendar(context, request),
  },
  {
    method: 'POST',
    path: '/api/registrations',
    answer: (request) => postRegistration(context, settings, request),
  },
  {
    method: 'GET',
    path: '/api/registrations/{token}',
    answer: (request) => getRegistration(context, request),
  },
  ...(['cancel', 'accept', 'decline'] as const).map(
    (step): Route => ({
      method: 'POST',
      path: `/api/registrations/{token}/${step}`,
      answer: (request) => postStep(context, request, step),
    }),
  ),
];
