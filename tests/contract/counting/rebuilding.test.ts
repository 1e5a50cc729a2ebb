import * as fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { samples } from '#events/catalogue/samples.ts';
import { arrivalsSince, countEvents, counterOf, total } from '#shared/counting/index.ts';
import {
  cleanCounts,
  type Rebuilt,
  rebuildCounts,
  type UnderWay,
  verifyCounts,
} from '#shared/counting/rebuilding/index.ts';
import { keys, recordEvent } from '#shared/table/index.ts';
import { anActivity } from '#tests/support/builders.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { liveIn, totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { daysOf, happenings } from '#tests/support/counting/days.ts';
import { type Doing, doings, eventsOf } from '#tests/support/counting/lives.ts';
import { happen, trafficOf } from '#tests/support/counting/rebuilding.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

const done = (answer: Rebuilt | UnderWay): Rebuilt => {
  if ('refused' in answer) throw new Error(`${answer.refused} until ${answer.until}`);
  return answer;
};

/** Two people with a place, one of whom is known better later and leaves; a third in line. */
const lives: readonly Doing[] = [
  { person: 0, activity: 0, choice: 0, minutes: 0, known: 2 },
  { person: 1, activity: 0, choice: 0, minutes: 1, known: 0 },
  { person: 0, activity: 1, choice: 1, minutes: 1, known: 0 },
  { person: 0, activity: 0, choice: 1, minutes: 1, known: 1 },
  { person: 2, activity: 1, choice: 1, minutes: 1, known: 3 },
];

