import { expect, test } from 'vitest';
import { firingsToCome, plannedFirings } from '#shared/reminders/index.ts';

const quietHours = { from: '21:00', until: '08:00' };
const usual = { last: 3_600, quietHours };
const leads = [86_400, 7_200];
/** An instant by what a clock in Baghdad shows in November 2026. */
const at = (day: number, time: string) =>
  new Date(
    Date.parse(`2026-11-${String(day).padStart(2, '0')}T${time}:00.000Z`) - 3 * 3_600_000,
  ).toISOString();
const shown = (firings: ReturnType<typeof plannedFirings>) =>
  firings.map(({ lead, at: instant, since }) => [lead, instant, ...(since === undefined ? [] : [since])]);

test('a session in the morning is told of a day and two hours before, and an hour before to who came since', () => {
  expect(shown(plannedFirings(at(24, '11:00'), leads, usual))).toEqual([
    ['86400', at(23, '11:00')],
    ['7200', at(24, '09:00')],
    ['last', at(24, '10:00'), at(24, '09:00')],
  ]);
});

test('what falls into the quiet hours, or the hour before them, comes an hour before they begin, the last a quarter', () => {
  expect(shown(plannedFirings(at(24, '09:00'), leads, usual))).toEqual([
    ['86400', at(23, '09:00')],
    ['7200', at(23, '20:00')],
    ['last', at(24, '08:00'), at(23, '20:00')],
  ]);
  // The same evening, for who comes after the first of them.
  expect(shown(plannedFirings(at(24, '08:30'), leads, usual))).toEqual([
    ['86400', at(23, '08:30')],
    ['7200', at(23, '20:00')],
    ['last', at(23, '20:45'), at(23, '20:00')],
  ]);
  expect(shown(plannedFirings(at(24, '21:30'), leads, usual))).toEqual([
    ['86400', at(23, '20:00')],
    ['7200', at(24, '19:30')],
    ['last', at(24, '20:30'), at(24, '19:30')],
  ]);
  // Before midnight as after it, and already at half past eight.
  expect(shown(plannedFirings(at(24, '22:30'), leads, usual))).toEqual([
    ['86400', at(23, '20:00')],
    ['7200', at(24, '20:00')],
    ['last', at(24, '20:45'), at(24, '20:00')],
  ]);
  expect(shown(plannedFirings(at(24, '00:30'), leads, usual))).toEqual([
    ['86400', at(22, '20:00')],
    ['7200', at(23, '20:00')],
    ['last', at(23, '20:45'), at(23, '20:00')],
  ]);
});

test('two leads that come to one instant are one', () => {
  expect(shown(plannedFirings(at(24, '08:00'), [36_000, 7_200], usual))).toEqual([
    ['36000', at(23, '20:00')],
    ['last', at(23, '20:45'), at(23, '20:00')],
  ]);
});

test('without leads there is the last, for everyone', () => {
  expect(shown(plannedFirings(at(24, '11:00'), [], usual))).toEqual([['last', at(24, '10:00')]]);
});

test('of a session announced late only what is to come is told, and the last is for everyone when no lead is', () => {
  const planned = plannedFirings(at(24, '11:00'), leads, usual);
  expect(shown(firingsToCome(planned, new Date(at(23, '12:00')))).map(([lead]) => lead)).toEqual([
    '7200',
    'last',
  ]);
  expect(shown(firingsToCome(planned, new Date(at(24, '09:30'))))).toEqual([['last', at(24, '10:00')]]);
  expect(firingsToCome(planned, new Date(at(24, '10:30')))).toEqual([]);
});

test('no reminder is ever due in quiet hours, nor at or after the session, whenever that is', () => {
  for (let minute = 0; minute < 24 * 60; minute += 7) {
    const startsAt = new Date(Date.parse(at(24, '00:00')) + minute * 60_000).toISOString();
    const planned = plannedFirings(startsAt, [172_800, 86_400, 7_200, 1_800], usual);
    expect(planned.length).toBeGreaterThan(1);
    for (const firing of planned) {
      const clock = new Date(Date.parse(firing.at) + 3 * 3_600_000).toISOString().slice(11, 16);
      const latest = firing.since === undefined ? '20:00' : '20:45';
      expect(clock >= '08:00' && clock <= latest, `${startsAt} ${clock}`).toBe(true);
      expect(firing.at < startsAt).toBe(true);
    }
    // Everyone with a place an hour before is in exactly one of the last two.
    const [before, last] = planned.slice(-2);
    if (last?.lead === 'last') expect(last.since).toBe(before?.at);
  }
});
