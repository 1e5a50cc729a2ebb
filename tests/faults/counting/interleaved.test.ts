import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { countEvents } from '#shared/counting/index.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { type Doing, eventsOf } from '#tests/support/counting/lives.ts';
import { interleave } from '#tests/support/table/interleaving.ts';
import { newTable, onTheTable } from '#tests/support/table/table.ts';

/** One or two people in two activities, known otherwise each time, most of them placed at once: many firsts. */
const firsts = fc.array(
  fc.record<Doing>({
    person: fc.nat(1),
    activity: fc.nat(1),
    choice: fc.constantFrom(0, 0, 0, 1),
    minutes: fc.constantFrom(1, 7_000),
    known: fc.nat(3),
  }),
  { minLength: 3, maxLength: 8 },
);

onTheTable('counting side by side, step by step', () => {
  it('counts each event once and each person by her earliest, whatever step comes first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), firsts, fc.nat(), async (scheduler, happened, seed) => {
        const db = await newTable();
        const events = eventsOf(happened);
        const chance = chanceFrom(seed);
        // Three readers, each with a part of the events; the parts overlap.
        const parts = [0, 1, 2].map(() => events.filter(() => chance.happens(0.5)));
        const counting = [...parts, events.slice(-2)].map((part, reader) => ({
          name: `reader ${reader}`,
          run: (context: Parameters<typeof countEvents>[0]) => countEvents(context, part),
        }));
        const outcomes = await interleave(scheduler, db, counting);
        expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
        await countEvents(db.context, events);
        expect(totalsIn(await db.items())).toEqual(totalsOf(events));
        await db.drop();
      }),
      { numRuns: runs(12) },
    );
  });
});
