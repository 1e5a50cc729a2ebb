import { type Item, keys, type Table } from '#shared/table/index.ts';
import { type Cell, cellNamed, type DecidedAfter } from '../cells.ts';
import type { CounterAddition } from '../fold.ts';

/** One number of a counter that is not what the events say. */
export type Difference = {
  /** `centre:kirkuk`. */
  readonly scope: string;
  /** `all` or `2026-11`. */
  readonly period: string;
  readonly measure: string;
  /** Of numbers of people: which of them. */
  readonly of?: Omit<Cell, 'measure'>;
  /** Of grants by the time until their decision: the days. */
  readonly days?: DecidedAfter['days'];
  /** The number that stands in the counter. */
  readonly stands: number;
  /** The number that the events say. */
  readonly should: number;
};

/** The numbers of a scope that are not zero: by `period|family|cell`. */
export type ScopeNumbers = ReadonlyMap<string, number>;

/** The numbers of a scope as they were folded. */
export const numbersOf = (counters: readonly CounterAddition[]): ScopeNumbers =>
  new Map(
    counters.flatMap(({ period, family, cells }) =>
      [...cells].flatMap(([cell, count]) =>
        count === 0 ? [] : [[`${period}|${family}|${cell}`, count] as const],
      ),
    ),
  );

/** The numbers of a scope as they stand in the table, by generation. */
export async function numbersStanding(
  table: Table,
  scope: string,
): Promise<(generation: number) => ScopeNumbers> {
  const { items } = await table.query<Item & keys.Key>(keys.countersOfScope(scope));
  const found = new Map<number, Map<string, number>>();
  for (const { pk: _pk, sk, ...attributes } of items) {
    const { generation, period, family } = keys.counterIn(sk);
    const numbers = found.get(generation) ?? new Map<string, number>();
    found.set(generation, numbers);
    for (const [cell, count] of Object.entries(attributes))
      if (typeof count === 'number' && count !== 0) numbers.set(`${period}|${family}|${cell}`, count);
  }
  return (generation) => found.get(generation) ?? new Map();
}

/** The numbers of a scope that are not what they should be, by the name they have in both. */
export function differencesOf(
  scope: string,
  stands: ScopeNumbers,
  should: ScopeNumbers,
): ReadonlyMap<string, Difference> {
  const found = new Map<string, Difference>();
  for (const name of new Set([...stands.keys(), ...should.keys()])) {
    const numbers = { stands: stands.get(name) ?? 0, should: should.get(name) ?? 0 };
    if (numbers.stands === numbers.should) continue;
    const [period = '', , attribute = ''] = name.split('|');
    found.set(`${scope}|${name}`, { scope, period, ...meaningOf(attribute), ...numbers });
  }
  return found;
}

function meaningOf(attribute: string): Pick<Difference, 'measure' | 'of' | 'days'> {
  const cell = cellNamed(attribute);
  // A number that no release has ever written is told under its own name.
  if (cell === undefined) return { measure: attribute };
  if ('days' in cell) return cell;
  if (!('group' in cell)) return cell;
  const { measure, ...of } = cell;
  return { measure, of };
}

/** Does something to each of many, so many at a time. */
export async function eachOf<T>(
  many: Iterable<T>,
  atOnce: number,
  act: (one: T) => Promise<void>,
): Promise<void> {
  const rest = many[Symbol.iterator]();
  const next = async (): Promise<void> => {
    for (let one = rest.next(); one.done !== true; one = rest.next()) await act(one.value);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}
