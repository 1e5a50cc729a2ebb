import type { CentreId } from '../../events/index.ts';
import { personById } from '../people/index.ts';
import type { Context } from '../table/index.ts';
import { maySend, type Reason } from './policy.ts';
import { phoneNow } from './recipient.ts';
import type { Limits } from './schema.ts';
import { stillCounting } from './sent-lately.ts';
import { capOf, monthSoFar } from './spend.ts';

/** When someone would be told of what happens now, or why no text would tell her. */
export type Tellable = { readonly toldAt: Date } | { readonly cannot: Reason | 'erased' };

/**
 * Whether a text would reach a person that tells of her place, and when: in quiet hours when they are over, on a day on which
 * her phone has had all it may the next morning. A month that is used up is no time to offer anything: when it goes on is
 * not known.
 */
export async function whenTold(
  context: Context,
  limits: Limits,
  { personId, centre }: { readonly personId: string; readonly centre: CentreId },
): Promise<Tellable> {
  const now = context.now();
  const person = await personById(context.table, personId);
  if (person === undefined) return { cannot: 'erased' };
  const [{ state = {}, lately }, { cost: spent = 0 }] = await Promise.all([
    phoneNow(context.table, person.phone),
    monthSoFar(context.table, centre, now),
  ]);
  const verdict = maySend({
    purpose: 'notice',
    news: true,
    phone: person.phone,
    stopped: state.stoppedAt !== undefined,
    heard: state.heardAt !== undefined,
    known: state.knownAt !== undefined,
    unreachable: state.unreachableAt !== undefined,
    focalPoint: state.focalPointId !== undefined,
    now,
    text: '',
    sentLately: stillCounting(lately.sent, now),
    spent,
    cap: capOf(centre, limits),
    limits,
  });
  if (verdict.send) return { toldAt: now };
  if ('reason' in verdict) return { cannot: verdict.reason };
  return verdict.heldFor === 'budget' ? { cannot: 'budget' } : { toldAt: verdict.holdUntil };
}
