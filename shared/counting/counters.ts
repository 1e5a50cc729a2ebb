import { type Item, keys, type Table } from '#shared/table/index.ts';
import { type Cell, cellNamed, type DecidedAfter, type Measure, type PlainMeasure } from './cells.ts';
import { generationsOf } from './generations.ts';
import { allTime } from './periods.ts';

/**
 * The day in Baghdad from which arrivals at statuses are counted; `null` before the first. Earlier arrivals
 * are in none of those numbers.
 */
export async function arrivalsSince(table: Table): Promise<string | null> {
  const { live } = await generationsOf(table);
  const { items } = await table.query<{ readonly arrivalsSince?: string }>({
    ...keys.counterOfPeriod('all', allTime, live),
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
  const { live } = await generationsOf(table);
  const { items } = await table.query<Item>(keys.counterOfPeriod(scope, period, live));
  return items.flatMap(counterFrom);
}

/** The registration numbers of several scopes in one period, by scope; without those never counted. */
export async function countersOf(
  table: Table,
  scopes: readonly string[],
  period: string,
): Promise<ReadonlyMap<string, Counter>> {
  const { live } = await generationsOf(table);
  const items = await table.getEach<Item>(
    scopes.map((scope) => keys.counterKey(scope, period, 'registrations', live)),
  );
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
