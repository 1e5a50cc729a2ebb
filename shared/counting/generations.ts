import { type Item, keys, type Table } from '#shared/table/index.ts';

/**
 * Counters have generations, so that they can be built anew beside those that are read
 * (docs/decisions/system/counting-again.md). Each generation has its own counters, its own marks of what has
 * been counted, and its own claims of who has been reached. One item says which is read and which are counted.
 */
export type Generations = {
  /** The generation that is read. */
  readonly live: number;
  /** The generations that events are counted into, the one that is read first. */
  readonly counted: readonly CountedGeneration[];
  /** The highest number that was ever given to one. */
  readonly latest: number;
  /** Generations that are neither read nor counted, until their items are deleted; since when (UTC ISO). */
  readonly left: readonly { readonly generation: number; readonly since: string }[];
  /** The rebuild that is at work. It says again and again that it lives; past `until` (UTC ISO) it is dead. */
  readonly rebuild?: { readonly run: string; readonly generation: number; readonly until: string };
  /** Grows with each step of a rebuild; 0 before the first. */
  readonly version: number;
};

export type CountedGeneration = {
  readonly generation: number;
  /** Events with smaller ids are in it already, or are counted into it by the rebuild. Default: none are. */
  readonly from?: string;
  /** From this instant on (UTC ISO) events are not counted into it. Default: always. */
  readonly until?: string;
};

/** How long a copy of the item may be used, in milliseconds: what changes takes this long to be known. */
export const copyLasts = 60_000;

const first: Generations = { live: 1, counted: [{ generation: 1 }], latest: 1, left: [], version: 0 };

const copies = new WeakMap<Table, { readonly at: number; readonly read: Promise<Generations> }>();

/** The generations as they were within the last minute: one read of the table a minute and process. */
export function generationsOf(table: Table, now: Date = new Date()): Promise<Generations> {
  const at = now.getTime();
  const copy = copies.get(table);
  if (copy !== undefined && copy.at <= at && at < copy.at + copyLasts) return copy.read;
  const read = currentGenerations(table);
  copies.set(table, { at, read });
  // A read that failed is no copy: the next caller reads again. Its own caller gets the fault.
  read.catch(() => copies.delete(table));
  return read;
}

/** The generations as they are now. */
export async function currentGenerations(table: Table): Promise<Generations> {
  const stored = await table.get<Generations & Item>(keys.generationsKey);
  return stored ?? first;
}
