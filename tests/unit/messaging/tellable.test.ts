import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canStillKnow, tellBy, tellOfMoveBy } from '#shared/activities/index.ts';
import { endOfQuiet, localToUtc } from '#shared/language/index.ts';
import { notToldBy, type PhoneToTell, tellableAt } from '#shared/messaging/policy/tellable.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';

const at = (time: string, date = '2026-11-23') => localToUtc(date, time);
const next = (time: string) => at(time, '2026-11-24');

const open: PhoneToTell = {
  phone: '+9647503000011',
  state: { heardAt: at('09:00', '2026-11-01') },
  lately: { version: 0, sent: [] },
  spent: 0,
};
const sentToday = (count: number): PhoneToTell['lately'] => ({
  version: count,
  sent: Array.from({ length: count }, (_, nth) => ({
    id: `text ${nth}`,
    at: Date.parse(at('10:00')) / 1000 + nth,
    unprompted: true,
    text: String(nth),
  })),
});
const why = (now: string, by: string, more: Partial<PhoneToTell> = {}) =>
  notToldBy(tellableAt({ ...open, ...more }, 'kirkuk', strictLimits, new Date(now)), by);

describe('whether someone is told of a change in time', () => {
  it.each([
    ['by day of the next morning', at('14:00'), next('08:00'), undefined],
    ['a minute before the night, of eight in the morning', at('20:59'), next('08:00'), undefined],
    ['as the night begins, of eight in the morning', at('21:00'), next('08:00'), 'quiet-hours'],
    ['at ten at night, of eight in the morning', at('22:00'), next('08:00'), 'quiet-hours'],
    ['at ten at night, of half past eight', at('22:00'), next('08:30'), 'quiet-hours'],
    ['at ten at night, of nine: she has an hour', at('22:00'), next('09:00'), undefined],
    ['at ten at night, of the evening', at('22:00'), next('17:00'), undefined],
    ['after midnight, of eight', next('00:30'), next('08:00'), 'quiet-hours'],
    ['before dawn, of half past six in the morning', next('04:00'), next('06:30'), 'quiet-hours'],
    ['a minute before the night is over', next('07:59'), next('09:00'), undefined],
    ['half an hour before it begins', at('14:00'), at('14:30'), 'short'],
    ['an hour before it begins', at('14:00'), at('15:00'), undefined],
    ['when it has begun', at('14:00'), at('13:55'), 'short'],
    ['of a session at night, by day', at('20:00'), at('22:00'), undefined],
  ])('%s', (_, now, start, expected) => expect(why(now, tellBy(start))).toBe(expected));

  it.each<[string, Partial<PhoneToTell>, string]>([
    ['has stopped', { state: { ...open.state, stoppedAt: at('09:00') } }, 'stopped'],
    ['takes no texts', { state: { ...open.state, unreachableAt: at('09:00') } }, 'unreachable'],
    ['is of no network of the centres', { phone: '+15005550006' }, 'prefix'],
    [
      'is of a centre whose month is used up',
      { spent: (strictLimits.monthlyCap.default ?? 0) * 1_000_000 },
      'budget',
    ],
    ['has had all that it may that day', { lately: sentToday(6) }, 'daily-limit'],
    [
      'never texted us and has had all that a stranger may',
      { state: {}, lately: sentToday(3) },
      'stranger-limit',
    ],
  ])('a phone that %s is told of nothing of that day', (_, more, reason) => {
    expect(why(at('12:00'), tellBy(at('18:00')), more)).toBe(reason);
  });

  it('a phone that has had all that it may is told the next morning', () => {
    expect(why(at('12:00'), tellBy(next('10:00')), { lately: sentToday(6) })).toBeUndefined();
    expect(why(at('12:00'), tellBy(next('08:00')), { lately: sentToday(6) })).toBe('daily-limit');
  });

  it('without quiet hours a text goes at any hour', () => {
    const { quietHours: _none, ...limits } = strictLimits;
    const tellable = tellableAt(open, 'kirkuk', limits, new Date(at('23:00')));
    expect(notToldBy(tellable, tellBy(next('08:00')))).toBeUndefined();
  });

  it('is told, if at all, outside the night and an hour before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2880 }), fc.integer({ min: 1, max: 4000 }), (now, ahead) => {
        const instant = new Date(Date.parse(at('00:00')) + now * 60_000);
        const start = new Date(instant.getTime() + ahead * 60_000).toISOString();
        const tellable = tellableAt(open, 'kirkuk', strictLimits, instant);
        if (notToldBy(tellable, tellBy(start)) !== undefined) return;
        const { toldAt } = tellable as Extract<typeof tellable, { toldAt: Date }>;
        expect(endOfQuiet(toldAt, strictLimits.quietHours)).toBeUndefined();
        expect(canStillKnow(start, toldAt)).toBe(true);
        expect(Date.parse(start) - toldAt.getTime()).toBeGreaterThanOrEqual(3_600_000);
      }),
    );
  });
});

it('of a session that is moved she must know before either hour', () => {
  expect(tellOfMoveBy(next('08:00'), next('14:00'))).toBe(next('07:00'));
  expect(tellOfMoveBy(next('14:00'), next('08:00'))).toBe(next('07:00'));
});
