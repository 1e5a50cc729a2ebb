import type { CentreId } from '#events/index.ts';
import { type Budget, budgetOf, setBudget } from '#shared/grants/index.ts';
import {
  answerWrite,
  type BudgetAnswer,
  maySetBudgets,
  panelCentres,
  type Staff,
  type StaffRequest,
} from '#shared/staff/index.ts';
import type { Table } from '#shared/table/index.ts';
import { type Problem, problem, versionChanged } from '#shared/web/index.ts';
import { once } from '../frame/once.ts';
import type { Acting } from './actions.ts';
import { forbidden } from './view.ts';

/** The budget of a centre for a year, if this login may see it; version 0 if none is set. */
export async function budget(
  table: Table,
  staff: Staff,
  centre: CentreId,
  year: number,
  rules: Acting['rules'],
): Promise<BudgetAnswer | Problem> {
  if (!panelCentres(staff).includes(centre)) return forbidden;
  const { currency } = rules[centre];
  const none: Budget = { centre, year, currency, total: 0, reserved: 0, paid: 0, free: 0, version: 0 };
  return (await budgetOf(table, centre, year)) ?? none;
}

/** Sets what a centre may grant in a year, on the version that was read. */
export async function putBudget(
  { context, rules }: Acting,
  staff: Staff,
  wanted: {
    readonly centre: CentreId;
    readonly year: number;
    readonly total: number;
    readonly version: number;
  },
  request?: StaffRequest,
): Promise<BudgetAnswer | Problem> {
  if (!maySetBudgets(staff)) return forbidden;
  return once<BudgetAnswer>(context, request, async () => {
    const { currency } = rules[wanted.centre];
    const author = { kind: 'staff', id: staff.id } as const;
    const set = await setBudget(context, { ...wanted, currency }, author, (done) =>
      request === undefined ? [] : [answerWrite<BudgetAnswer>(request, done, context.now())],
    );
    if (!('refused' in set)) return set;
    switch (set.refused) {
      case 'version-changed':
        return versionChanged(set.version);
      case 'budget-too-small':
        return problem('budget-too-small', 409);
      case 'request-answered':
        return problem('busy', 503);
    }
  });
}
