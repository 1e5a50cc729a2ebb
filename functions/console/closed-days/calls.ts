import { closedDays } from '#api/staff/closed-days.ts';
import { daysAfter, localDate } from '#shared/language/index.ts';
import type { Context } from '#shared/table/index.ts';
import { problem } from '#shared/web/index.ts';
import { type Answers, answer } from '../frame/answer.ts';
import { closedDaysFor, keepClosed } from './actions.ts';

/** Days shown from the first if no last is given, and the most that may be asked for. */
const usualDays = 366;
const mostDays = 1100;

const today = ({ now }: Context): string => localDate(now().toISOString());

export const answers: Answers<typeof closedDays> = {
  getClosedDays: answer(closedDays.getClosedDays, ({ context, staff, path, query }) => {
    const { from: first = today(context), until: last = daysAfter(first, usualDays - 1) } = query;
    if (last < first || last >= daysAfter(first, mostDays))
      return problem('invalid-request', 400, { errors: [{ parameter: 'until', reason: 'invalidChoice' }] });
    return closedDaysFor(context.table, staff, path.centre, { first, last });
  }),
  keepClosedDays: answer(
    closedDays.keepClosedDays,
    ({ context, staff, path: { centre }, version, body, asked }) => {
      const first = today(context);
      const within = { first, last: daysAfter(first, usualDays - 1) };
      const request = asked('closed days', centre, version, body);
      return keepClosed(context, staff, { centre, version }, body, within, request);
    },
  ),
};
