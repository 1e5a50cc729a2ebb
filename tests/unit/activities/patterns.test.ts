import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionsOfPattern, type Weekly, weekly } from '#shared/activities/index.ts';
import { localDate, localParts, localTime } from '#shared/language/index.ts';
import { runs } from '#tests/support/chance/runs.ts';

/** A day of the calendar, so many days after the first of January 2026. */
const day = (position: number) => new Date(Date.UTC(2026, 0, 1 + position)).toISOString().slice(0, 10);
const time = fc
  .record({ hour: fc.nat(23), minute: fc.nat(59) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

/** Patterns of up to ninety sessions, with holidays in their range and out of it. */
const patterns: fc.Arbitrary<Weekly> = fc
  .record({
    days: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 7 }),
    first: fc.nat(800),
    length: fc.nat(80),
    times: fc.uniqueArray(time, { minLength: 2, maxLength: 2 }),
    holidays: fc.array(fc.nat(900), { maxLength: 40 }),
  })
  .map(({ days, first, length, times, holidays }) => {
    const [from = '', to = ''] = times.toSorted();
    return { days, from, to, first: day(first), last: day(first + length), except: holidays.map(day) };
  });

describe('a weekly pattern', () => {
  it('has a session on each of its weekdays from first to last, at its times in Baghdad, and on no holiday', () => {
    fc.assert(
      fc.property(patterns, (pattern) => {
        const expected: string[] = [];
        for (let position = 0; position < 900; position++) {
          const date = day(position);
          const isInRange = pattern.first <= date && date <= pattern.last;
          // Noon UTC is the same day in Baghdad.
          const { weekday } = localParts(`${date}T12:00:00.000Z`);
          if (isInRange && pattern.days.includes(weekday) && !pattern.except?.includes(date))
            expected.push(date);
        }
        const sessions = sessionsOfPattern(pattern);
        expect(sessions.map(({ start }) => localDate(start))).toEqual(expected);
        for (const { start, end } of sessions) {
          expect([localTime(start), localTime(end)]).toEqual([pattern.from, pattern.to]);
          expect(localDate(end)).toBe(localDate(start));
          expect(start < end).toBe(true);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it('loses one session to a holiday on one of its days, and nothing else', () => {
    fc.assert(
      fc.property(patterns, fc.nat(), (pattern, choice) => {
        const sessions = sessionsOfPattern(pattern);
        fc.pre(sessions.length > 0);
        const lost = choice % sessions.length;
        const holiday = localDate(sessions[lost]?.start ?? '');
        const left = sessionsOfPattern({ ...pattern, except: [...(pattern.except ?? []), holiday] });
        expect(left).toEqual(sessions.toSpliced(lost, 1));
      }),
      { numRuns: runs(100) },
    );
  });

  it('is a term of tailoring: Sundays, Tuesdays and Thursdays for three months, New Year left out', () => {
    const sessions = sessionsOfPattern({
      days: [0, 2, 4],
      from: '10:00',
      to: '12:00',
      first: '2026-11-29',
      last: '2027-02-25',
      except: ['2026-12-31', '2027-01-06'],
      room: 'Room 2',
    });
    // Thirteen weeks of three, less one: the sixth of January is a Wednesday.
    expect(sessions).toHaveLength(38);
    expect(sessions[0]).toEqual({
      start: '2026-11-29T07:00:00.000Z',
      end: '2026-11-29T09:00:00.000Z',
      room: 'Room 2',
    });
    expect(sessions.at(-1)?.start).toBe('2027-02-25T07:00:00.000Z');
  });

  it('after midnight is on the day that Baghdad has then', () => {
    const [session] = sessionsOfPattern({
      days: [5],
      from: '00:30',
      to: '02:00',
      first: '2026-12-01',
      last: '2026-12-07',
    });
    expect(session?.start).toBe('2026-12-03T21:30:00.000Z');
  });

  it('without an end in sight is worked out no further than one call may add', () => {
    const daily = {
      days: [0, 1, 2, 3, 4, 5, 6],
      from: '10:00',
      to: '11:00',
      first: '2026-12-01',
      last: '2099-12-31',
    };
    expect(sessionsOfPattern(daily)).toHaveLength(91);
  });

  it.each([
    ['a day that the calendar has not', { first: '2026-02-30' }],
    ['an eighth weekday', { days: [7] }],
    ['no weekday', { days: [] }],
    ['a time that no clock shows', { to: '24:00' }],
    ['a day of long ago', { first: '1991-04-01' }],
  ])('cannot be of %s', (_what, wrong) => {
    const pattern = { days: [0], from: '10:00', to: '12:00', first: '2026-12-01', last: '2026-12-31' };
    expect(weekly.safeParse(pattern).success).toBe(true);
    expect(weekly.safeParse({ ...pattern, ...wrong }).success).toBe(false);
  });
});
