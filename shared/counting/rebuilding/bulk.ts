import { type Context, type Item, keys, untilWritten, type Write } from '#shared/table/index.ts';
import { allTime } from '../periods.ts';
import { eachOf } from './compare.ts';
import type { Folding } from './folding.ts';
import type { Run } from './run.ts';

/** AWS: at most 100 writes in a transaction. */
const writesAtOnce = 100;
const transactionsAtOnce = 8;
const scopesAtOnce = 16;
/** A copy that knows a generation that was left may still count into it for so long; milliseconds. */
const countedAfter = 300_000;

/** Writes where each person has been reached, into the new generation; answers how many people that are. */
export async function writePeople(context: Context, folding: Folding, run: Run): Promise<number> {
  let people = 0;
  function* writes(): Generator<Write> {
    for (const { personId, claims, described } of folding.people()) {
      people += 1;
      const put = {
        ...keys.reachedKey(personId, run.generation),
        ...Object.fromEntries(claims),
        ...(described === undefined ? {} : { described }),
      };
      yield { as: put.pk, put };
    }
  }
  await writeAll(context, writes(), run);
  return people;
}

/** Writes the counters, into the new generation. */
export async function writeCounters(context: Context, folding: Folding, run: Run): Promise<void> {
  const arrivalsSince = folding.firstArrival();
  function* writes(): Generator<Write> {
    for (const { scope, counters } of folding.scopes()) {
      for (const { period, family, cells } of counters) {
        const isOfAll = scope === 'all' && period === allTime && family === 'registrations';
        const put = {
          ...keys.counterKey(scope, period, family, run.generation),
          ...Object.fromEntries([...cells].filter(([, count]) => count !== 0)),
          ...(isOfAll && arrivalsSince !== undefined ? { arrivalsSince } : {}),
        };
        yield { as: `${put.pk} ${put.sk}`, put };
      }
    }
  }
  await writeAll(context, writes(), run);
}

/** The generations that were left so long ago that nothing counts into them any more. */
export const leftBefore = (run: Run, now: Date): ReadonlySet<number> =>
  new Set(
    run
      .generations()
      .left.filter(({ since }) => Date.parse(since) + countedAfter <= now.getTime())
      .map(({ generation }) => generation),
  );

/** Deletes the counters and claims of generations that were left. Their marks go by themselves (TTL). */
export async function deleteLeft(
  context: Context,
  folding: Folding,
  run: Run,
): Promise<{ readonly deleted: readonly number[]; readonly people: number }> {
  const { table } = context;
  const left = leftBefore(run, context.now());
  if (left.size === 0) return { deleted: [], people: 0 };
  let people = 0;
  function* claims(): Generator<Write> {
    for (const { personId } of folding.people()) {
      people += 1;
      for (const generation of left) yield deletion(keys.reachedKey(personId, generation));
    }
  }
  await writeAll(context, claims(), run);
  await eachOf(folding.scopes(), scopesAtOnce, async ({ scope }) => {
    const { items } = await table.query<Item & keys.Key>({
      ...keys.countersOfScope(scope),
      attributes: ['pk', 'sk'],
    });
    const gone = items.filter(({ sk }) => left.has(keys.counterIn(sk).generation));
    await writeAll(
      context,
      gone.map(({ pk, sk }) => deletion({ pk, sk })),
      run,
      1,
    );
  });
  await run.deleted(left);
  return { deleted: [...left], people };
}

const deletion = (key: keys.Key): Write => ({ as: `${key.pk} ${key.sk}`, delete: key });

/** Carries out many writes, a hundred to a transaction: no one else touches these items. */
async function writeAll(
  context: Context,
  writes: Iterable<Write>,
  run: Run,
  atOnce = transactionsAtOnce,
): Promise<void> {
  await eachOf(transactionsOf(writes), atOnce, async (some) => {
    await run.alive();
    await untilWritten<true>(context, 'write a generation of counters', async () => ({
      writes: some,
      result: true,
    }));
  });
}

function* transactionsOf(writes: Iterable<Write>): Generator<readonly Write[]> {
  let some: Write[] = [];
  for (const write of writes) {
    some.push(write);
    if (some.length < writesAtOnce) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
