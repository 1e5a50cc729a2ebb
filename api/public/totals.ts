import { type Calls, gives } from '#api/call.ts';
import { schemaOf, type Words } from '#api/document/describe.ts';
import { centre, choice, period } from '#api/parameters.ts';
import * as samples from '#api/samples/grants.ts';
import { grantThemes } from '#events/index.ts';
import { type GrantTotals, grantTotalsAnswer } from './grant-totals.ts';

/** How many grants and how much, for anyone. */
export const totals = {
  getGrantTotals: {
    method: 'GET',
    path: '/grant-totals',
    who: 'anyone',
    takes: { query: { centre, theme: choice(grantThemes), period } },
    gives: gives<GrantTotals>(200),
  },
} as const satisfies Calls;

/** The same calls in words, with samples. */
export const totalsInWords = (): Words<typeof totals> => ({
  tag: 'Grants',
  schemas: {
    GrantTotals: schemaOf(grantTotalsAnswer, { sums: 'By currency; whole dinars, or cents of a dollar.' }),
  },
  calls: {
    getGrantTotals: {
      summary: 'How many grants and how much, for anyone',
      description: 'Of a centre, or of a theme at all centres together; of all of them without either.',
      parameters: {
        period: { description: '`all`, or a month in Asia/Baghdad. Default `all`.', example: '2026-11' },
      },
      gives: ['The totals.', 'GrantTotals', samples.totals],
    },
  },
});
