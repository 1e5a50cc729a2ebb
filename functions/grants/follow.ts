import type { Actor, EventOf, GrantEvent } from '../../events/index.ts';
import { grantConcernIdOf, raise, settle } from '../../shared/concerns/index.ts';
import { eraseNames, type Grant, grantById, grantIdsOf } from '../../shared/grants/index.ts';
import type { Context } from '../../shared/table/index.ts';

/** What this function follows; infra/stacks/grants.ts has the rule in front of it. */
export type Followed = GrantEvent | EventOf<'person.erased'>;

export const clockwork: Actor = { kind: 'system', function: 'grants' };

/** Puts to the team leader what a grant waits for, or settles that; erases the names that went with an erased person. */
export async function followGrant(context: Context, event: Followed): Promise<void> {
  if (event.type === 'person.erased') {
    const grantIds = await grantIdsOf(context.table, event.data.personId);
    await eraseNames(context.table, grantIds);
    return;
  }
  // As it stands now: news may come late, and in any order.
  const grant = await grantById(context.table, event.data.grantId);
  if (grant === undefined) throw new Error('A grant that something happened to is not there');
  const occasion = waitsFor(grant);
  if (occasion !== undefined) {
    await raise(context, worryAbout(grant, occasion), clockwork);
    return;
  }
  // Its report may be overdue, which is not over with a payment.
  if (grant.status === 'disbursing') return;
  const concernId = grantConcernIdOf(grant.grantId);
  const settled = await settle(context, { concernId, outcome: 'moved-on' }, clockwork);
  if ('refused' in settled && settled.refused !== 'unknown-concern')
    throw new Error('A concern was changed while it was settled');
}

/** The step that the team leader is to see to, of which version; `undefined` where others have the next word. */
function waitsFor({ status, application, tranches, report }: Grant): string | undefined {
  if (status === 'submitted') return `screen-${application}`;
  if (status === 'approved' && tranches.length === 0) return 'plan';
  if (status === 'reported') return `close-${report?.eventId}`;
  // Nothing is to be done, but she should know.
  if (status === 'withdrawn') return 'withdrawn';
  return undefined;
}

export const worryAbout = ({ grantId, number, centre }: Grant, occasion: string) =>
  ({ about: 'grant', aboutGrant: grantId, number, centre, occasions: [occasion] }) as const;
