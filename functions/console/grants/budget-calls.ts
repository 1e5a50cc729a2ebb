import { budgets } from '#api/staff/budgets.ts';
import { grantRulesFrom } from '#shared/grants/index.ts';
import { type Answers, answer } from '../frame/answer.ts';
import { actingOf } from './actions.ts';
import { budget, putBudget } from './budgets.ts';

export const answers: Answers<typeof budgets> = {
  getBudget: answer(budgets.getBudget, ({ context, settings, staff, path: { centre, year } }) =>
    budget(context.table, staff, centre, Number(year), grantRulesFrom(settings.grants)),
  ),
  // Version 0 if no budget is set.
  setBudget: answer(budgets.setBudget, ({ staff, path: { centre, year }, version, body, asked, ...rest }) => {
    const wanted = { centre, year: Number(year), total: body.total, version };
    const request = asked('budget', centre, Number(year), version, body);
    return putBudget(actingOf(rest), staff, wanted, request);
  }),
};
