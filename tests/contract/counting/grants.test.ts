import * as fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { countEvents, recount } from '#shared/counting/index.ts';
import { eventFromStream } from '#shared/table/index.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { grantLives } from '#tests/support/grants/lives.ts';
import { type Fault, faultAt } from '#tests/support/table/faults.ts';
import { streamTo } from '#tests/support/table/stream.ts';
import { type Keyed, newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

/** Every number of the part of a counter that is about grants. */
const counted = (items: readonly Keyed[]) =>
  Object.fromEntries(
    items
      .filter(({ pk, sk }) => pk.startsWith('COUNT#') && sk.endsWith('#grants'))
      .flatMap(({ pk, sk, ...cells }) =>
        Object.entries(cells)
          .filter(([, count]) => count !== 0)
          .map(([cell, count]) => [
            `${pk.slice('COUNT#'.length)}|${sk.replace('#grants', '')}|${cell}`,
            count,
          ]),
      ),
  );
/** The same from nothing; what it comes to is shown in tests/unit/counting/grants.test.ts. */
const recounted = (events: Parameters<typeof recount>[0]) =>
  Object.fromEntries(
    [...recount(events).values()].flatMap(({ scope, period, cells }) =>
      [...cells].filter(([, by]) => by !== 0).map(([cell, by]) => [`${scope}|${period}|${cell}`, by]),
    ),
  );

onTheTable('the counters of grants equal a recount of their events (rule 9)', () => {
  let db: TestTable | undefined;
  const fresh = async () => {
    await db?.drop();
    db = await newTable();
    return db;
  };
  afterEach(async () => {
    await db?.drop();
    db = undefined;
  });

  it('whatever became of them, in any order and batches, with repeats, failures and several who count', async () => {
    const passing: readonly Fault[] = ['throttled', 'unavailable', 'timed-out', 'answer-lost', 'conflict'];
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { process, items } = await fresh();
        const events = grantLives(chanceFrom(seed), 5);
        await Promise.all(
          [0, 1].map((reader) => {
            const chance = chanceFrom(seed + reader);
            const context = process({
              wire: (call, carryOut) =>
                chance.happens(0.15)
                  ? faultAt(1, passing[chance.below(passing.length)] ?? 'throttled').wire(call, carryOut)
                  : carryOut(),
            });
            return streamTo(
              ({ Records }) => countEvents(context, Records.flatMap(eventFromStream)),
              chance.shuffled([...events, ...events.slice(0, 4)]),
              { chance, batchSize: 6, repeats: 0.2 },
            );
          }),
        );
        const all = counted(await items());
        expect(Object.keys(all).length).toBeGreaterThan(0);
        expect(all).toEqual(recounted(events));
      }),
      { numRuns: runs(10) },
    );
  });
});
