import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOpenDay } from '#shared/closed-days/find.ts';
import {
  type ClosedRun,
  closedAt,
  closedBetween,
  closedOn,
  type HolidayId,
  holidayIds,
  holidays,
  type KeptClosedDays,
  namesOfHoliday,
  offeredBetween,
} from '#shared/closed-days/index.ts';
import { daysAfter, daysOf, weekdayOf } from '#shared/language/time/days.ts';
import { runs } from '#tests/support/chance/runs.ts';

const none: Pick<KeptClosedDays, 'weekly' | 'days' | 'open'> = { weekly: [5], days: [], open: [] };
const names = { ar: 'صيانة المركز', ckb: 'چاکسازی سەنتەر', en: 'Repairs' };
const own = (first: string, last = first): ClosedRun => ({ first, last, kind: 'own', names });
const kept = (...days: readonly ClosedRun[]) => ({ ...none, days: [...days] });
const holidayOn = (day: string, keeps = none) =>
  closedBetween(keeps, { first: day, last: day }).map(({ holiday }) => holiday);

describe('Iraq’s public holidays', () => {
  it.each([
    ['2027-01-01', 'new-year', 'law'],
    ['2027-01-06', 'army-day', 'law'],
    ['2027-03-16', 'halabja', 'law'],
    ['2027-03-21', 'nowruz', 'law'],
    ['2027-05-01', 'labour-day', 'law'],
    ['2027-07-14', 'republic-day', 'suggested'],
    ['2027-10-03', 'national-day', 'suggested'],
    ['2026-12-10', 'victory-day', 'suggested'],
    ['2026-12-25', 'christmas', 'suggested'],
    ['2027-03-09', 'eid-al-fitr', 'suggested'],
    ['2027-03-11', 'eid-al-fitr', 'suggested'],
    ['2027-05-16', 'eid-al-adha', 'suggested'],
    ['2027-05-19', 'eid-al-adha', 'suggested'],
    ['2027-05-24', 'eid-al-ghadir', 'suggested'],
    ['2027-06-06', 'islamic-new-year', 'suggested'],
    ['2027-06-15', 'ashura', 'suggested'],
    ['2027-08-14', 'mawlid', 'suggested'],
  ] as const)('%s is %s: %s', (day, holiday, certainty) => {
    expect(closedBetween(none, { first: day, last: day })).toMatchObject([{ holiday, certainty }]);
    expect(closedOn(none, day)).toMatchObject({ names: namesOfHoliday(holiday), certainty });
  });

  it.each([
    ['2026-12-31', 'the day before New Year'],
    ['2027-01-02', 'the day after it, a Saturday'],
    ['2027-01-07', 'the day after Army Day'],
    ['2027-03-08', 'the last day of fasting as it is worked out'],
    ['2027-03-14', 'after the days of Eid'],
    ['2027-03-20', 'before Nowruz'],
    ['2027-03-22', 'after Nowruz'],
    ['2027-05-15', 'Arafa, which the law does not name'],
    ['2027-05-20', 'the day after the four of Eid'],
    ['2027-04-09', 'no holiday any more', true],
    ['2027-12-17', 'a day of the Region only', true],
    ['2027-02-14', 'a usual Sunday'],
  ])('%s is none: %s', (day, _why, isFriday = false) => {
    expect(closedBetween(none, { first: day, last: day })).toEqual([]);
    expect(closedOn(none, day)).toEqual(isFriday ? expect.objectContaining({ kind: 'weekly' }) : undefined);
  });

  it('are each known from somewhere, and what the moon or the cabinet decides says so', () => {
    expect(holidays.map(({ id }) => id).toSorted()).toEqual([...holidayIds].toSorted());
    for (const { source, doubt, isSure, id } of holidays) {
      expect(source.text.length, id).toBeGreaterThan(20);
      expect(doubt === undefined, id).toBe(isSure);
    }
  });

  it('are worked out within a day of when Iraq kept them', () => {
    // As Iraq announced them (official announcements of each year, in the calendars kept for Iraq).
    const observed: readonly (readonly [HolidayId, readonly string[]])[] = [
      ['eid-al-fitr', ['2022-05-02', '2023-04-22', '2024-04-10', '2025-03-31']],
      ['eid-al-adha', ['2022-07-09', '2023-06-28', '2024-06-17', '2025-06-06']],
      ['islamic-new-year', ['2024-07-07']],
      ['ashura', ['2022-08-08', '2023-07-28', '2024-07-16', '2025-07-06']],
    ];
    for (const [id, days] of observed)
      for (const day of days) {
        const around = { first: daysAfter(day, -10), last: daysAfter(day, 10) };
        const found = closedBetween(none, around).find(({ holiday }) => holiday === id);
        const apart = Math.abs(Date.parse(found?.first ?? '') - Date.parse(day)) / 86_400_000;
        expect(apart, `${id} ${day}`).toBeLessThanOrEqual(1);
      }
  });

  it.each([
    // As announced, or as churches, temples and almanacs have it.
    ['easter', 2024, '2024-03-31', '2024-04-01'],
    ['easter', 2025, '2025-04-20', '2025-04-21'],
    ['easter', 2026, '2026-04-05', '2026-04-06'],
    ['easter', 2027, '2027-03-28', '2027-03-29'],
    ['easter', 2038, '2038-04-25', '2038-04-26'],
    ['yazidi-new-year', 2023, '2023-04-19', '2023-04-19'],
    ['yazidi-new-year', 2025, '2025-04-16', '2025-04-16'],
    ['yazidi-new-year', 2027, '2027-04-14', '2027-04-14'],
    ['yazidi-fast', 2023, '2023-12-12', '2023-12-15'],
    ['yazidi-fast', 2024, '2024-12-17', '2024-12-20'],
    ['yazidi-fast', 2026, '2026-12-15', '2026-12-18'],
    ['yazidi-assembly', 2027, '2027-10-14', '2027-10-16'],
    ['mandaean-prosperity', 2018, '2018-11-02', '2018-11-02'],
    ['mandaean-new-year', 2027, '2027-07-16', '2027-07-17'],
    ['christmas-second', 2026, '2026-12-26', '2026-12-26'],
    ['uprising-day', 2027, '2027-03-05', '2027-03-05'],
    ['march-agreement', 2027, '2027-03-11', '2027-03-11'],
    ['barzani-day', 2027, '2027-03-14', '2027-03-14'],
    ['nowruz-days', 2027, '2027-03-20', '2027-03-23'],
  ] as const)('%s of %i is offered from %s to %s, and closes no centre', (holiday, year, first, last) => {
    const within = { first: `${year}-01-01`, last: `${year}-12-31` };
    const offered = offeredBetween(none, within).filter((each) => each.holiday === holiday);
    expect(offered).toMatchObject([{ first, last, names: namesOfHoliday(holiday) }]);
    expect(offered[0]?.doubt).toBeDefined();
    for (const day of daysOf({ first, last })) expect(holidayOn(day)).not.toContain(holiday);
    const confirmed = kept({ ...own(first, last), kind: 'moving-feast', holiday });
    expect(closedOn(confirmed, last)).toMatchObject({ certainty: 'kept' });
    const again = offeredBetween(confirmed, within).filter((each) => each.holiday === holiday);
    expect(again).toEqual([]);
  });

  it('a day of some alone is skipped by no pattern, and not passed over for another', () => {
    expect(closedOn(none, '2027-04-14')).toBeUndefined();
    expect(nextOpenDay(none, '2027-04-13')).toBe('2027-04-14');
    expect(closedOn(none, '2027-03-22')).toBeUndefined();
  });

  it('the Mandaean feasts come a day earlier every four years, each once a year', () => {
    for (const id of ['mandaean-new-year', 'mandaean-prosperity', 'mandaean-creation', 'mandaean-baptism'])
      for (let year = 2024; year <= 2040; year++) {
        const of = (in_: number) =>
          offeredBetween(none, { first: `${in_}-01-01`, last: `${in_}-12-31` }).filter(
            ({ holiday }) => holiday === id,
          );
        const [now, later] = [of(year), of(year + 4)];
        expect([id, year, now.length]).toEqual([id, year, 1]);
        const moved = Date.parse(later[0]?.first ?? '') - Date.parse(now[0]?.first ?? '');
        expect(moved / 86_400_000).toBe(4 * 365);
      }
  });

  it('fall twice in a year of the sun where the moon’s year is shorter', () => {
    const year = { first: '2030-01-01', last: '2031-12-31' };
    const fitr = closedBetween(none, year).filter(({ holiday }) => holiday === 'eid-al-fitr');
    expect(fitr.map(({ first }) => first.slice(0, 4))).toEqual(['2030', '2031']);
    const in2033 = closedBetween(none, { first: '2033-01-01', last: '2033-12-31' });
    expect(in2033.filter(({ holiday }) => holiday === 'eid-al-fitr')).toHaveLength(2);
  });
});

