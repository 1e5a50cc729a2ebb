import { expect, it } from 'vitest';
import type { RegistrationEvent } from '#events/index.ts';
import { countEvents, counterOf, countersOf, recount, total } from '#shared/counting/index.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { type Doing, eventsOf } from '#tests/support/counting/lives.ts';
import { countedCalls } from '#tests/support/table/calls.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

/** So many people confirmed a place, all within a second of one another. */
const crowd = (people: number, activities = 1): readonly RegistrationEvent[] =>
  eventsOf(
    Array.from(
      { length: people },
      (_, person): Doing => ({
        person,
        activity: person % activities,
        choice: 0,
        minutes: 0,
        known: person,
      }),
    ),
  );

onTheTable('counting a batch', () => {
  const db = tableForEachTest();

  it('of a hundred events takes one transaction, and a repeat changes nothing', async () => {
    const events = crowd(100);
    const { wire, calls } = countedCalls();
    await countEvents(db.process({ wire }), events);
    // GetItem: which generations there are, once a minute.
    expect(calls()).toEqual({ GetItem: 1, UpdateItem: 100, TransactWriteItems: 1 });
    await countEvents(db.context, events);
    expect(totalsIn(await db.items())).toEqual(totalsOf(events));
  });

  it('of more counters than a transaction holds is halved until it fits', async () => {
    const events = crowd(60).map((event, position): RegistrationEvent => {
      // As many activities as events: two counters each for the activity alone.
      const activityId = event.data.activityId.slice(0, -2) + String(10 + position);
      return { ...event, data: { ...event.data, activityId } } as RegistrationEvent;
    });
    const { wire, calls } = countedCalls();
    await countEvents(db.process({ wire }), events);
    expect(calls().TransactWriteItems).toBeGreaterThan(1);
    expect(totalsIn(await db.items())).toEqual(totalsOf(events));
  });

  it('counts what is new in a batch of which a part was counted before', async () => {
    const events = crowd(30);
    await countEvents(db.context, events.slice(0, 20));
    await countEvents(db.context, events);
    expect(total(await counterOf(db.context.table, 'all', 'all'), 'confirmed')).toBe(30);
  });

  it('passes over what is not counted', async () => {
    const [event] = crowd(1);
    const { wire, calls } = countedCalls();
    await countEvents(db.process({ wire }), []);
    await countEvents(db.process({ wire }), [
      {
        id: event?.id ?? '',
        type: 'activity.created',
        version: 1,
        occurredAt: '2026-11-23T07:00:00.000Z',
        actor: { kind: 'staff', id: 'x' },
        centre: 'kirkuk',
        subject: 'activity/x',
        data: {
          activityId: event?.data.activityId ?? '',
          code: '214',
          kind: 'sewing',
          capacity: 1,
          childcareCapacity: 0,
        },
      },
    ]);
    expect(calls()).toEqual({});
  });

  it('agrees with the recount that the code offers', async () => {
    const events = crowd(12, 2);
    await countEvents(db.context, events);
    const cells = [...recount(events).values()].reduce((sum, { cells }) => sum + cells.size, 0);
    expect(Object.keys(totalsIn(await db.items()))).toHaveLength(cells);
  });

  it('is read by scope and period, month by month in Baghdad', async () => {
    // 23 November 07:00 UTC, and 20 times 7,000 minutes on: months apart.
    const events = eventsOf(
      Array.from(
        { length: 20 },
        (_, person): Doing => ({ person, activity: 0, choice: 0, minutes: 7_000, known: 0 }),
      ),
    );
    await countEvents(db.context, events);
    const { table } = db.context;
    expect(total(await counterOf(table, 'centre:kirkuk', 'all'), 'reached')).toBe(20);
    const months = ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03'];
    const counts = await Promise.all(months.map((month) => counterOf(table, 'kind:sewing', month)));
    expect(counts.reduce((sum, counter) => sum + total(counter, 'confirmed'), 0)).toBe(20);
    expect(await counterOf(table, 'centre:baghdad', 'all')).toEqual([]);
    const scopes = await countersOf(table, ['all', 'centre:kirkuk', 'centre:diyala'], 'all');
    expect([...scopes.keys()].toSorted()).toEqual(['all', 'centre:kirkuk']);
  });
});
