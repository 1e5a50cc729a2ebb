import type { consoleCalls } from '#api/calls.ts';
import { routesOf } from '#api/load.ts';
import { consoleRoutes } from '#api/routes.ts';
import type { Context } from '#shared/table/index.ts';
import type { Route } from '#shared/web/index.ts';
import type { Answers } from './frame/answer.ts';
import type { ConsoleSettings } from './settings.ts';

type Declared = typeof consoleCalls;

/** What answers the calls of each capability: loaded with the first request for one of them. None is left out. */
const answering: {
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

/** The routes of the staff API. */
export const callRoutes = (context: Context, settings: ConsoleSettings): readonly Route[] =>
  routesOf(consoleRoutes, answering, context, settings);
