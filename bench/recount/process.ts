/**
 * One process that recounts, as an operator's machine would run it; or a bare loop of the same queries. Told
 * by its parent what to do, one thing after the other.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { pageLength, partitionsAtOnce } from '#shared/counting/rebuilding/events-by-day.ts';
import { folded } from '#shared/counting/rebuilding/index.ts';
import { type Item, keys, openTable } from '#shared/table/index.ts';
import { days, firstDay } from './events-stub.ts';

/** The parent's request: to count everything anew, or only to read it. */
export type Asked = { readonly what: 'recount' | 'bare' };
/** Seconds by the clock, the most memory the process has had in bytes, and what was found. */
export type Answered = {
  readonly seconds: number;
  readonly memory: number;
  readonly events: number;
  readonly counters: number;
};

const client = new DynamoDBClient();
client.middlewareStack.remove('loggerMiddleware');
const table = openTable('diwan', client);
const until = new Date(Date.parse(firstDay) + days * 86_400_000);

/** Counts all events from nothing, and looks at each counter, as `counts verify` does. */
async function recount(): Promise<Omit<Answered, 'seconds' | 'memory'>> {
  const wait = async () => undefined;
  return folded({ table }, until, { settles: 0, wait, firstDay }, async (folding) => {
    let counters = 0;
    for (const { counters: found } of folding.scopes()) counters += found.length;
    return { events: folding.size().events, counters };
  });
}

/** The same pages of the same partitions, as many side by side; nothing is done with them. */
async function bare(): Promise<Omit<Answered, 'seconds' | 'memory'>> {
  let events = 0;
  const range = { from: keys.idsFrom(Date.parse(firstDay)), until: keys.idsFrom(until.getTime()) };
  const partitions: string[] = [];
  for (let day = -1; day <= days + 1; day++) {
    const at = new Date(Date.parse(firstDay) + day * 86_400_000);
    partitions.push(...keys.eventPartitionsOfDay(at.toISOString().slice(0, 10)));
  }
  const readNext = async (): Promise<void> => {
    for (let pk = partitions.shift(); pk !== undefined; pk = partitions.shift()) {
      let after: Item | undefined;
      do {
        const page = await table.query<Item>({
          ...{ pk, ...range, index: 'gsi2', limit: pageLength },
          ...(after === undefined ? {} : { after }),
        });
        events += page.items.length;
        after = page.next;
      } while (after !== undefined);
    }
  };
  await Promise.all(Array.from({ length: partitionsAtOnce }, readNext));
  return { events, counters: 0 };
}

process.on('message', async ({ what }: Asked) => {
  const began = performance.now();
  const found = await (what === 'bare' ? bare() : recount());
  const answer: Answered = {
    ...found,
    seconds: (performance.now() - began) / 1_000,
    // Node: in kilobytes.
    memory: process.resourceUsage().maxRSS * 1_024,
  };
  process.send?.(answer);
});
