import { totals } from '#api/public/totals.ts';
import { briefly } from '#shared/web/index.ts';
import { type Answers, answer } from '../frame/answer.ts';
import { grantTotals } from './totals.ts';

export const answers: Answers<typeof totals> = {
  // Of a centre or of a theme, not of both.
  getGrantTotals: answer(totals.getGrantTotals, async ({ context, query }) => ({
    told: await grantTotals(context.table, query),
    headers: briefly,
  })),
};
