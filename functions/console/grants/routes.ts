import type { Route } from '#shared/web/index.ts';
import type { GrantApi } from './calls.ts';

type Settings = Omit<GrantApi, 'rules'> & { readonly grants: string | undefined };

const calls = [
  ['GET', '/api/grants', 'listGrants'],
  ['POST', '/api/grants', 'postGrant'],
  ['GET', '/api/grant-drafts/{number}', 'getDraft'],
  ['GET', '/api/grants/{grantId}', 'getGrant'],
  ['GET', '/api/grants/{grantId}/versions/{application}', 'getVersion'],
  ['GET', '/api/grants/{grantId}/history', 'getHistory'],
  ['GET', '/api/grants/{grantId}/history.csv', 'getHistoryCsv'],
  ['GET', '/api/grants/{grantId}/files/{fileId}', 'getFile'],
  ['POST', '/api/grants/{grantId}/submit', 'postAgain'],
  ['POST', '/api/grants/{grantId}/{move}', 'postMove'],
  ['GET', '/api/budgets/{centre}/{year}', 'getBudget'],
  ['PUT', '/api/budgets/{centre}/{year}', 'putBudgetOf'],
  ['GET', '/api/panels', 'getPanels'],
  ['POST', '/api/panels', 'postPanel'],
  ['GET', '/api/panels/{panelId}', 'getPanel'],
  ['POST', '/api/panels/{panelId}/scores', 'postScores'],
  ['POST', '/api/panels/{panelId}/outcome', 'postOutcome'],
  ['GET', '/api/panel-members', 'getMembers'],
  ['POST', '/api/panel-members', 'postMember'],
  ['DELETE', '/api/panel-members/{panelMemberId}', 'deleteMember'],
] as const satisfies readonly (readonly [
  Route['method'],
  string,
  Exclude<keyof typeof import('./calls.ts'), 'grantRulesFrom'>,
])[];

/** The staff API of grants, budgets and panels. What answers is loaded with the first request that needs it. */
export const grantRoutes = ({ grants, ...api }: Settings): readonly Route[] =>
  calls.map(
    ([method, path, name]): Route => ({
      method,
      path,
      answer: async (request) => {
        const answers = await import('./calls.ts');
        return answers[name]({ ...api, rules: answers.grantRulesFrom(grants) }, request);
      },
    }),
  );
