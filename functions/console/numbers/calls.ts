import { counts } from '#api/staff/counts.ts';
import { type Answers, answer } from '../frame/answer.ts';
import { countsFor } from './actions.ts';

export const answers: Answers<typeof counts> = {
  getCounts: answer(counts.getCounts, ({ context, staff, query: { scope = 'all', period = 'all' } }) =>
    countsFor(context.table, staff, scope, period),
  ),
};
