import { describe, expect, it } from 'vitest';
import {
  endOfCourse,
  endsOf,
  isOver,
  leastSessions,
  nextSession,
  placesGivenUntil,
  sessionsOver,
} from '#shared/activities/index.ts';

const session = (day: number) => ({
  start: `2026-11-${day}T07:00:00.000Z`,
  end: `2026-11-${day}T09:00:00.000Z`,
});
const course = { sessions: [session(22), session(24), session(26)] };
const at = (instant: string) => new Date(`2026-11-${instant}:00.000Z`);

describe('which session is told of (rule 15)', () => {
  it.each([
    ['before the first', at('20T12:00'), session(22)],
    ['while the first goes on', at('22T08:59'), session(22)],
    ['as the first ends', at('22T09:00'), session(24)],
    ['the night before the second', at('23T20:00'), session(24)],
    ['before the last', at('26T06:59'), session(26)],
    ['as the last ends', at('26T09:00'), undefined],
    ['a month later', new Date('2026-12-26T07:00:00.000Z'), undefined],
  ])('%s', (_when, now, expected) => {
    expect(nextSession(course, now)).toEqual(expected);
  });

  it('none, where every session was called off', () => {
    expect(nextSession({ sessions: [] }, at('20T12:00'))).toBeUndefined();
  });
});

describe('when a course is over', () => {
  it.each([
    ['before it begins', at('20T12:00'), false],
    ['between its sessions', at('25T12:00'), false],
    ['while the last goes on', at('26T08:59'), false],
    ['as the last ends', at('26T09:00'), true],
  ])('%s', (_when, now, expected) => {
    expect(isOver(course, now)).toBe(expected);
  });

  it('not without any session: no date is set', () => {
    expect(isOver({ sessions: [] }, at('26T12:00'))).toBe(false);
    expect(endOfCourse({ sessions: [] })).toBeUndefined();
  });

  it('with the session that ends last', () => {
    expect(endOfCourse(course)).toBe(session(26).end);
  });
});

it.each([
  ['before it begins', at('20T12:00'), 0],
  ['while the first goes on', at('22T08:00'), 0],
  ['as the first ends', at('22T09:00'), 1],
  ['before the last', at('26T06:59'), 2],
  ['at its end', at('26T09:00'), 3],
])('how many sessions are over, %s', (_when, now, expected) => {
  expect(sessionsOver(course, now)).toBe(expected);
});

describe('with how many sessions in her time someone may complete', () => {
  it.each([
    [1, 70, 1],
    [2, 70, 1],
    [3, 70, 2],
    [10, 70, 5],
    [40, 70, 20],
    [40, 100, 20],
    [40, 50, 20],
    [40, 30, 12],
    [9, 70, 5],
    [10, 0, 1],
    [0, 70, 1],
  ])('of %i, %i %% of which are asked: %i', (sessions, share, expected) => {
    expect(leastSessions(sessions, share)).toBe(expected);
  });
});

describe('until when places are given', () => {
  const days = (count: number) => Array.from({ length: count }, (_, position) => session(10 + position));
  it.each([
    ['one session: while it goes on', 1, undefined, session(10).end],
    ['two: to the end', 2, undefined, session(11).end],
    ['three: while two are left', 3, undefined, session(11).end],
    ['ten: while five are left', 10, undefined, session(15).end],
    ['ten, of which 20 % are asked: while two are left', 10, 20, session(18).end],
  ])('%s', (_what, count, attendanceShare, expected) => {
    expect(placesGivenUntil({ sessions: days(count), attendanceShare })).toBe(expected);
  });

  it('as staff set it, whatever the timetable', () => {
    const placesUntil = '2026-11-12T21:00:00.000Z';
    expect(placesGivenUntil({ sessions: days(10), placesUntil })).toBe(placesUntil);
    expect(endsOf({ sessions: days(10), placesUntil })).toEqual({
      firstSessionAt: session(10).start,
      lastSessionAt: session(19).start,
      endsAt: session(19).end,
      placesUntil,
    });
  });

  it('is not said where there is no session', () => {
    expect(placesGivenUntil({ sessions: [] })).toBeUndefined();
    expect(endsOf({ sessions: [] })).toBeUndefined();
  });
});
