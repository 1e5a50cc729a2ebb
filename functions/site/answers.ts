import type { siteCalls } from '#api/calls.ts';
import { routesOf } from '#api/load.ts';
import { siteRoutes } from '#api/routes.ts';
import type { Context } from '#shared/table/index.ts';
import type { Route } from '#shared/web/index.ts';
import type { Answers } from './frame/answer.ts';
import type { SiteSettings } from './settings.ts';

type Declared = typeof siteCalls;

/** What answers the calls of each capability: loaded with the first request for one of them. None is left out. */
const answering: {
  readonly [Name in keyof Declared]: () => Promise<{ readonly answers: Answers<Declared[Name]> }>;
} = {
  activities: () => import('./api/activity-calls.ts'),
  registrations: () => import('./api/registration-calls.ts'),
  applications: () => import('./applications/calls.ts'),
  applicationFiles: () => import('./applications/files/file-calls.ts'),
  totals: () => import('./applications/total-calls.ts'),
};

/** The routes of the public API. */
export const callRoutes = (context: Context, settings: SiteSettings): readonly Route[] =>
  routesOf(siteRoutes, answering, context, settings);
