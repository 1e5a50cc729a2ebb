import type { Context } from '../../../shared/table/index.ts';
import type { Route } from '../../../shared/web/index.ts';
import type { ConsoleSettings } from '../settings.ts';
import { onDemand, type PageOnDemand } from './on-demand.ts';

const pages = [
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
  ['GET', '/console/panels', 'getPanels'],
  ['POST', '/console/panels', 'postPanels'],
  ['GET', '/console/panels/{panelId}', 'getPanel'],
  ['POST', '/console/panels/{panelId}', 'postPanel'],
] as const satisfies readonly PageOnDemand<keyof typeof import('./grants/index.tsx')>[];

/** The pages of grants and panels. */
export const grantPageRoutes = (context: Context, settings: ConsoleSettings): readonly Route[] =>
  onDemand(pages, () => import('./grants/index.tsx'), context, settings);
