import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { DiwanEvent } from '#events/index.ts';
import { countEvents } from '#shared/counting/index.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { daysOf, type Happening } from '#tests/support/counting/days.ts';
import { type Doing, eventsOf } from '#tests/support/counting/lives.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { contention } from '#tests/support/table/conflicts.ts';
import { faults } from '#tests/support/table/faults.ts';
import { newTable, onTheTable } from '#tests/support/table/table.ts';

/** Two people, two activities; what is known of them changes, and one leaves and comes back a month later. */
const lives: readonly Doing[] = [
  { person: 0, activity: 0, choice: 0, minutes: 0, known: 2 },
  { person: 1, activity: 0, choice: 1, minutes: 1, known: 0 },
  { person: 0, activity: 1, choice: 1, minutes: 300, known: 0 },
  { person: 0, activity: 0, choice: 0, minutes: 1, known: 1 },
  { person: 1, activity: 0, choice: 0, minutes: 1, known: 1 },
  { person: 1, activity: 0, choice: 0, minutes: 7_000, known: 1 },
  { person: 0, activity: 1, choice: 2, minutes: 7_000, known: 1 },
  { person: 0, activity: 0, choice: 0, minutes: 1, known: 1 },
];
/** A mark put right, a session that took place after all, a text that failed and arrived after all. */
const days: readonly Happening[] = [
  { person: 0, session: 0, mark: 2, minutes: 1 },
  { person: 0, session: 0, mark: 0, minutes: 1 },
  { message: 5, news: 4, minutes: 0 },
  { message: 5, news: 2, minutes: 1 },
  { message: 5, news: 3, minutes: 1 },
  { person: 0, session: 0, mark: 3, minutes: 0 },
];
const events = [...eventsOf(lives), ...daysOf(days)];
/** As a stream may bring them: the later ones first, in batches that overlap. */
const batches: readonly (readonly DiwanEvent[])[] = [events.slice(4), events];

onTheTable('counting, whatever fails on the way', () => {
  it('has lives in which orders of delivery differ', () => {
    expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(3);
    expect(Object.keys(totalsOf(events)).some((cell) => cell.includes('|reached|'))).toBe(true);
  });

  for (const fault of faults) {
    it(`counts each event once: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async () => undefined,
        when: async (context) => {
          for (const batch of batches) await countEvents(context, batch);
        },
        inTheEnd: async (db) => expect(totalsIn(await db.items())).toEqual(totalsOf(events)),
      }));
  }

  it('counts each event once when four count at the same time and transactions meet', async () => {
    const db = await newTable();
    const { wire, count } = contention(10);
    const counting = [0, 1, 2, 3].map(async (reader) => {
      const context = db.process({
        wire,
        pause: (most) => wait(Math.random() * most),
      });
      for (const batch of [...batches.slice(reader), ...batches.slice(0, reader)]) {
        // As Lambda does: a batch that throws comes again.
        for (let attempt = 1; ; attempt++) {
          const failed = await countEvents(context, batch).then(
            () => undefined,
            (fault: unknown) => fault ?? 'unknown',
          );
          if (failed === undefined) break;
          if (attempt === 100) throw failed;
          await wait(20);
        }
      }
    });
    await Promise.all(counting);
    expect(count()).toBeGreaterThan(0);
    expect(totalsIn(await db.items())).toEqual(totalsOf(events));
    await db.drop();
  });
});
