import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenActivity } from '#shared/activities/index.ts';
import { endOfQuiet } from '#shared/language/index.ts';
import { nextInLine, offerUntil } from '#shared/registration/waiting-line/line.ts';

const first = '2026-12-07T07:00:00.000Z';
const last = '2026-12-11T07:00:00.000Z';
const hoursBefore = (hours: number, session = first) => new Date(Date.parse(session) - hours * 3_600_000);
const sessions = { firstSessionAt: first, lastSessionAt: last };

describe('how long a place is offered (rule 2)', () => {
  it.each([
    ['two weeks before', hoursBefore(14 * 24), { deadline: hoursBefore(13 * 24) }],
    ['26 hours before', hoursBefore(26), { deadline: hoursBefore(2) }],
    ['25 hours before', hoursBefore(25), { deadline: hoursBefore(2) }],
    ['10 hours before', hoursBefore(10), { deadline: hoursBefore(2) }],
    ['6 hours before', hoursBefore(6), { deadline: hoursBefore(2) }],
    ['a second less', new Date(hoursBefore(6).getTime() + 1_000), 'given'],
    ['an hour before', hoursBefore(1), 'given'],
    ['in a running course, a day before its end', hoursBefore(24, last), { deadline: hoursBefore(2, last) }],
    ['in a running course, an hour before its end', hoursBefore(1, last), 'given'],
    ['when the last session begins', new Date(last), 'over'],
    ['long after', hoursBefore(-1_000), 'over'],
  ] as const)('%s', (_when, now, expected) => {
    expect(offerUntil(sessions, now)).toEqual(expected);
  });

  describe('at night, when she is told in the morning', () => {
    const overnight = { from: '21:00', until: '08:00' };
    const offering = { lasts: 24 * 3_600_000, toldAt: (now: Date) => endOfQuiet(now, overnight) ?? now };
    it.each([
      [
        'a day counts from eight',
        '2026-12-01T20:00:00.000Z',
        { deadline: new Date('2026-12-03T05:00:00.000Z') },
      ],
      [
        'by day it counts at once',
        '2026-12-01T12:00:00.000Z',
        { deadline: new Date('2026-12-02T12:00:00.000Z') },
      ],
      ['two hours are left before the session: given', '2026-12-06T22:00:00.000Z', 'given'],
    ] as const)('%s', (_what, now, expected) => {
      expect(offerUntil(sessions, new Date(now), offering)).toEqual(expected);
    });
  });

  describe('in a running course, against the next session (rule 15)', () => {
    // Every other day from the first to the last, until the day before the last where places are given no longer.
    const starts = [7, 9, 11].map((day) => ({
      start: `2026-12-${String(day).padStart(2, '0')}T07:00:00.000Z`,
    }));
    const running = { ...sessions, sessions: starts, placesUntil: '2026-12-10T12:00:00.000Z' };
    it.each([
      ['as the first begins: a day', first, { deadline: new Date('2026-12-08T07:00:00.000Z') }],
      [
        '20 hours before the second',
        '2026-12-08T11:00:00.000Z',
        { deadline: new Date('2026-12-09T05:00:00.000Z') },
      ],
      ['six hours before it', '2026-12-09T01:00:00.000Z', { deadline: new Date('2026-12-09T05:00:00.000Z') }],
      ['five hours before it: given', '2026-12-09T02:00:00.000Z', 'given'],
      [
        'as it begins: against the third',
        '2026-12-09T07:00:00.000Z',
        { deadline: new Date('2026-12-10T07:00:00.000Z') },
      ],
      [
        'no later than places are given',
        '2026-12-09T20:00:00.000Z',
        { deadline: new Date('2026-12-10T12:00:00.000Z') },
      ],
      ['shortly before places are given no more', '2026-12-10T09:00:00.000Z', 'given'],
      ['when places are given no more', '2026-12-10T12:00:00.000Z', 'over'],
    ] as const)('%s', (_when, now, expected) => {
      expect(offerUntil(running, new Date(now))).toEqual(expected);
    });

    it('nothing is given of which she would be told too late', () => {
      const toldAt = () => new Date('2026-12-11T05:00:00.000Z');
      const offering = { lasts: 24 * 3_600_000, toldAt };
      expect(offerUntil(running, new Date('2026-12-10T11:00:00.000Z'), offering)).toBe('over');
    });
  });

  it('never ends later than 24 hours on, nor later than two hours before the session, nor in less than four', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 * 24 * 60 }), (minutes) => {
        const now = hoursBefore(minutes / 60, last);
        const until = offerUntil(sessions, now);
        if (typeof until === 'string') return;
        const session = now.getTime() < Date.parse(first) ? Date.parse(first) : Date.parse(last);
        expect(until.deadline.getTime() - now.getTime()).toBeLessThanOrEqual(24 * 3_600_000);
        expect(session - until.deadline.getTime()).toBeGreaterThanOrEqual(2 * 3_600_000);
        expect(until.deadline.getTime() - now.getTime()).toBeGreaterThanOrEqual(4 * 3_600_000);
      }),
    );
  });
});

describe('who is next in line', () => {
  const open = (placesLeft: number, childcareLeft: number): OpenActivity => ({
    activityId: 'a',
    code: '214',
    centre: 'kirkuk',
    kind: 'sewing',
    capacity: 10,
    placesLeft,
    childcareCapacity: 5,
    childcareLeft,
    audience: {},
    opensAt: first,
    closesAt: last,
    firstSessionAt: first,
    lastSessionAt: last,
    sensitive: false,
    version: 1,
  });
  const line = [2, 0, 1].map((childcare, position) => ({
    waitId: String(position),
    activityId: 'a',
    personId: `person ${position}`,
    childcare,
  }));

  it.each([
    ['the first, when there are places for her and her children', 1, 2, 'person 0'],
    ['the first, though none is left in childcare for her children', 1, 0, 'person 0'],
    ['the first, though more are taken in childcare than there are', 1, -1, 'person 0'],
    ['no one, when no place is left', 0, 5, undefined],
    ['no one, when more are taken than there are', -1, 5, undefined],
  ] as const)('%s', (_who, placesLeft, childcareLeft, expected) => {
    expect(nextInLine({ activity: open(placesLeft, childcareLeft), line })?.personId).toBe(expected);
  });

  it('no one, when nothing is open under the code', () => {
    expect(nextInLine({ activity: undefined, line })).toBeUndefined();
  });
});
