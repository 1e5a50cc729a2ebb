import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageBands, genders, groups } from '../../../events/index.ts';
import {
  cellName,
  cellNamed,
  peopleMeasures,
  plainMeasures,
  plainName,
} from '../../../shared/counting/cells.ts';
import { recount } from '../../../shared/counting/index.ts';
import { periodsOf } from '../../../shared/counting/scopes.ts';
import { slotOf } from '../../../shared/counting/seen.ts';
import { totalsOf } from '../../support/counters.ts';
import { daysOf, happenings } from '../../support/days.ts';
import { doings, eventsOf } from '../../support/lives.ts';

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
