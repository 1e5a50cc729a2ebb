import type { Context } from '../../../shared/table/index.ts';
import type { Route } from '../../../shared/web/index.ts';
import type { ConsoleSettings } from '../settings.ts';
import { onDemand, type PageOnDemand } from './on-demand.ts';

const pages = [
  ['GET', '/console/activities', 'getActivities'],
  ['GET', '/console/activities/new', 'getAnnounce'],
  ['POST', '/console/activities/new', 'postAnnounce'],
  ['GET', '/console/activities/{activityId}', 'getTimetable'],
  ['POST', '/console/activities/{activityId}', 'postSessions'],
  ['POST', '/console/activities/{activityId}/places', 'postPlaces'],
  ['GET', '/console/activities/{activityId}/sessions/{sessionId}', 'getSession'],
  ['POST', '/console/activities/{activityId}/sessions/{sessionId}', 'postSession'],
] as const satisfies readonly PageOnDemand<keyof typeof import('./timetables/index.tsx')>[];

/** The pages of activities and their timetables. */
export const timetablePageRoutes = (context: Context, settings: ConsoleSettings): readonly Route[] =>
  onDemand(pages, () => import('./timetables/index.tsx'), context, settings);
