import { type DiwanEvent, isRegistrationEvent } from '#events/index.ts';
import { localDate } from '#shared/language/time/time.ts';
import {
  againAtOnce,
  type Context,
  type Decided,
  keys,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { alreadyCounted, countedWrites, fullestSlot } from './already-counted.ts';
import { type Counted, isArrival, isCounted } from './counted.ts';
import { type Additions, foldEvents, foldReach } from './fold.ts';
import { generationsOf } from './generations.ts';
import { allTime } from './periods.ts';
import { claimReach } from './reach.ts';

/** AWS: at most 100 writes in a transaction. */
const mostWrites = 100;
const mostInASlot = 100;

/**
 * Counts a batch of events, each exactly once however often and in whatever order it is delivered: added up
 * into one `ADD` for each counter, in one transaction with the marks that the events have been counted. When
 * a mark is there already, its event is left out and the rest tried again. A batch with too many counters for
 * one transaction is halved. While counters are rebuilt, each generation is counted in turn, the one that is
 * read first. Throws when no attempt comes through; the batch may be sent again.
 */
export async function countEvents(context: Context, batch: readonly DiwanEvent[]): Promise<void> {
  const events = batch.filter(isCounted);
  if (events.length === 0) return;
  const now = context.now();
  const { counted } = await generationsOf(context.table, now);
  for (const { generation, from = '', until } of counted) {
    if (until !== undefined && until <= now.toISOString()) continue;
    await countInto(
      context,
      generation,
      events.filter(({ id }) => id >= from),
    );
  }
}

/** Counts a batch into one generation, each event exactly once by the marks of that generation. */
export async function countInto(
  context: Context,
  generation: number,
  batch: readonly Counted[],
): Promise<void> {
  const once = new Map(batch.map((event) => [event.id, event]));
  await countEach(context, generation, [...once.values()]);
}

async function countEach(context: Context, generation: number, batch: readonly Counted[]): Promise<void> {
  for (let events = batch; events.length > 0; ) {
    const counted = await untilWritten<CountedBatch>(
      context,
      'count a batch',
      countOnce(context, generation, events),
    );
    if (counted.is === 'halved')
      for (const half of counted.halves) await countEach(context, generation, half);
    if (counted.is !== 'moved') return;
    // Moved claims stay moved: the next pass has fewer to move.
    events = counted.left;
  }
}

/**
 * The result for a batch: counted, to be counted in halves, or claims were moved and these events are left.
 */
type CountedBatch =
  | { readonly is: 'counted' }
  | { readonly is: 'halved'; readonly halves: readonly (readonly Counted[])[] }
  | { readonly is: 'moved'; readonly left: readonly Counted[] };

function countOnce(
  context: Context,
  generation: number,
  batch: readonly Counted[],
): () => Promise<Decided<CountedBatch>> {
  let events = batch;
  return async () => {
    if (events.length === 0) return { is: 'counted' };
    const reach = await claimReach(context.table, events.filter(isRegistrationEvent), generation);
    const additions = foldEvents(events, (event) => reach.additions.get(event.id) ?? []);
    const ids = events.map((event) => event.id);
    const writes = [
      ...reach.takeovers,
      ...countedWrites(ids, context.now(), generation),
      ...counterWrites(additions, generation, firstArrival(events)),
    ];
    const isTooMuch = reach.isPartial || writes.length > mostWrites || fullestSlot(ids) > mostInASlot;
    if (isTooMuch && events.length > 1) {
      const middle = Math.ceil(events.length / 2);
      return { is: 'halved', halves: [events.slice(0, middle), events.slice(middle)] };
    }
    if (reach.isPartial) {
      const moved = foldReach([...reach.additions.values()].flat());
      const result = { is: 'moved', left: events } as const;
      return { writes: [...reach.takeovers, ...counterWrites(moved, generation)], result };
    }
    return {
      writes,
      result: { is: 'counted' },
      ifRefused: (refused) => {
        const seen = alreadyCounted(ids, refused);
        events = events.filter((event) => !seen.has(event.id));
        return againAtOnce;
      },
    };
  };
}

/** The day in Baghdad of the first arrival at a status among these events. */
function firstArrival(events: readonly Counted[]): string | undefined {
  const [first] = events
    .filter(isArrival)
    .map(({ occurredAt }) => occurredAt)
    .toSorted();
  return first && localDate(first);
}

/** @param since noted once, with the numbers of everything: the day from which arrivals are counted */
const counterWrites = (additions: Additions, generation: number, since?: string): readonly Write[] =>
  [...additions.values()].flatMap(({ scope, period, family, cells }) => {
    const add = Object.fromEntries([...cells].filter(([, by]) => by !== 0));
    if (Object.keys(add).length === 0) return [];
    const update = keys.counterKey(scope, period, family, generation);
    const isOfAll = scope === 'all' && period === allTime && family === 'registrations';
    const noted = isOfAll && since !== undefined ? { setOnce: { arrivalsSince: since } } : {};
    return [{ as: `count ${scope} ${update.sk}`, update, changes: { add, ...noted } }];
  });
