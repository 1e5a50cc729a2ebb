import * as fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { arrivalsSince, countEvents, recount } from '#shared/counting/index.ts';
import { localDate } from '#shared/language/index.ts';
import { type Context, eventFromStream } from '#shared/table/index.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { inWords, totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { daysOf, happenings } from '#tests/support/counting/days.ts';
import { doings, eventsOf } from '#tests/support/counting/lives.ts';
import { type Fault, faultAt } from '#tests/support/table/faults.ts';
import { type StreamConsumer, streamTo } from '#tests/support/table/stream.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

const countInto =
  (context: Context): StreamConsumer =>
  ({ Records }) =>
    countEvents(context, Records.flatMap(eventFromStream));

onTheTable('counters equal a recount of the events (rule 9)', () => {
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

  it('whatever the order, the batches and the repeats', async () => {
    await fc.assert(
      fc.asyncProperty(doings, happenings, fc.nat(), async (happened, days, seed) => {
        const { context, items } = await fresh();
        const chance = chanceFrom(seed);
        const events = [...eventsOf(happened), ...daysOf(days)];
        const options = { chance, batchSize: 6, repeats: 0.3 };
        await streamTo(countInto(context), chance.shuffled([...events, ...events.slice(0, 3)]), options);
        expect(totalsIn(await items())).toEqual(totalsOf(events));
      }),
      { numRuns: runs(20) },
    );
  });

  it('also where events of before stand in the table, counted when they happened or only now', async () => {
    await fc.assert(
      fc.asyncProperty(doings, fc.nat(24), fc.nat(), async (happened, ofBefore, seed) => {
        const { context, items } = await fresh();
        const chance = chanceFrom(seed);
        const events = eventsOf(happened, ofBefore);
        const first = events.slice(0, chance.below(events.length + 1));
        // Some of those of before are counted by then, and come once more; others come for the first time now.
        await streamTo(countInto(context), first, { chance, batchSize: 6, repeats: 0.3 });
        expect(totalsIn(await items())).toEqual(totalsOf(first));
        await streamTo(countInto(context), chance.shuffled(events), { chance, batchSize: 6, repeats: 0.3 });
        const totals = totalsIn(await items());
        expect(totals).toEqual(totalsOf(events));
        expect(totals).toEqual(inWords(recount(events)));
        expect(Object.values(totals).filter((count) => count < 0)).toEqual([]);
      }),
      { numRuns: runs(15) },
    );
  });

  it('and say from which day on it is counted when a status was come to', async () => {
    const { context } = await fresh();
    expect(await arrivalsSince(context.table)).toBeNull();
    const lived = (minutes: number) => ({ person: 0, activity: 0, choice: 0, minutes, known: 0 });
    const events = eventsOf([lived(0), lived(1_000), lived(7_000), lived(7_000)], 2);
    await countEvents(context, events.slice(0, 2));
    expect(await arrivalsSince(context.table)).toBeNull();
    await countEvents(context, events);
    await countEvents(context, events);
    expect(await arrivalsSince(context.table)).toBe(localDate(events[2]?.occurredAt ?? ''));
  });

  it('when several count side by side', async () => {
    await fc.assert(
      fc.asyncProperty(doings, happenings, fc.nat(), async (happened, days, seed) => {
        const { process, items } = await fresh();
        const events = [...eventsOf(happened), ...daysOf(days)];
        await Promise.all(
          [0, 1, 2].map((reader) => {
            const chance = chanceFrom(seed + reader);
            return streamTo(countInto(process()), chance.shuffled(events), {
              chance,
              batchSize: 4,
              repeats: 0.2,
            });
          }),
        );
        expect(totalsIn(await items())).toEqual(totalsOf(events));
      }),
      { numRuns: runs(8) },
    );
  });

  it('when calls fail, time out or lose their answers on the way', async () => {
    const passing: readonly Fault[] = ['throttled', 'unavailable', 'timed-out', 'answer-lost', 'conflict'];
    await fc.assert(
      fc.asyncProperty(doings, happenings, fc.nat(), async (happened, days, seed) => {
        const { process, items } = await fresh();
        const chance = chanceFrom(seed);
        const events = [...eventsOf(happened), ...daysOf(days)];
        const context = process({
          wire: (call, carryOut) =>
            chance.happens(0.25)
              ? faultAt(1, passing[chance.below(passing.length)] ?? 'throttled').wire(call, carryOut)
              : carryOut(),
        });
        await streamTo(countInto(context), chance.shuffled(events), { chance, batchSize: 5, repeats: 0.2 });
        expect(totalsIn(await items())).toEqual(totalsOf(events));
      }),
      { numRuns: runs(12) },
    );
  });
});
