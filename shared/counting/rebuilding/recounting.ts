import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '#shared/table/index.ts';
import { firstDay, readEvents } from './events-by-day.ts';
import { type Folding, foldingIn } from './folding.ts';

/** How a recount waits, stops and says how far it is. */
export type Recounting = {
  /**
   * How long after its id was made an event may still be written, and found in the index, in milliseconds:
   * longer than any function runs.
   */
  readonly settles: number;
  /** The day (UTC) of the first event. Default: the year of the first release. */
  readonly firstDay?: string;
  /** Waits so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Told how far it is, in a sentence. */
  readonly tell?: (how: string) => void;
  /** Aborted to stop in good order. */
  readonly stop?: AbortSignal;
};

/** Where files may be while `work` goes on; they are gone when it ends, however it ends. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'diwan-counts-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** So many events lie between two words about how far it is. */
const toldEvery = 100_000;

/**
 * Counts from nothing all events whose ids are before `until`, and gives what it counted to `work`. `alive`
 * is called between pages.
 */
export async function folded<T>(
  { table }: Pick<Context, 'table'>,
  until: Date,
  { tell, stop, firstDay: first = firstDay }: Recounting,
  work: (folding: Folding) => Promise<T>,
  alive: () => Promise<void> = async () => undefined,
): Promise<T> {
  return inFolder(async (folder) => {
    const folding = foldingIn(folder);
    try {
      let told = 0;
      await readEvents(table, { from: new Date(first), until }, async (events) => {
        stop?.throwIfAborted();
        folding.add(events);
        const { events: read } = folding.size();
        if (read - told >= toldEvery) {
          told = read;
          tell?.(`${read} events read.`);
        }
        await alive();
      });
      return await work(folding);
    } finally {
      folding.close();
    }
  });
}
