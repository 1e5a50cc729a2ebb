/** What centres grant: the settings that shared/grants decides by. What they may grant in a year is set in the console. */
import { type CentreId, centreIds } from '#events/index.ts';

export interface GrantSettings {
  /** For centres not named below. Default dinars, and a second approver above five million. */
  readonly usual: GrantRule;
  /** Centres that grant otherwise. Default none. */
  readonly at: Readonly<Partial<Record<CentreId, GrantRule>>>;
}

interface GrantRule {
  /** What amounts are in. A budget keeps its currency: change it from one year to the next. */
  readonly currency: 'IQD' | 'USD';
  /** Above this sum two must approve (domain.md rule 10); whole dinars, or cents of a dollar. */
  readonly twoApproversAbove: number;
}

export const usualGrants: GrantSettings = {
  usual: { currency: 'IQD', twoApproversAbove: 5_000_000 },
  at: {},
};

/** What the functions are told as `GRANTS`: the rule of each centre. */
export const grantRulesOf = ({ usual, at }: GrantSettings): string =>
  JSON.stringify(Object.fromEntries(centreIds.map((centre) => [centre, at[centre] ?? usual])));
