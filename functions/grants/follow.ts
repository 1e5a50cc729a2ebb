import type { EventOf, GrantEvent } from '#events/index.ts';
import { eraseNames, grantIdsOf } from '#shared/grants/index.ts';
import type { Context } from '#shared/table/index.ts';
import { askForBudget, putToTeamLeader } from './what-waits.ts';

/** The events that `follow` acts on; infra/stacks/grants.ts has the rule that lets them through. */
export type Followed = GrantEvent | EventOf<'person.erased' | 'budget.set'>;

/** Whether `followGrant` acts on events of a type. */
export const isFollowed = (type: string): boolean =>
  type.startsWith('grant.') || type === 'person.erased' || type === 'budget.set';

/**
 * Puts the step that a grant waits for to the team leader, or settles that concern; settles the concern about
 * a missing budget; erases the names in the applications of an erased person.
 */
export async function followGrant(context: Context, event: Followed): Promise<void> {
  switch (event.type) {
    case 'budget.set':
      return askForBudget(context, event.data.budgetOf, event.data.budgetYear);
    case 'person.erased': {
      const grantIds = await grantIdsOf(context.table, event.data.personId);
      await eraseNames(context.table, grantIds);
      return;
    }
    default:
      return putToTeamLeader(context, event.data.grantId);
  }
}
