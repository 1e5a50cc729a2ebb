import { type Calls, gives } from '#api/call.ts';
import { schemaOf, type Words } from '#api/document/describe.ts';
import { centre, text } from '#api/parameters.ts';
import { administrators, deciders } from '#api/roles.ts';
import * as samples from '#api/samples/grants.ts';
import { type BudgetAnswer, budgetAnswer, budgetBody } from '#shared/staff/index.ts';

/** The budget of a centre for a year. */
export const budgets = {
  getBudget: {
    method: 'GET',
    path: '/budgets/{centre}/{year}',
    who: deciders,
    takes: { path: { centre, year: text(/^20[2-9]\d$/) } },
    gives: gives<BudgetAnswer>(200, 'version'),
  },
  setBudget: {
    method: 'PUT',
    path: '/budgets/{centre}/{year}',
    who: administrators,
    takes: { path: { centre, year: text(/^20[2-9]\d$/) }, body: budgetBody, key: true, version: true },
    gives: gives<BudgetAnswer>(200, 'version'),
    refuses: { 409: ['budget-too-small'] },
  },
} as const satisfies Calls;

const sums = 'Whole dinars, or cents of a dollar.';

/** The same calls in words, with samples. */
export const budgetsInWords = (): Words<typeof budgets> => ({
  tag: 'Staff',
  schemas: {
    BudgetRequest: schemaOf(budgetBody, { total: sums }),
    Budget: schemaOf(budgetAnswer, {
      free: 'What is neither reserved nor paid.',
      version: '0: not set yet.',
    }),
  },
  calls: {
    getBudget: {
      summary: 'What a centre may grant in a year, and how it stands',
      description: 'For managers and approvers of the centre and administrators.',
      gives: ['The budget; version 0 where it is not set.', 'Budget', samples.budget],
    },
    setBudget: {
      summary: 'Set what a centre may grant in a year, never below what is reserved and paid',
      description: 'For administrators.',
      body: [
        'BudgetRequest',
        {
          total: 40000000,
        },
      ],
      gives: ['The budget.', 'Budget', samples.budget],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
  },
});
