import { expect, it } from 'vitest';
import type { RegistrationEvent } from '#events/index.ts';
import { countEvents } from '#shared/counting/index.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { type Doing, eventsOf } from '#tests/support/counting/lives.ts';
import { faultAt } from '#tests/support/table/faults.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const placed = (activity: number, known: number): Doing => ({
  person: 0,
  activity,
  choice: 0,
  minutes: 60,
  known,
});

/** One person, placed in one activity, then in another, known otherwise each time. */
const [early, late] = eventsOf([placed(0, 0), placed(1, 1)]);
if (early === undefined || late === undefined) throw new Error('Two things happened');

onTheTable('people reached', () => {
  const db = tableForEachTest();

  /** The process that counts these events is gone when it has claimed the person, and has counted nothing. */
  const claimed = async (events: readonly RegistrationEvent[]) => {
    // The first call reads which generations there are.
    const { wire } = faultAt(2, 'crash-after');
    await expect(countEvents(db.process({ wire }), events)).rejects.toThrow('The process is gone');
    expect(totalsIn(await db.items())).toEqual({});
  };

  it.each([
    ['in order', [[early], [late]]],
    ['the later one first', [[late], [early]]],
    ['together', [[late, early]]],
    ['each twice, crosswise', [[late], [early], [late, early], [early, late]]],
  ] as const)('are counted once, as they were known first: %s', async (_how, batches) => {
    for (const batch of batches) await countEvents(db.context, batch);
    expect(totalsIn(await db.items())).toEqual(totalsOf([early, late]));
  });

  it.each([
    ['alone', [[late], [early]]],
    ['after the earlier one', [[early], [late]]],
    ['in one batch with the earlier one', [[early, late]]],
    ['in one batch, the later one first', [[late, early]]],
  ] as const)(
    'are counted once though the later event was claimed and not counted, then comes %s',
    async (_how, batches) => {
      await claimed([late]);
      for (const batch of batches) await countEvents(db.context, batch);
      expect(totalsIn(await db.items())).toEqual(totalsOf([early, late]));
    },
  );

  it('are moved, wherever they are counted, however many places that are', async () => {
    // Forty activities, each with all time and its month: more places than a transaction moves at once.
    const many = Array.from({ length: 40 }, (_, position) => ({
      ...early,
      id: early.id.slice(0, -4) + String(1_000 + position),
      data: {
        ...early.data,
        activityId: early.data.activityId.slice(0, -4) + String(1_000 + position),
        registrationId: early.data.registrationId.slice(0, -4) + String(1_000 + position),
      },
      // The copy differs in ids alone.
    })) as RegistrationEvent[];
    const { gender, ageBand, group, childcare } = early.data;
    const last = many.at(-1) ?? early;
    const described = {
      ...last,
      id: `${last.id.slice(0, -4)}2000`,
      type: 'registration.described',
      data: {
        ...last.data,
        from: 'confirmed',
        gender: 'undisclosed',
        before: { gender, ageBand, group, childcare },
        statusMonths: { confirmed: ['2026-11'] },
      },
    } as unknown as RegistrationEvent;
    for (const event of many) await countEvents(db.context, [event]);
    await countEvents(db.context, [described]);
    await countEvents(db.context, [described]);
    expect(totalsIn(await db.items())).toEqual(totalsOf([...many, described]));
  });
});
