import type { Context } from '#shared/table/index.ts';
import type { Answer, Problem, Request, Route } from '#shared/web/index.ts';
import type { Answering } from './frame/for-staff.ts';
import type { ConsoleSettings } from './settings.ts';

/** Routes, each with the name of what answers it in a module that is loaded with the first request for one of them. */
const pages = <Name extends string>(
  load: () => Promise<Readonly<Record<Name, Answering>>>,
  routes: readonly (readonly [method: Route['method'], path: string, answeredBy: Name])[],
) => routes.map(([method, path, name]) => ({ method, path, answering: async () => (await load())[name] }));

const session = '/console/sessions/{activityId}/{sessionId}';
const activity = '/console/activities/{activityId}';

/** Every page of staff. */
const onDemand = [
  ...pages(
    () => import('./sign-in/pages.tsx'),
    [
      ['GET', '/console', 'getConsole'],
      ['POST', '/console/sign-in', 'postSignIn'],
      ['POST', '/console/sign-out', 'postSignOut'],
    ],
  ),
  ...pages(
    () => import('./attendance/pages.tsx'),
    [
      ['GET', '/console/sheet.js', 'getSheetScript'],
      ['GET', '/console/sessions', 'getSessions'],
      ['GET', session, 'getSheet'],
      ['POST', `${session}/marks`, 'postMarks'],
      ['POST', `${session}/queue`, 'postQueue'],
      ['POST', `${session}/check-in`, 'postCheckIn'],
      ['POST', `${session}/walk-ins`, 'postWalkIn'],
    ],
  ),
  ...pages(
    () => import('./timetable/pages.tsx'),
    [
      ['GET', '/console/activities', 'getActivities'],
      ['GET', '/console/activities/new', 'getAnnounce'],
      ['POST', '/console/activities/new', 'postAnnounce'],
      ['GET', activity, 'getTimetable'],
      ['POST', activity, 'postSessions'],
      ['POST', `${activity}/places`, 'postPlaces'],
      ['GET', `${activity}/sessions/{sessionId}`, 'getSession'],
      ['POST', `${activity}/sessions/{sessionId}`, 'postSession'],
    ],
  ),
  ...pages(
    () => import('./closed-days/pages.tsx'),
    [
      ['GET', '/console/closed-days', 'getClosedDays'],
      ['POST', '/console/closed-days', 'postClosedDays'],
    ],
  ),
  ...pages(
    () => import('./courses/pages.tsx'),
    [
      ['GET', '/console/courses', 'getCourses'],
      ['GET', '/console/courses/{activityId}', 'getCourse'],
      ['GET', '/console/courses/{activityId}/report', 'getReport'],
    ],
  ),
  ...pages(
    () => import('./certificates/pages.tsx'),
    [
      ['GET', `${activity}/certificates`, 'getCertificates'],
      ['GET', `${activity}/certificates/print`, 'getPrint'],
      ['POST', `${activity}/certificates`, 'postConclude'],
      ['POST', '/console/certificates/{certificate}/hand-over', 'postHandOver'],
    ],
  ),
  ...pages(
    () => import('./rearranging/pages.tsx'),
    [
      ['GET', '/console/rearrangements', 'getRearrangements'],
      ['POST', '/console/rearrangements', 'postRearrangement'],
      ['GET', '/console/rearrangements/{rearrangementId}', 'getRearrangement'],
      ['POST', '/console/rearrangements/{rearrangementId}', 'postStep'],
      ['GET', '/console/rearrangements/{rearrangementId}/calls', 'getRearrangedCalls'],
      ['POST', '/console/rearrangements/{rearrangementId}/calls', 'postRearrangedCall'],
    ],
  ),
  ...pages(
    () => import('./broadcasts/pages.tsx'),
    [
      ['GET', '/console/broadcasts', 'getBroadcasts'],
      ['POST', '/console/broadcasts', 'postDraft'],
      ['GET', '/console/broadcasts/{broadcastId}', 'getBroadcast'],
      ['POST', '/console/broadcasts/{broadcastId}', 'postStep'],
    ],
  ),
  ...pages(
    () => import('./concerns/pages.tsx'),
    [
      ['GET', '/console/concerns', 'getConcerns'],
      ['GET', '/console/untold', 'getUntold'],
      ['POST', '/console/concerns/{concernId}/settle', 'postSettle'],
      ['GET', '/console/concerns/{concernId}/calls', 'getCalls'],
      ['POST', '/console/concerns/{concernId}/calls', 'postCalled'],
    ],
  ),
  ...pages(
    () => import('./focal-points/pages.tsx'),
    [
      ['GET', '/console/focal-points', 'getFocalPoints'],
      ['POST', '/console/focal-points', 'postAppoint'],
      ['POST', '/console/focal-points/{focalPointId}/release', 'postRelease'],
    ],
  ),
  ...pages(
    () => import('./grants/pages.tsx'),
    [
      ['GET', '/console/grants', 'getGrants'],
      ['POST', '/console/grants', 'postBudget'],
      ['GET', '/console/grants/new', 'getHandIn'],
      ['POST', '/console/grants/new', 'postHandIn'],
      ['GET', '/console/grants/{grantId}', 'getGrant'],
      ['POST', '/console/grants/{grantId}', 'postMove'],
      ['GET', '/console/grants/{grantId}/submit', 'getHandInAgain'],
      ['POST', '/console/grants/{grantId}/submit', 'postHandInAgain'],
      ['GET', '/console/grants/{grantId}/history.csv', 'getHistoryFile'],
      ['GET', '/console/grants/{grantId}/files/{fileId}', 'getFilePage'],
    ],
  ),
  ...pages(
    () => import('./grants/panels/pages.tsx'),
    [
      ['GET', '/console/panels', 'getPanels'],
      ['POST', '/console/panels', 'postPanels'],
      ['GET', '/console/panels/{panelId}', 'getPanel'],
      ['POST', '/console/panels/{panelId}', 'postPanel'],
    ],
  ),
];

/** The routes of the pages of staff: loaded with the first request for one of them, so that no other waits. */
export const pageRoutes = (context: Context, settings: ConsoleSettings): readonly Route[] =>
  onDemand.map(({ method, path, answering }) => ({
    method,
    path,
    answer: async (request) => (await answering())(context, settings, request),
  }));

/** A problem as a page of the console. */
export const problemPage = async (told: Problem, request: Request): Promise<Answer> =>
  (await import('./frame/console-page.tsx')).problemPage(told, request);
