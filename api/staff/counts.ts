import { type Calls, gives } from '#api/call.ts';
import { schemaOf, type Words } from '#api/document/describe.ts';
import { period } from '#api/parameters.ts';
import { type CountsAnswer, countsAnswer } from '#shared/staff/index.ts';
import { readScope } from './scopes.ts';

const scope = { read: readScope, schema: { type: 'string' } };

/** The numbers, as far as a login may see them. */
export const counts = {
  getCounts: {
    method: 'GET',
    path: '/counts',
    who: 'staff',
    takes: { query: { scope, period } },
    gives: gives<CountsAnswer>(200),
    refuses: { 404: ['not-found'] },
  },
} as const satisfies Calls;

/** The same calls in words, with samples. */
export const countsInWords = (): Words<typeof counts> => ({
  tag: 'Staff',
  schemas: {
    Counts: schemaOf(countsAnswer, { breakdown: 'Left out for partners, who see totals only.' }),
  },
  calls: {
    getCounts: {
      summary: 'How many, for a scope and a period, as far as the login may see it',
      parameters: {
        scope: {
          description:
            '`all`, `centre:<id>`, `kind:<kind>`, `theme:<theme>`, `activity:<code or id>`. Default `all`.',
          example: 'centre:kirkuk',
        },
        period: { description: '`all`, or a month in Asia/Baghdad. Default `all`.', example: '2026-11' },
      },
      gives: ['The numbers.', 'Counts'],
      refuses: { 404: 'There is no such activity.' },
    },
  },
});
