import type { Family } from '../cells.ts';
import type { CounterAddition, CounterAt } from '../fold.ts';
import { spillIn } from './spill.ts';

/** Numbers of any number of counters, of which a bounded part is in memory and the rest on disk. */
export type Tally = {
  readonly counterAt: CounterAt;
  /** To be called between two events: moves the numbers to disk when there are many. */
  readonly settle: () => void;
  /** The rows of one bucket of scopes. */
  readonly rows: (bucket: number) => readonly string[];
  readonly close: () => void;
};

/** Counters in memory before they are moved to disk: some 30 MB of numbers. */
const mostInMemory = 5_000;
const buckets = 64;

type Counter = CounterAddition & { readonly cells: Map<string, number> };

/** Opens a tally whose files are named `name` in `folder`. */
export function tallyIn(folder: string, name: string): Tally {
  const spill = spillIn(folder, name, buckets);
  const scopes = new Map<string, Map<string, Counter>>();
  let count = 0;
  const flush = () => {
    for (const [scope, counters] of scopes) {
      for (const { period, family, cells } of counters.values())
        spill.add(scope, JSON.stringify([scope, period, family, [...cells]]));
    }
    scopes.clear();
    count = 0;
  };
  return {
    counterAt(scope, period, family) {
      const counters = scopes.get(scope) ?? new Map<string, Counter>();
      if (counters.size === 0) scopes.set(scope, counters);
      const part = `${period}|${family}`;
      const known = counters.get(part);
      if (known !== undefined) return known.cells;
      const cells = new Map<string, number>();
      counters.set(part, { scope, period, family, cells });
      count += 1;
      return cells;
    },
    settle() {
      if (count > mostInMemory) flush();
    },
    rows(bucket) {
      flush();
      return spill.rows(bucket);
    },
    close: spill.close,
  };
}

/** The counters of each scope of several tallies together, a bucket of scopes at a time in memory. */
export function* scopesOfTallies(
  tallies: readonly Tally[],
): Generator<{ readonly scope: string; readonly counters: readonly CounterAddition[] }> {
  for (let bucket = 0; bucket < buckets; bucket++) {
    const scopes = new Map<string, Map<string, Counter>>();
    for (const row of tallies.flatMap((tally) => tally.rows(bucket))) {
      // Written a few lines above.
      const [scope, period, family, adds] = JSON.parse(row) as [string, string, Family, [string, number][]];
      const counters = scopes.get(scope) ?? new Map<string, Counter>();
      scopes.set(scope, counters);
      const part = `${period}|${family}`;
      const counter = counters.get(part) ?? { scope, period, family, cells: new Map<string, number>() };
      counters.set(part, counter);
      for (const [cell, by] of adds) counter.cells.set(cell, (counter.cells.get(cell) ?? 0) + by);
    }
    for (const [scope, counters] of scopes) yield { scope, counters: [...counters.values()] };
  }
}
