import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageBands, genders, groups, type RegistrationEvent } from '#events/index.ts';
import { slotOf } from '#shared/counting/already-counted.ts';
import { cellName, cellNamed, peopleMeasures, plainMeasures, plainName } from '#shared/counting/cells.ts';
import { recount } from '#shared/counting/index.ts';
import { periodsOf } from '#shared/counting/periods.ts';
import { totalsOf } from '#tests/support/counting/counters.ts';
import { daysOf, happenings } from '#tests/support/counting/days.ts';
import { type Doing, doings, eventOfBefore, eventsOf } from '#tests/support/counting/lives.ts';

describe('the cells of a counter', () => {
  it('have names of four letters, each its own, that lead back to them', () => {
    const cells = peopleMeasures.flatMap((measure) =>
      groups.flatMap((group) =>
        genders.flatMap((gender) => ageBands.map((ageBand) => ({ measure, group, gender, ageBand }))),
      ),
    );
    expect(new Set(cells.map(cellName)).size).toBe(cells.length);
    for (const cell of cells) {
      expect(cellName(cell)).toHaveLength(4);
      expect(cellNamed(cellName(cell))).toEqual(cell);
    }
    expect(plainMeasures.map((measure) => cellNamed(plainName[measure])?.measure)).toEqual(plainMeasures);
    for (const other of ['pk', 'sk', 'expiresAt', 'all']) expect(cellNamed(other)).toBeUndefined();
  });
});

describe('a recount', () => {
  const sums = (events: Parameters<typeof recount>[0]) =>
    Object.fromEntries(
      [...recount(events)].map(([place, { cells }]) => [
        place,
        [...cells].filter(([, by]) => by !== 0).toSorted(),
      ]),
    );

  it('says what a person would count, one by one', () => {
    fc.assert(
      fc.property(doings, happenings, (happened, days) => {
        const events = [...eventsOf(happened), ...daysOf(days)];
        const counted = [...recount(events).values()].flatMap(({ scope, period, cells }) =>
          [...cells]
            .filter(([, by]) => by !== 0)
            .map(([name, by]) => {
              const cell = cellNamed(name);
              const people =
                cell !== undefined && 'group' in cell ? [cell.group, cell.gender, cell.ageBand] : [];
              return [[scope, period, cell?.measure, ...people].join('|'), by];
            }),
        );
        expect(Object.fromEntries(counted)).toEqual(totalsOf(events));
      }),
    );
  });

  it('is the same in any order and with repeats', () => {
    fc.assert(
      fc.property(doings, happenings, fc.infiniteStream(fc.nat()), (happened, days, chance) => {
        const events = [...eventsOf(happened), ...daysOf(days)];
        const mixed = [...events, ...events.slice(0, 5)]
          .map((event) => ({ event, at: chance.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ event }) => event);
        expect(sums(mixed)).toEqual(sums(events));
      }),
    );
  });
});

