import * as z from 'zod/mini';
import { type CentreId, currencies, type GrantTheme } from '#events/index.ts';
import { allTime, counterOf, daysUntilDecision, total } from '#shared/counting/index.ts';
import type { Table } from '#shared/table/index.ts';

const amount = z.int().check(z.gte(0));
const count = z.int().check(z.gte(0));
const sums = z.object({
  currency: z.enum(currencies),
  asked: amount,
  approved: amount,
  paid: amount,
  returned: amount,
});

/** How many grants and how much, of a centre or a theme or of all, for anyone: no one's name and no single application. */
export const grantTotalsAnswer = z.object({
  scope: z.string(),
  period: z.string(),
  submitted: count,
  approved: count,
  rejected: count,
  closed: count,
  peopleReached: count,
  sums: z.array(sums),
  /** From the first submission to the decision, in whole days; `null` where nothing was decided. */
  decisionDays: z.nullable(z.object({ median: count, ninetieth: count })),
});
export type GrantTotals = z.infer<typeof grantTotalsAnswer>;

export type TotalsAsked = {
  readonly centre?: CentreId | undefined;
  readonly theme?: GrantTheme | undefined;
  readonly period?: string | undefined;
};

/** The totals of what is asked for; a centre comes before a theme. */
export async function grantTotals(
  table: Table,
  { centre, theme, period = allTime }: TotalsAsked,
): Promise<GrantTotals> {
  const scope = centre !== undefined ? `centre:${centre}` : theme !== undefined ? `theme:${theme}` : 'all';
  const counter = await counterOf(table, scope, period);
  return {
    scope,
    period,
    submitted: total(counter, 'grantsSubmitted'),
    approved: total(counter, 'grantsApproved'),
    rejected: total(counter, 'grantsRejected'),
    closed: total(counter, 'grantsClosed'),
    peopleReached: total(counter, 'grantPeopleReached'),
    sums: currencies
      .map((currency) => ({
        currency,
        asked: total(counter, `asked${currency}`),
        approved: total(counter, `approved${currency}`),
        paid: total(counter, `paid${currency}`),
        returned: total(counter, `returned${currency}`),
      }))
      // In a month, what was asked for before it may be approved and paid.
      .filter(({ asked, approved, paid, returned }) => asked + approved + paid + returned > 0),
    decisionDays: daysUntilDecision(counter),
  };
}
