/** The table that the tests of a file or block have: made before them, and dropped after them. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Keyed, newTable, type TestTable } from './table.ts';

type Kept = {
  /** Lists what is broken among the items at the end; none may be. */
  readonly broken?: (items: readonly Keyed[]) => readonly unknown[];
  /** The hour at which it is made. Default a Monday in Baghdad, 10:00. */
  readonly now?: string;
};

const tableBetween =
  (begin: typeof beforeEach | typeof beforeAll, end: typeof afterEach | typeof afterAll) =>
  ({ broken, now }: Kept = {}): TestTable => {
    let made: TestTable | undefined;
    begin(async () => {
      made = await newTable(now);
    });
    const table = () => {
      if (made === undefined) throw new Error('There is a table only while a test runs');
      return made;
    };
    end(async () => {
      if (broken !== undefined) expect(broken(await table().items())).toEqual([]);
      await table().drop();
    });
    return {
      get name() {
        return table().name;
      },
      get client() {
        return table().client;
      },
      get clock() {
        return table().clock;
      },
      get context() {
        return table().context;
      },
      get process() {
        return table().process;
      },
      get items() {
        return table().items;
      },
      get events() {
        return table().events;
      },
      get drop() {
        return table().drop;
      },
    };
  };

/** A table of its own for each test; what is read of it is read of that of the test that runs. */
export const tableForEachTest = tableBetween(beforeEach, afterEach);

/** One table for all tests of a file or block. */
export const tableForAllTests = tableBetween(beforeAll, afterAll);