describe('a status that is come to', () => {
  const doing = (choice: number, minutes: number, known = 0): Doing => ({
    ...{ person: 0, activity: 0, choice, minutes, known },
  });
  const days = (count: number) => count * 24 * 60;
  /** How many came to it, whoever they are, in the scope of all. */
  const became = (events: Parameters<typeof recount>[0]) => {
    const sums: Record<string, number> = {};
    for (const { scope, period, cells } of recount(events).values())
      for (const [name, by] of cells) {
        const cell = cellNamed(name);
        if (scope !== 'all' || !cell?.measure.startsWith('became')) continue;
        const place = `${period} ${cell.measure}`;
        sums[place] = (sums[place] ?? 0) + by;
      }
    return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
  };

  it('counts in the month in which it happens, not in that of the registration', () => {
    // Monday, 23 November; completed on 12 December.
    expect(became(eventsOf([doing(0, 0), doing(2, days(19))]))).toEqual({
      'all becameConfirmed': 1,
      '2026-11 becameConfirmed': 1,
      'all becameCompleted': 1,
      '2026-12 becameCompleted': 1,
    });
  });

  it('counts once in a month and once in all, however often she leaves and comes back', () => {
    const there = [doing(0, 0), doing(0, 1), doing(0, 1), doing(0, 1)];
    const andBack = [...there, doing(0, days(10)), doing(0, 1), doing(0, 1)];
    expect(became(eventsOf(andBack))).toEqual({
      'all becameConfirmed': 1,
      '2026-11 becameConfirmed': 1,
      '2026-12 becameConfirmed': 1,
      'all becameCancelled': 1,
      '2026-11 becameCancelled': 1,
      '2026-12 becameCancelled': 1,
    });
    expect(eventsOf(andBack).map(({ data }) => data.again)).toEqual([
      'never',
      'never',
      'this-month',
      'this-month',
      'earlier',
      'earlier',
      'this-month',
    ]);
  });

  it('is counted as she is described later, in every month in which it was counted', () => {
    const events = eventsOf([doing(0, 0), doing(1, days(10), 1)]);
    expect(events.map(({ type }) => type)).toEqual(['registration.confirmed', 'registration.described']);
    const cells = [...recount(events).values()].flatMap(({ scope, period, cells: added }) =>
      scope === 'all'
        ? [...added].filter(([name, by]) => name.startsWith('C') && by !== 0).map(([name]) => [period, name])
        : [],
    );
    expect(cells).toEqual([
      ['all', 'Crm3'],
      ['2026-11', 'Crm3'],
    ]);
  });

  it('is not told by events of before, which count nothing, first and again', () => {
    const comesBack = eventsOf([doing(0, 0), doing(0, 1), doing(0, 1), doing(1, 1, 1)]);
    expect(became(comesBack.map(eventOfBefore))).toEqual({});
    const statusesOf = (events: readonly RegistrationEvent[]) =>
      [...recount(events).values()].flatMap(({ cells }) =>
        [...cells].filter(([name, by]) => by !== 0 && /^[cwoxefd]/.test(name)),
      );
    expect(statusesOf(comesBack.map(eventOfBefore))).toEqual(statusesOf(comesBack));
  });

  it('is told from the first event on that tells it, of a registration of before as if it were new', () => {
    const events = eventsOf([doing(0, 0), doing(0, 1), doing(0, 1), doing(0, 1), doing(0, 1)], 2);
    expect(events.map(({ type, data }) => [type.split('.')[1], data.again])).toEqual([
      ['confirmed', undefined],
      ['cancelled', undefined],
      ['confirmed', 'never'],
      ['cancelled', 'never'],
      ['confirmed', 'this-month'],
    ]);
    expect(became(events)).toEqual({
      'all becameConfirmed': 1,
      '2026-11 becameConfirmed': 1,
      'all becameCancelled': 1,
      '2026-11 becameCancelled': 1,
    });
  });

  it('takes nobody from where she was not counted, when she is described otherwise', () => {
    fc.assert(
      fc.property(doings, fc.nat(24), (happened, ofBefore) => {
        const sums = became(eventsOf(happened, ofBefore));
        expect(Object.values(sums).filter((sum) => sum < 0)).toEqual([]);
      }),
    );
  });
});

describe('time in counters', () => {
  it('has the months of Baghdad, three hours before UTC’s', () => {
    expect(periodsOf('2026-11-30T20:59:59.999Z')).toEqual(['all', '2026-11']);
    expect(periodsOf('2026-11-30T21:00:00.000Z')).toEqual(['all', '2026-12']);
    expect(periodsOf('2026-12-31T21:00:00.000Z')).toEqual(['all', '2027-01']);
  });

  it('puts ids of one second together', () => {
    expect(slotOf('01a20734-5581-7000-8000-000000000001')).toBe(String(Math.floor(0x01a207345581 / 1_000)));
  });
});
