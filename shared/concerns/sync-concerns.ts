import type { Actor } from '#events/index.ts';
import { againAtOnce, type Context, untilWritten, type Write } from '#shared/table/index.ts';
import type { Given } from './decide.ts';
import type { Concern, ConcernWanted } from './schema.ts';
import { concernById, concernWrites, settlementWrites } from './store.ts';

/**
 * Brings a concern in line with what it is about: raised while `concernWanted` answers with one,
 * settled as moved on while it answers with none, and raised anew where it stands open for another occasion. `concernId` is
 * that of each concern wanted.
 *
 * What it is about may move on meanwhile, and someone else be doing the same. The concern is read before what it is about
 * and changed on the version that was read, so that nothing newer is undone; and whoever changed it looks again, so that
 * nothing older stays. Throws when no attempt came through; doing it again is harmless.
 */
export async function syncConcerns(
  context: Context,
  concernId: string,
  concernWanted: () => Promise<ConcernWanted | undefined>,
  actor: Actor,
): Promise<void> {
  return untilWritten(context, 'bring a concern in line', async () => {
    const current = await concernById(context.table, concernId);
    const wanted = await concernWanted();
    const now = context.now();
    const writes = writesToward(current, wanted, { now, eventId: context.newId(now), actor });
    return writes.length === 0 ? undefined : { writes, result: againAtOnce };
  });
}

/** The next step from what stands to what should; none where that is so. */
function writesToward(
  current: Concern | undefined,
  wanted: ConcernWanted | undefined,
  given: Given,
): readonly Write[] {
  const isFor = (occasion: string) => wanted?.occasions.includes(occasion);
  if (current?.status === 'open' && !current.occasions.some(isFor))
    return settlementWrites(current, 'moved-on', given);
  return wanted === undefined ? [] : concernWrites(current, wanted, given);
}
