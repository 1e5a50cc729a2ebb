/** The rules by which centres grant, for shared/grants. Yearly budgets are set in the console. */
import { type CentreId, centreIds } from '#events/index.ts';

export interface GrantSettings {
  /** For centres not named below. Default dinars, and a second approver above five million. */
  readonly usual: GrantRule;
  /** Centres that grant otherwise. Default none. */
  readonly at: Readonly<Partial<Record<CentreId, GrantRule>>>;
}

interface GrantRule {
  /** The currency of amounts. A budget keeps its currency: change it only between years. */
  readonly currency: 'IQD' | 'USD';
  /** Above this sum two must approve (domain.md rule 10); whole dinars, or cents of a dollar. */
  readonly twoApproversAbove: number;
}

export const usualGrants: GrantSettings = {
  usual: { currency: 'IQD', twoApproversAbove: 5_000_000 },
  at: {},
};

/** The value of `GRANTS` for the functions: the rule of each centre. */
export const grantRulesOf = ({ usual, at }: GrantSettings): string =>
  JSON.stringify(Object.fromEntries(centreIds.map((centre) => [centre, at[centre] ?? usual])));