onTheTable('counters that are built anew', () => {
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

  it('equal what happened, whatever had been counted, lost or counted wrongly', async () => {
    await fc.assert(
      fc.asyncProperty(doings, happenings, fc.nat(24), fc.nat(), async (happened, days, ofBefore, seed) => {
        const table = await fresh();
        const chance = chanceFrom(seed);
        // Within weeks, over the end of a month.
        const near = <T extends { readonly minutes: number }>(each: T): T => ({
          ...each,
          minutes: Math.min(each.minutes, 1_500),
        });
        const events = [...eventsOf(happened.map(near), ofBefore), ...daysOf(days.map(near))];
        await happen(table.context, events);
        // Some were never counted, and some numbers are wrong.
        const counted = events.filter(() => chance.happens(0.7));
        await countEvents(table.context, chance.shuffled(counted));
        for (const { pk, sk } of await table.items()) {
          if (!pk.startsWith('COUNT#') || chance.happens(0.7)) continue;
          await table.context.table.update({ update: { pk, sk }, changes: { add: { cif2: 3, h: -2 } } });
        }
        table.clock.forward({ days: 27 });
        const traffic = trafficOf(table, []);
        const rebuilt = done(await rebuildCounts(table.context, traffic.recounting));
        expect(rebuilt.generation).toBe(2);
        const items = await table.items();
        expect(liveIn(items)).toBe(2);
        expect(totalsIn(items)).toEqual(totalsOf(events));
        expect((await verifyCounts(table.context, traffic.recounting)).differences).toEqual([]);
        // The events come once more, as after a redrive: all of them are in it.
        await traffic.forward(60_000);
        await countEvents(table.context, chance.shuffled(events));
        expect(totalsIn(await table.items())).toEqual(totalsOf(events));
      }),
      { numRuns: runs(6) },
    );
  });

  it('equal what happened while they were built, and go on from there', async () => {
    await fc.assert(
      fc.asyncProperty(doings, happenings, fc.nat(), async (happened, days, seed) => {
        const table = await fresh();
        const chance = chanceFrom(seed);
        // Within an hour: before, during and after the rebuild.
        const hour = <T extends { readonly minutes: number }>(each: T): T => ({
          ...each,
          minutes: each.minutes % 7,
        });
        const events = [...eventsOf(happened.map(hour)), ...daysOf(days.map(hour))];
        let highest = 0;
        let reader = { table: table.process().table, since: 0 };
        const traffic = trafficOf(table, events, {
          chance,
          // A reader with a copy of up to a minute never sees fewer registrations than before.
          afterEach: async () => {
            const now = table.clock.now().getTime();
            if (now - reader.since >= 60_000) reader = { table: table.process().table, since: now };
            const counter = await counterOf(reader.table, 'all', 'all');
            const registered = counter.filter(({ measure }) => stands.has(measure));
            const sum = registered.reduce((so, { count }) => so + count, 0);
            expect(sum).toBeGreaterThanOrEqual(highest);
            highest = sum;
          },
        });
        await traffic.forward(chance.below(3_600_000));
        const rebuilt = done(await rebuildCounts(table.context, traffic.recounting));
        expect(rebuilt.differences).toEqual([]);
        await traffic.toTheEnd();
        const items = await table.items();
        expect(liveIn(items)).toBe(2);
        expect(totalsIn(items)).toEqual(totalsOf(events));
        await traffic.forward(400_000);
        expect((await verifyCounts(table.context, traffic.recounting)).differences).toEqual([]);
      }),
      { numRuns: runs(8) },
    );
  });

  const stands: ReadonlySet<string> = new Set([
    ...['confirmed', 'waitlisted', 'offered', 'cancelled', 'expired', 'completed', 'dropped'],
  ]);

  it('are compared with those that stood: what was wrong is told by scope, period and measure', async () => {
    const table = await fresh();
    const events = eventsOf(lives);
    await happen(table.context, events);
    await countEvents(table.context, events);
    table.clock.forward({ hours: 1 });
    const { recounting } = trafficOf(table, []);
    const right = await verifyCounts(table.context, recounting);
    expect(right).toMatchObject({ generation: 1, events: events.length, differences: [] });
    const wrong = keys.counterKey('centre:kirkuk', '2026-11');
    await table.context.table.update({ update: wrong, changes: { add: { cif2: 3 } } });
    const found = await verifyCounts(table.context, recounting);
    expect(found.differences).toEqual([
      {
        ...{ scope: 'centre:kirkuk', period: '2026-11', measure: 'confirmed', stands: 3, should: 0 },
        of: { group: 'idp', gender: 'female', ageBand: '18-24' },
      },
    ]);
    expect(await table.items()).not.toContainEqual(expect.objectContaining(keys.generationsKey));
    const rebuilt = done(await rebuildCounts(table.context, recounting));
    expect(rebuilt.differences).toEqual(found.differences);
    expect((await verifyCounts(table.context, recounting)).differences).toEqual([]);
    expect(await arrivalsSince(table.process().table)).toBe('2026-11-23');
  });

  it('find a counter of a time in which nothing happened, and a number no release wrote', async () => {
    const table = await fresh();
    const events = eventsOf(lives);
    await happen(table.context, events);
    await countEvents(table.context, events);
    for (const [period, cell] of [
      ['2025-01', 'cif2'],
      ['2026-11', 'zz'],
    ] as const) {
      await table.context.table.update({
        update: keys.counterKey('kind:sewing', period),
        changes: { add: { [cell]: 1 } },
      });
    }
    table.clock.forward({ hours: 1 });
    const { differences } = await verifyCounts(table.context, trafficOf(table, []).recounting);
    expect(differences.map(({ period, measure }) => [period, measure]).toSorted()).toEqual([
      ['2025-01', 'confirmed'],
      ['2026-11', 'zz'],
    ]);
  });

  it('have all but the events that can never be counted, which are named', async () => {
    const table = await fresh();
    const events = eventsOf(lives);
    await happen(table.context, events);
    const text = samples['message.sent'].sample;
    // Some long before the rebuild, and some that happen while it waits.
    const before = events.map(({ id, occurredAt }, n) => ({ id: `${id.slice(0, -4)}bbb${n}`, occurredAt }));
    table.clock.forward({ hours: 1 });
    const traffic = trafficOf(table, []);
    const lately = {
      occurredAt: table.clock.now().toISOString(),
      id: table.context.newId(table.clock.now()),
    };
    const odd = [...before, lately].map((named) => ({ ...text, ...named }));
    for (const event of odd) {
      const { segments: _, ...data } = event.data;
      await table.context.table.insert({ ...recordEvent(event).put, data });
    }
    const rebuilt = done(await rebuildCounts(table.context, traffic.recounting));
    expect(rebuilt.passedOver.map(({ id }) => id).toSorted()).toEqual(odd.map(({ id }) => id).toSorted());
    expect(totalsIn(await table.items())).toEqual(totalsOf(events));
    const verified = await verifyCounts(table.context, traffic.recounting);
    expect(verified).toMatchObject({ generation: 2, differences: [] });
    expect(verified.passedOver).toHaveLength(odd.length);
  });

  it('take no traffic for a difference: what is on its way to be counted, and what was counted meanwhile', async () => {
    const table = await fresh();
    const events = eventsOf(
      Array.from({ length: 40 }, (_, at) => ({ ...placed, person: at, minutes: at % 2 })),
    );
    const traffic = trafficOf(table, events, { chance: chanceFrom(3) });
    await traffic.forward(10 * 60_000);
    const verified = await verifyCounts(table.context, traffic.recounting);
    expect(verified.differences).toEqual([]);
    await traffic.toTheEnd();
    expect(totalsIn(await table.items())).toEqual(totalsOf(events));
  });

  const placed: Doing = { person: 0, activity: 0, choice: 0, minutes: 0, known: 0 };

  it('have what someone did who was erased since', async () => {
    const table = await fresh();
    await anActivity(table.context, { capacity: 3 });
    const phones = phonesOf(table);
    await phones.texts(1, '214 Nawal female 1990');
    await phones.texts(2, '214 Rebin');
    await phones.texts(1, 'ERASE ME');
    await phones.settle();
    table.clock.forward({ hours: 1 });
    const { recounting } = trafficOf(table, []);
    expect((await verifyCounts(table.context, recounting)).differences).toEqual([]);
    done(await rebuildCounts(table.context, recounting));
    const { table: anew } = table.process();
    expect(total(await counterOf(anew, 'all', 'all'), 'reached')).toBe(2);
  });

  it('are built by one run at a time', async () => {
    const table = await fresh();
    const events = eventsOf(lives);
    await happen(table.context, events);
    table.clock.forward({ hours: 1 });
    const second: unknown[] = [];
    const traffic = trafficOf(table, []);
    const wait = async (milliseconds: number) => {
      second.push(await rebuildCounts(table.process(), traffic.recounting));
      second.push(await cleanCounts(table.process(), traffic.recounting));
      await traffic.forward(milliseconds);
    };
    done(await rebuildCounts(table.context, { ...traffic.recounting, wait }));
    expect(second.length).toBeGreaterThan(2);
    for (const answer of second) expect(answer).toMatchObject({ refused: 'under-way' });
    expect(totalsIn(await table.items())).toEqual(totalsOf(events));
  });

  it('leave nothing of generations that are read no more, once those are cleaned', async () => {
    const table = await fresh();
    const events = [...eventsOf(lives), ...daysOf([{ person: 0, session: 0, mark: 0, minutes: 0 }])];
    await happen(table.context, events);
    await countEvents(table.context, events);
    table.clock.forward({ hours: 1 });
    const { recounting, forward } = trafficOf(table, []);
    done(await rebuildCounts(table.context, recounting));
    // It is counted for five minutes more, and left alone for as long again.
    expect(await cleanCounts(table.context, recounting)).toMatchObject({ deleted: [] });
    await forward(11 * 60_000);
    expect(await cleanCounts(table.context, recounting)).toMatchObject({ deleted: [1] });
    const items = await table.items();
    expect(totalsIn(items, 1)).toEqual({});
    expect(items.filter(({ sk }) => sk === 'REACHED')).toEqual([]);
    expect(totalsIn(items)).toEqual(totalsOf(events));
    expect((await verifyCounts(table.context, recounting)).differences).toEqual([]);
    // The next rebuild does it by itself.
    done(await rebuildCounts(table.context, recounting));
    await forward(11 * 60_000);
    const third = done(await rebuildCounts(table.context, recounting));
    expect(third.deleted).toEqual([2]);
    expect(totalsIn(await table.items(), 2)).toEqual({});
    expect(totalsIn(await table.items())).toEqual(totalsOf(events));
  });
});
