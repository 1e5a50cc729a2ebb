import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysAfter, daysFrom, daysOf, weekdayOf } from '#shared/language/time/days.ts';
import { runs } from '#tests/support/chance/runs.ts';

describe('days of a calendar', () => {
  test.each([
    ['2026-11-30', 1, '2026-12-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-11-30', 0, '2026-11-30'],
    ['2026-11-30', 365, '2027-11-30'],
    ['2027-11-30', 366, '2028-11-30'],
    ['2026-11-30', -30, '2026-10-31'],
  ])('%s and %i more is %s', (day, days, expected) => {
    expect(daysAfter(day, days)).toBe(expected);
    expect(daysFrom(day, expected)).toBe(days);
  });

  test.each(['', '2026-13-01', '2026-11-31T', 'tomorrow'])('none is after «%s», which is no day', (day) => {
    expect(() => daysAfter(day, 1)).toThrow(RangeError);
  });

  test('follow each other through a leap February, both ends included', () => {
    expect(daysOf({ first: '2028-02-27', last: '2028-03-01' })).toEqual([
      '2028-02-27',
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
    expect(daysOf({ first: '2028-03-01', last: '2028-02-29' })).toEqual([]);
  });

  test('have the weekdays of the calendar on the wall, Sunday = 0', () => {
    expect(['2026-11-29', '2026-11-30', '2026-12-04', '2026-12-05'].map(weekdayOf)).toEqual([0, 1, 5, 6]);
  });

  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  test('are as far from each other as they are counted, and their weekdays go round', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        const to = daysAfter(from, days);
        expect(to).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(daysFrom(from, to)).toBe(days);
        expect(daysAfter(to, -days)).toBe(from);
        expect((((weekdayOf(to) - weekdayOf(from) - days) % 7) + 7) % 7).toBe(0);
      }),
      { numRuns: runs(200) },
    );
  });
});
