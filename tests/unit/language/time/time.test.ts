import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDay,
  formatDayTime,
  formatDayTimeLong,
  localDate,
  localMonth,
  localParts,
  localTime,
  localToUtc,
  localYear,
} from '#shared/language/index.ts';

describe('a day in Baghdad', () => {
  test('begins three hours before it does in UTC', () => {
    expect(localDate('2026-11-29T20:59:59.999Z')).toBe('2026-11-29');
    expect(localDate('2026-11-29T21:00:00.000Z')).toBe('2026-11-30');
    expect(localMonth('2026-11-30T21:00:00.000Z')).toBe('2026-12');
    expect(localYear('2026-12-31T21:00:00.000Z')).toBe(2027);
    expect(localTime('2026-12-31T21:00:00.000Z')).toBe('00:00');
  });

  test('has its parts', () => {
    expect(localParts('2026-11-29T07:05:00.000Z')).toEqual({
      year: 2026,
      month: 11,
      day: 29,
      weekday: 0,
      hour: 10,
      minute: 5,
    });
  });

  test('of something that is no instant is a fault', () => {
    expect(() => localDate('yesterday')).toThrow(RangeError);
  });
});

describe('the instant of a local time', () => {
  test('is found by what the clock shows then', () => {
    expect(localToUtc('2026-11-30', '10:00')).toBe('2026-11-30T07:00:00.000Z');
    expect(localToUtc('2026-12-01', '00:30')).toBe('2026-11-30T21:30:00.000Z');
  });

  test('follows the summer time Iraq had until 2007', () => {
    expect(localToUtc('2006-07-01', '10:00')).toBe('2006-07-01T06:00:00.000Z');
  });

  test('shows that time again', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const days = fc.date({ min: new Date('2010-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, minutes, (day, minute) => {
        const date = day.toISOString().slice(0, 10);
        const time = new Date(minute * 60_000).toISOString().slice(11, 16);
        const instant = localToUtc(date, time);
        expect([localDate(instant), localTime(instant)]).toEqual([date, time]);
      }),
    );
  });

  test.each([
    ['2026-02-30', '10:00'],
    ['2026-13-01', '10:00'],
    ['2026-11-30', '25:00'],
    ['30/11/2026', '10:00'],
  ])('does not exist for %s %s', (date, time) => {
    expect(() => localToUtc(date, time)).toThrow(RangeError);
  });
});

describe('a day as it is written', () => {
  const start = '2026-11-29T07:00:00.000Z';

  test('with the names of months as Iraq has them', () => {
    expect(formatDay(start, 'en')).toBe('Sun 29 Nov');
    expect(formatDay(start, 'ar')).toBe('الأحد ٢٩ تشرين الثاني');
    expect(formatDay(start, 'ckb')).toBe('یەکشەممە ٢٩ی تشرینی دووەم');
    expect(formatDay('2027-01-05T07:00:00.000Z', 'ar')).toBe('الثلاثاء ٥ كانون الثاني');
  });

  test('with its time, on a page and, shorter, in a text message', () => {
    expect(formatDayTimeLong(start, 'en')).toBe('Sun 29 Nov, 10:00');
    expect(formatDayTimeLong(start, 'ar')).toBe('الأحد ٢٩ تشرين الثاني، ١٠:٠٠');
    expect(formatDayTime(start, 'en')).toBe('Sun 29 Nov 10:00');
    expect(formatDayTime(start, 'ar')).toBe('الأحد ٢٩/١١ ١٠:٠٠');
    expect(formatDayTime(start, 'ckb')).toBe('یەکشەممە ٢٩/١١ ١٠:٠٠');
  });

  test('every weekday and month has a name of its own', () => {
    for (const language of ['en', 'ar', 'ckb'] as const) {
      const days = Array.from({ length: 366 }, (_, day) =>
        formatDay(new Date(Date.UTC(2026, 0, 1 + day, 12)).toISOString(), language),
      );
      expect(days.join()).not.toContain('undefined');
      expect(new Set(days.map((day) => day.split(' ')[0])).size).toBe(7);
      expect(new Set(days.map((day) => day.split(' ').slice(2).join(' '))).size).toBe(12);
    }
  });
});
