import { type DiwanEvent, isRegistrationEvent } from '#events/index.ts';
import { localDate } from '#shared/language/time/time.ts';
import {
  againAtOnce,
  type Context,
  type Decided,
  type Item,
  keys,
  type Table,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { alreadyCounted, countedWrites, fullestSlot } from './already-counted.ts';
import { type Cell, cellNamed, type DecidedAfter, type Measure, type PlainMeasure } from './cells.ts';
import { type Counted, isArrival, isCounted } from './counted.ts';
import { type Additions, foldEvents, foldReach } from './fold.ts';
import { allTime } from './periods.ts';
import { claimReach } from './reach.ts';

/** AWS: at most 100 writes in a transaction. */
const mostWrites = 100;
const mostInASlot = 100;

/**
 * Counts a batch of events, each exactly once however often and in whatever order it is delivered: added up
 * into one `ADD` for each counter, in one transaction with the marks that the events have been counted. When
 * a mark is there already, its event is left out and the rest tried again. A batch with too many counters for
 * one transaction is halved. Throws when no attempt comes through; the batch may be sent again.
 */
export async function countEvents(context: Context, batch: readonly DiwanEvent[]): Promise<void> {
  const once = new Map(batch.filter(isCounted).map((event) => [event.id, event]));
  await countEach(context, [...once.values()]);
}

async function countEach(context: Context, batch: readonly Counted[]): Promise<void> {
  for (let events = batch; events.length > 0; ) {
    const counted = await untilWritten<CountedBatch>(context, 'count a batch', countOnce(context, events));
    if (counted.is === 'halved') for (const half of counted.halves) await countEach(context, half);
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

function countOnce(context: Context, batch: readonly Counted[]): () => Promise<Decided<CountedBatch>> {
  let events = batch;
  return async () => {
    if (events.length === 0) return { is: 'counted' };
    const reach = await claimReach(context.table, events.filter(isRegistrationEvent));
    const additions = foldEvents(events, (event) => reach.additions.get(event.id) ?? []);
    const ids = events.map((event) => event.id);
    const writes = [
      ...reach.takeovers,
      ...countedWrites(ids, context.now()),
      ...counterWrites(additions, firstArrival(events)),
    ];
    const isTooMuch = reach.isPartial || writes.length > mostWrites || fullestSlot(ids) > mostInASlot;
    if (isTooMuch && events.length > 1) {
      const middle = Math.ceil(events.length / 2);
      return { is: 'halved', halves: [events.slice(0, middle), events.slice(middle)] };
    }
    if (reach.isPartial) {
      const moved = foldReach([...reach.additions.values()].flat());
      const result = { is: 'moved', left: events } as const;
      return { writes: [...reach.takeovers, ...counterWrites(moved)], result };
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
const counterWrites = (additions: Additions, since?: string): readonly Write[] =>
  [...additions.values()].flatMap(({ scope, period, family, cells }) => {
    const add = Object.fromEntries([...cells].filter(([, by]) => by !== 0));
    if (Object.keys(add).length === 0) return [];
    const update = keys.counterKey(scope, period, family);
    const isOfAll = scope === 'all' && period === allTime && family === 'registrations';
    const noted = isOfAll && since !== undefined ? { setOnce: { arrivalsSince: since } } : {};
    return [{ as: `count ${scope} ${update.sk}`, update, changes: { add, ...noted } }];
  });

/**
 * The day in Baghdad from which arrivals at statuses are counted; `null` before the first. Earlier arrivals
 * are in none of those numbers.
 */
export async function arrivalsSince(table: Table): Promise<string | null> {
  const { items } = await table.query<{ readonly arrivalsSince?: string }>({
    ...keys.counterOfPeriod('all', allTime),
    attributes: ['arrivalsSince'],
  });
  return items.find((item) => item.arrivalsSince !== undefined)?.arrivalsSince ?? null;
}

/** A counter's numbers that are not zero, cell by cell. */
export type Counter = readonly ((Cell | DecidedAfter | { readonly measure: PlainMeasure }) & {
  readonly count: number;
})[];

/**
 * Reads the counter of a scope (`centre:kirkuk`) and period (`all` or `2026-11`); empty when nothing was
 * counted.
 */
export async function counterOf(table: Table, scope: string, period: string): Promise<Counter> {
  const { items } = await table.query<Item>(keys.counterOfPeriod(scope, period));
  return items.flatMap(counterFrom);
}

/** The registration numbers of several scopes in one period, by scope; without those never counted. */
export async function countersOf(
  table: Table,
  scopes: readonly string[],
  period: string,
): Promise<ReadonlyMap<string, Counter>> {
  const items = await table.getEach<Item>(scopes.map((scope) => keys.counterKey(scope, period)));
  return new Map(
    items.map((item) => [String(item.pk).slice(keys.counterKey('', '').pk.length), counterFrom(item)]),
  );
}

const counterFrom = (item: Item): Counter =>
  Object.entries(item).flatMap(([attribute, count]) => {
    const cell = cellNamed(attribute);
    return cell === undefined || typeof count !== 'number' || count === 0 ? [] : [{ ...cell, count }];
  });

/** The sum of a counter's cells for one measure. */
export const total = (counter: Counter, measure: Measure): number =>
  counter.reduce((sum, cell) => (cell.measure === measure ? sum + cell.count : sum), 0);

/**
 * How many whole days passed until half of the decisions, and nine in ten, were made: exact, because each day
 * has a number of its own. `null` where nothing was decided.
 */
export function daysUntilDecision(
  counter: Counter,
): { readonly median: number; readonly ninetieth: number } | null {
  const byDays = counter
    .flatMap((cell) => (cell.measure === 'decidedAfter' && 'days' in cell ? [cell] : []))
    .toSorted((a, b) => a.days - b.days);
  const all = byDays.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  /** The nearest rank: the first day by which this share had been decided. */
  const after = (share: number): number => {
    let decided = 0;
    for (const { days, count } of byDays) {
      decided += count;
      if (decided >= share * all) return days;
    }
    throw new Error('A share of more than all');
  };
  return { median: after(0.5), ninetieth: after(0.9) };
}

/**
 * The share of `part` in `part` and `rest` together, in percent to a tenth; `null` when both are 0. Worked
 * out when shown, so that it always agrees with its numbers.
 */
export const share = (part: number, rest: number): number | null =>
  part + rest === 0 ? null : Math.round((part / (part + rest)) * 1000) / 10;