describe('what a centre keeps', () => {
  it('is told beside the holidays, by its first day', () => {
    const found = closedBetween(kept(own('2027-03-15', '2027-03-18')), {
      first: '2027-03-14',
      last: '2027-03-21',
    });
    expect(found.map(({ first, last, kind, certainty }) => [first, last, kind, certainty])).toEqual([
      ['2027-03-15', '2027-03-18', 'own', 'kept'],
      ['2027-03-16', '2027-03-16', 'public-holiday', 'law'],
      ['2027-03-21', '2027-03-21', 'public-holiday', 'law'],
    ]);
  });

  it('puts a moving feast on its days once a manager has confirmed them', () => {
    const eid: ClosedRun = {
      ...{ first: '2027-03-10', last: '2027-03-13', kind: 'moving-feast', holiday: 'eid-al-fitr' },
      names: namesOfHoliday('eid-al-fitr'),
    };
    const confirmed = kept(eid);
    expect(holidayOn('2027-03-09', confirmed)).toEqual([]);
    expect(closedOn(confirmed, '2027-03-09')).toBeUndefined();
    expect(closedOn(confirmed, '2027-03-13')).toMatchObject({ certainty: 'kept', kind: 'moving-feast' });
    // Next year's is suggested all the same.
    expect(holidayOn('2028-02-26', confirmed)).toEqual(['eid-al-fitr']);
    // And so is the other Eid.
    expect(holidayOn('2027-05-16', confirmed)).toEqual(['eid-al-adha']);
  });

  it('opens it on a day that is a holiday, or closed each week', () => {
    const open = { ...none, open: ['2027-01-06', '2027-01-08', '2027-05-17'] };
    expect(closedOn(none, '2027-01-06')).toMatchObject({ kind: 'public-holiday' });
    expect(closedOn(open, '2027-01-06')).toBeUndefined();
    expect(closedOn(none, '2027-01-08')).toMatchObject({ kind: 'weekly' });
    expect(closedOn(open, '2027-01-08')).toBeUndefined();
    // A day of a feast: its others stay.
    expect(closedOn(open, '2027-05-17')).toBeUndefined();
    expect(closedOn(open, '2027-05-18')).toMatchObject({ kind: 'moving-feast' });
    const allOpen = { ...none, open: ['2027-01-06'] };
    expect(closedBetween(allOpen, { first: '2027-01-05', last: '2027-01-07' })).toEqual([]);
  });

  it.each([
    [[5], '2026-12-03', '2026-12-05'],
    [[5, 6], '2026-12-03', '2026-12-06'],
    [[], '2026-12-03', '2026-12-04'],
    [[5], '2026-12-31', '2027-01-02'],
    [[5, 6], '2026-12-31', '2027-01-03'],
    [[0, 1, 2, 3, 4, 5], '2026-12-31', '2027-01-02'],
  ])('closed each week on %j, after %s it is open on %s', (weekly, day, next) => {
    expect(nextOpenDay({ ...none, weekly }, day)).toBe(next);
  });

  it('has no open day where it is closed for more than a year', () => {
    const shut = Array.from({ length: 5 }, (_, part) =>
      own(daysAfter('2026-12-01', part * 92), daysAfter('2026-12-01', part * 92 + 91)),
    );
    expect(nextOpenDay(kept(...shut), '2026-12-02')).toBeUndefined();
  });
});

