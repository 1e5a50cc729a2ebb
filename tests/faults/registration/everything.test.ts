import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRegistrationEvent } from '#events/index.ts';
import { noticesOf } from '#shared/messaging/index.ts';
import { anActivity, phoneNumber, placesUnder, staff } from '#tests/support/builders.ts';
import { type Chance, chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { watchLine } from '#tests/support/phones/line-watch.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { type Fault, faultAt } from '#tests/support/table/faults.ts';
import { broken, heldByNoOne, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable } from '#tests/support/table/table.ts';
import type { Wire } from '#tests/support/table/wire.ts';

type Doing =
  | { readonly texts: string; readonly person: number }
  | { readonly hours: number }
  | { readonly capacity: number }
  | { readonly settle: true };

const texts = [
  '214',
  '214',
  '214 Manal',
  '214 Rebin 2 children',
  'CANCEL 214',
  'CANCEL 214',
  'YES',
  'NO',
  '215',
  'STATUS',
];
const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ texts: fc.constantFrom(...texts), person: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ hours: fc.constantFrom(1, 13, 25) }) },
  { weight: 1, arbitrary: fc.record({ capacity: fc.constantFrom(2, 3, 4) }) },
  { weight: 3, arbitrary: fc.constant({ settle: true as const }) },
);

const passing: readonly Fault[] = ['throttled', 'unavailable', 'timed-out', 'answer-lost', 'conflict'];
/** A wire on which now and then a call fails. */
const unreliable =
  (chance: Chance): Wire =>
  (call, carryOut) =>
    chance.happens(0.08)
      ? faultAt(1, passing[chance.below(passing.length)] ?? 'throttled').wire(call, carryOut)
      : carryOut();

onTheTable('everything together, over an unreliable network', () => {
  it('ends with every place held once, no one waiting in vain, everyone told, and counters equal to a recount', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { minLength: 6, maxLength: 24 }), fc.nat(), async (doings, seed) => {
        const db = await newTable();
        const chance = chanceFrom(seed);
        const context = db.process({ wire: unreliable(chance) });
        const phones = phonesOf(db, { chance, repeats: 0.2, context });
        const line = watchLine();
        let capacity = 2;
        await anActivity(db.context, { capacity, childcareCapacity: 2 });
        await anActivity(db.context, { code: '215', capacity: 1, kind: 'theatre', centre: 'ninewa' });
        let position = 0;
        for (const each of doings) {
          position += 1;
          if ('hours' in each) db.clock.forward({ hours: each.hours });
          else if ('settle' in each) await phones.settle();
          else if ('capacity' in each) {
            capacity = Math.max(capacity, each.capacity);
            await placesUnder(db.context, '214', { capacity, childcareCapacity: 2 }, staff);
          } else await untilTaken(() => phones.delivered(each.person, each.texts, `sms:${position}`));
          const items = await db.items();
          expect([...broken(items), ...('texts' in each ? line.look(items) : [])]).toEqual([]);
        }
        await phones.settle();
        const items = await db.items();
        expect([...broken(items), ...wakeUpsLost(items), ...heldByNoOne(items, db.clock.now())]).toEqual([]);
        expect(totalsIn(items)).toEqual(totalsOf(await db.events()));
        const told = items.filter(({ pk, sk }) => pk.startsWith('MESSAGE#') && sk === 'META');
        expect(told.every(({ state }) => state === 'sent')).toBe(true);
        const news = (await db.events()).flatMap((event) =>
          // The prefix says so. What is described later is answered, and no news.
          isRegistrationEvent(event) ? noticesOf(event) : [],
        );
        expect(told.map(({ messageId }) => messageId).toSorted()).toEqual(
          news.map(({ messageId }) => messageId).toSorted(),
        );
        for (const person of [0, 1, 2, 3, 4, 5]) {
          const texted = doings.filter((each) => 'texts' in each && each.person === person).length;
          expect(phones.saidTo(phoneNumber(person)).length).toBeGreaterThanOrEqual(texted);
        }
        await db.drop();
      }),
      { numRuns: runs(8) },
    );
  });
});

/** As a queue does: what threw is delivered again. */
async function untilTaken(deliver: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await deliver();
    } catch (fault) {
      if (attempt === 10) throw fault;
    }
  }
}
