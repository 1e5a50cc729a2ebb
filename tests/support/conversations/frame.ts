/** The frame of stories told by text: a table and phones of its own for each test, and a table in which all holds at its end. */
import { afterEach, beforeEach, expect } from 'vitest';
import { type Phones, phonesOf } from '../phones/phones.ts';
import type { WorldOptions } from '../phones/world.ts';
import { broken } from '../table/invariants.ts';
import { newTable, type TestTable } from '../table/table.ts';

/** The table of the test that runs. */
export let db: TestTable;
/** The phones of the people on it. */
export let phones: Phones;

/**
 * Gives each test of the file, or of the `describe` it is called in, `db` and `phones` of its own. `now`: when it begins,
 * default a Monday morning. What does not hold in the table at the end of a test fails it.
 */
export function eachWithPhones({ now, ...options }: WorldOptions & { readonly now?: string } = {}): void {
  beforeEach(async () => {
    db = await newTable(now);
    phones = phonesOf(db, options);
  });
  afterEach(async () => {
    expect(broken(await db.items())).toEqual([]);
    await db.drop();
  });
}
