import type { siteCalls } from '#api/calls.ts';
import { belowApi, type PageAnswers, pagesIn } from '#api/page.ts';
import { siteRoutes } from '#api/routes.ts';
import type { Context } from '#shared/table/index.ts';
import { type Route, routesOf } from '#shared/web/index.ts';
import { sitePages } from './declared-pages.ts';
import type { Answers } from './frame/answer.ts';
import type { SiteSettings } from './settings.ts';

type Declared = typeof siteCalls;

/** What answers the calls of each capability: loaded with the first request for one of them. None is left out. */
const calls: {
  readonly [Name in keyof Declared]: () => Promise<{ readonly answers: Answers<Declared[Name]> }>;
} = {
  activities: () => import('./api/activity-calls.ts'),
  registrations: () => import('./api/registration-calls.ts'),
  applications: () => import('./applications/calls.ts'),
  applicationFiles: () => import('./applications/files/file-calls.ts'),
  totals: () => import('./applications/total-calls.ts'),
};

type Shown = typeof sitePages;

/** What answers the public pages, loaded and complete as the answers to calls are: the API needs none. */
const pages: {
  readonly [Name in keyof Shown]: () => Promise<{ readonly answers: PageAnswers<Shown[Name], SiteSettings> }>;
} = {
  registering: () => import('./pages/pages.tsx'),
  applying: () => import('./applications/index.ts'),
  certificates: () => import('./certificates/index.tsx'),
};

/** The routes of the public API and of the public pages. */
export const routes = (context: Context, settings: SiteSettings): readonly Route[] => [
  ...routesOf(belowApi(siteRoutes), calls, context, settings),
  ...routesOf(pagesIn(sitePages), pages, context, settings),
];
