import type { Family } from '../cells.ts';
import { addAll, type CounterAddition } from '../fold.ts';
import { spillIn } from './spill.ts';

/** Numbers of any number of counters, of which a bounded part is in memory and the rest on disk. */
export type Tally = {
  /**
   * The numbers of a period that belong to each of these scopes (joined by commas): an event counts the same
   * in all of its scopes, so they are added up once. To be asked for anew after `settle`.
   */
  readonly cellsAt: (scopes: string, period: string, family: Family) => Map<string, number>;
  /** To be called between two events: moves the numbers to disk when there are many. Whether it did. */
  readonly settle: () => boolean;
  /** The rows of one bucket of scopes. */
  readonly rows: (bucket: number) => readonly string[];
  readonly close: () => void;
};

/** Sets of numbers in memory before they are moved to disk: some 30 MB. */
const mostInMemory = 5_000;
const buckets = 64;

type Cells = Map<string, number>;
type OfScopes = Map<string, Map<Family, Cells>>;

/** Opens a tally whose files are named `name` in `folder`. */
export function tallyIn(folder: string, name: string): Tally {
  const spill = spillIn(folder, name, buckets);
  const all = new Map<string, OfScopes>();
  let count = 0;
  const flush = () => {
    for (const [scopes, periods] of all) {
      for (const [period, families] of periods) {
        for (const [family, cells] of families) {
          const adds = [...cells];
          for (const scope of scopes.split(','))
            spill.add(scope, JSON.stringify([scope, period, family, adds]));
        }
      }
    }
    all.clear();
    count = 0;
  };
  return {
    cellsAt(scopes, period, family) {
      const periods = inMap(all, scopes, () => new Map());
      const families = inMap(periods, period, () => new Map());
      return inMap(families, family, () => {
        count += 1;
        return new Map();
      });
    },
    settle() {
      if (count <= mostInMemory) return false;
      flush();
      return true;
    },
    rows(bucket) {
      flush();
      return spill.rows(bucket);
    },
    close: spill.close,
  };
}

type Counter = CounterAddition & { readonly cells: Cells };

/** The counters of each scope of several tallies together, a bucket of scopes at a time in memory. */
export function* scopesOfTallies(
  tallies: readonly Tally[],
): Generator<{ readonly scope: string; readonly counters: readonly CounterAddition[] }> {
  for (let bucket = 0; bucket < buckets; bucket++) {
    const scopes = new Map<string, Map<string, Counter>>();
    for (const row of tallies.flatMap((tally) => tally.rows(bucket))) {
      // Written a few lines above.
      const [scope, period, family, adds] = JSON.parse(row) as [string, string, Family, [string, number][]];
      const counters = inMap(scopes, scope, () => new Map<string, Counter>());
      const { cells } = inMap(counters, `${period}|${family}`, () => ({
        ...{ scope, period, family },
        cells: new Map(),
      }));
      addAll(cells, adds);
    }
    for (const [scope, counters] of scopes) yield { scope, counters: [...counters.values()] };
  }
}

/** What a map holds under a key, put there where there was nothing. */
function inMap<Key, Value>(map: Map<Key, Value>, key: Key, made: () => Value): Value {
  const held = map.get(key);
  if (held !== undefined) return held;
  const value = made();
  map.set(key, value);
  return value;
}
