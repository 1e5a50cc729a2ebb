import type { DiwanEvent } from '#events/index.ts';
import { handleWithout, type PassedOver } from '#shared/streaming/index.ts';
import { type Context, keys } from '#shared/table/index.ts';
import { isCounted } from '../counted.ts';
import { scopesOf } from '../scopes.ts';
import { countInto } from '../store.ts';
import { deleteLeft, leftBefore, writeCounters, writePeople } from './bulk.ts';
import { type Difference, differencesOf, eachOf, numbersStanding } from './compare.ts';
import { readEvents } from './events-by-day.ts';
import type { Folding } from './folding.ts';
import { folded, type Recounting } from './recounting.ts';
import { announcedBefore, beginRun, type Run, type UnderWay } from './run.ts';

/** What a rebuild did: the generation that is read now, and what differs in it from the one before. */
export type Rebuilt = {
  readonly generation: number;
  readonly before: number;
  readonly events: number;
  readonly people: number;
  /** As the numbers stood in the generation before, and as they are now. */
  readonly differences: readonly Difference[];
  /** Generations of earlier runs whose items were deleted. */
  readonly deleted: readonly number[];
  /** Events that can never be counted: no total has them. */
  readonly passedOver: readonly PassedOver[];
};

const looks = 6;
const betweenLooks = 1_000;
const scopesAtOnce = 16;
/** A wait is cut into such parts, between which the run says that it lives; milliseconds. */
const longestWait = 15_000;

/**
 * Builds all counters anew from the events, as a generation of its own, while counting and reading go on; then
 * lets that one be read. docs/decisions/system/counting-again.md says why each step is safe. Answers
 * `under-way` while another run lives.
 *
 * @throws {RunLost} when it was not heard of for three minutes and another run began
 * @throws what failed, or the reason of `stop`; the generation that is read is then the one before
 */
export function rebuildCounts(context: Context, recounting: Recounting): Promise<Rebuilt | UnderWay> {
  return inARun(context, (run) => build(context, recounting, run));
}

/** What was deleted of generations that nothing reads any more. */
export type Cleaned = { readonly deleted: readonly number[]; readonly people: number };

/**
 * Deletes the counters and claims of generations that nothing reads any more. What to delete is found by
 * reading all events: their people and scopes are the only ones that counters have.
 */
export function cleanCounts(context: Context, recounting: Recounting): Promise<Cleaned | UnderWay> {
  return inARun(context, async (run) => {
    const now = context.now();
    const isAny = leftBefore(run, now).size > 0;
    const cleaned = isAny
      ? await folded(context, now, recounting, (folding) => deleteLeft(context, folding, run), run.alive)
      : { deleted: [], people: 0 };
    await run.end();
    return cleaned;
  });
}

async function inARun<T>(context: Context, work: (run: Run) => Promise<T>): Promise<T | UnderWay> {
  const run = await beginRun(context);
  if ('refused' in run) return run;
  try {
    return await work(run);
  } catch (fault) {
    // What is given up is thrown away by the next run. Where even that fails, the first fault says more.
    if (run.generations().rebuild !== undefined) await run.giveUp().catch(() => undefined);
    throw fault;
  }
}

async function build(context: Context, recounting: Recounting, run: Run): Promise<Rebuilt> {
  const { generation } = run;
  const before = run.generations().live;
  const foldedUntil = new Date(context.now().getTime() - recounting.settles);
  const work = async (folding: Folding): Promise<Rebuilt> => {
    const { events } = folding.size();
    recounting.tell?.(`${events} events are counted anew and written as generation ${generation}.`);
    const people = await writePeople(context, folding, run);
    await writeCounters(context, folding, run);
    const { deleted } = await deleteLeft(context, folding, run);
    const bothFrom = new Date(context.now().getTime() + announcedBefore);
    await run.countInBoth(keys.idsFrom(bothFrom.getTime()));
    const settled = new Date(bothFrom.getTime() + recounting.settles);
    recounting.tell?.(
      `From ${bothFrom.toISOString()} on, both are counted; what came before is read at ${settled.toISOString()}.`,
    );
    await waitUntil(context, recounting, settled, run);
    const scopes = await countBetween(context, { from: foldedUntil, until: bothFrom }, run, folding);
    const differences = await compared(context, recounting, run, { before, folding, scopes });
    await run.switchOver();
    const passedOver = folding.passedOver();
    return { generation, before, events, people, differences, deleted, passedOver };
  };
  return folded(context, foldedUntil, recounting, work, run.alive);
}

/** Waits until an instant, and says all the while that the run lives. */
async function waitUntil(context: Context, { wait, stop }: Recounting, until: Date, run: Run): Promise<void> {
  for (;;) {
    stop?.throwIfAborted();
    await run.alive();
    const left = until.getTime() - context.now().getTime();
    if (left <= 0) return;
    await wait(Math.min(left, longestWait));
  }
}

/**
 * Counts the events of a range into the new generation, each once by its marks; gives their scopes. Those that
 * can never be counted are passed over.
 */
async function countBetween(
  context: Context,
  range: { readonly from: Date; readonly until: Date },
  run: Run,
  folding: Folding,
): Promise<ReadonlySet<string>> {
  const scopes = new Set<string>();
  const batchSize = 100;
  const count = async (some: readonly DiwanEvent[]) => {
    const counted = some.filter(isCounted);
    const theirs = counted.flatMap(scopesOf);
    await countInto(context, run.generation, counted);
    for (const scope of theirs) scopes.add(scope);
  };
  const passOver = async (event: DiwanEvent, fault: unknown) => folding.passOver(event, fault);
  let last = Promise.resolve();
  await readEvents(context.table, range, (events) => {
    const sound = folding.soundOf(events);
    // One page after the other: side by side they would be in each other's way at the same counters.
    last = last.then(async () => {
      for (let at = 0; at < sound.length; at += batchSize) {
        await run.alive();
        await handleWithout(sound.slice(at, at + batchSize), count, passOver);
      }
    });
    return last;
  });
  return scopes;
}

/**
 * What differs between the generation that is read and the new one. Both are counted, one right after the
 * other: what does not differ when it is read again was under way.
 */
async function compared(
  { table }: Context,
  { wait, tell }: Recounting,
  run: Run,
  {
    before,
    folding,
    scopes,
  }: { readonly before: number; readonly folding: Folding; readonly scopes: ReadonlySet<string> },
): Promise<readonly Difference[]> {
  tell?.('Comparing the two generations.');
  const lookAt = async (asked: Iterable<string>) => {
    const found = new Map<string, Difference>();
    await eachOf(asked, scopesAtOnce, async (scope) => {
      await run.alive();
      const standing = await numbersStanding(table, scope);
      for (const [name, each] of differencesOf(scope, standing(before), standing(run.generation)))
        found.set(name, each);
    });
    return found;
  };
  let doubted = await lookAt(everyScope(folding, scopes));
  for (let look = 1; look < looks && doubted.size > 0; look++) {
    await wait(betweenLooks);
    const again = await lookAt(new Set([...doubted.values()].map(({ scope }) => scope)));
    doubted = new Map([...again].filter(([name]) => doubted.has(name)));
  }
  return [...doubted.values()];
}

function* everyScope(folding: Folding, since: ReadonlySet<string>): Generator<string> {
  yield* since;
  for (const { scope } of folding.scopes()) if (!since.has(scope)) yield scope;
}
