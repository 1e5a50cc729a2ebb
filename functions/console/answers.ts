import type { consoleCalls } from '#api/calls.ts';
import { belowApi, type PageAnswers, pagesIn } from '#api/page.ts';
import { consoleRoutes } from '#api/routes.ts';
import type { Context } from '#shared/table/index.ts';
import { type Route, routesOf } from '#shared/web/index.ts';
import { consolePages } from './declared-pages.ts';
import type { Answers } from './frame/answer.ts';
import type { ConsoleSettings } from './settings.ts';

type Declared = typeof consoleCalls;

/** What answers the calls of each capability: loaded with the first request for one of them. None is left out. */
const calls: {
  readonly [Name in keyof Declared]: () => Promise<{ readonly answers: Answers<Declared[Name]> }>;
} = {
  signingIn: () => import('./sign-in/calls.ts'),
  counts: () => import('./numbers/calls.ts'),
  focalPoints: () => import('./focal-points/calls.ts'),
  timetable: () => import('./timetable/calls.ts'),
  closedDays: () => import('./closed-days/calls.ts'),
  rearrangements: () => import('./rearranging/calls.ts'),
  attendance: () => import('./attendance/calls.ts'),
  certificates: () => import('./certificates/calls.ts'),
  concerns: () => import('./concerns/calls.ts'),
  broadcasts: () => import('./broadcasts/calls.ts'),
  grants: () => import('./grants/calls.ts'),
  grantMoves: () => import('./grants/move-calls.ts'),
  budgets: () => import('./grants/budget-calls.ts'),
  panels: () => import('./grants/panels/calls.ts'),
};

type Shown = typeof consolePages;

/** What answers the pages of each capability, loaded and complete as the answers to calls are. */
const pages: {
  readonly [Name in keyof Shown]: () => Promise<{
    readonly answers: PageAnswers<Shown[Name], ConsoleSettings>;
  }>;
} = {
  signIn: () => import('./sign-in/pages.tsx'),
  attendance: () => import('./attendance/pages.tsx'),
  timetable: () => import('./timetable/pages.tsx'),
  closedDays: () => import('./closed-days/pages.tsx'),
  courses: () => import('./courses/pages.tsx'),
  certificates: () => import('./certificates/pages.tsx'),
  rearranging: () => import('./rearranging/pages.tsx'),
  broadcasts: () => import('./broadcasts/pages.tsx'),
  concerns: () => import('./concerns/pages.tsx'),
  focalPoints: () => import('./focal-points/pages.tsx'),
  grants: () => import('./grants/pages.tsx'),
  handIn: () => import('./grants/hand-in-pages.ts'),
  panels: () => import('./grants/panels/pages.tsx'),
};

/** The routes of the staff API and of the pages of the console. */
export const routes = (context: Context, settings: ConsoleSettings): readonly Route[] => [
  ...routesOf(belowApi(consoleRoutes), calls, context, settings),
  ...routesOf(pagesIn(consolePages), pages, context, settings),
];