describe('days of Baghdad', () => {
  it.each([
    ['2026-12-31T20:59:59.999Z', undefined],
    // Midnight in Baghdad.
    ['2026-12-31T21:00:00.000Z', 'public-holiday'],
    ['2027-01-01T20:59:59.999Z', 'public-holiday'],
    ['2027-01-01T21:00:00.000Z', undefined],
    // A Friday begins on Thursday evening in UTC.
    ['2026-12-03T21:30:00.000Z', 'weekly'],
    ['2026-12-04T21:30:00.000Z', undefined],
  ])('what begins at %s is on a day that is %s', (startsAt, kind) => {
    expect(closedAt(none, startsAt)?.kind).toBe(kind);
  });

  const anyDay = fc
    .integer({ min: Date.UTC(2024, 0, 1) / 86_400_000, max: Date.UTC(2040, 0, 1) / 86_400_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

  it('the next open day is open, later, and none between it and this is', () => {
    fc.assert(
      fc.property(anyDay, fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 6 }), (day, weekly) => {
        const keeps = { ...none, weekly };
        const next = nextOpenDay(keeps, day) ?? '';
        expect(closedOn(keeps, next)).toBeUndefined();
        const between = daysOf({ first: daysAfter(day, 1), last: daysAfter(next, -1) });
        for (const closed of between) expect(closedOn(keeps, closed)).toBeDefined();
      }),
      { numRuns: runs(40) },
    );
  });

  it('a day is closed where a run of it is, or where it is closed each week, and it is not open', () => {
    fc.assert(
      fc.property(anyDay, fc.boolean(), (day, isOpen) => {
        const keeps = { ...none, open: isOpen ? [day] : [] };
        const runsOfIt = closedBetween({ ...none, open: [] }, { first: day, last: day });
        const expected = !isOpen && (runsOfIt.length > 0 || weekdayOf(day) === 5);
        expect(closedOn(keeps, day) !== undefined).toBe(expected);
      }),
      { numRuns: runs(40) },
    );
  });
});
