import type { Actor, Given } from '#events/index.ts';
import { againAtOnce, type Context, untilWritten, type Write } from '#shared/table/index.ts';
import type { Concern, ConcernWanted } from './schema.ts';
import { concernById, concernWrites, settlementWrites } from './store.ts';

/**
 * Brings a concern in line with its subject: raises it while `concernWanted` gives one, settles it as moved
 * on while it gives none, and raises it anew where it is open for another occasion. `concernId` is the id of
 * every concern wanted.
 *
 * The subject may change meanwhile, and another process do the same work. The concern is read before its
 * subject and changed only in the version read, so that nothing newer is undone; after a change both are read
 * again, so that nothing older stays. Throws when no attempt came through; doing it again is harmless.
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

/** The next step from the concern as stored to the one wanted; none when they agree. */
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
