import type { GrantTotals } from '#api/public/grant-totals.ts';
import { type CentreId, currencies, type GrantTheme } from '#events/index.ts';
import { allTime, counterOf, daysUntilDecision, total } from '#shared/counting/index.ts';
import type { Table } from '#shared/table/index.ts';

export type TotalsAsked = {
  readonly centre?: CentreId | undefined;
  readonly theme?: GrantTheme | undefined;
  readonly period?: string | undefined;
};

/** The totals asked for; if both are given, the centre counts, not the theme. */
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
      // Sums asked for in an earlier month may be approved and paid in this one.
      .filter(({ asked, approved, paid, returned }) => asked + approved + paid + returned > 0),
    decisionDays: daysUntilDecision(counter),
  };
}
