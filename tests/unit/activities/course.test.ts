import { describe, expect, it } from 'vitest';
import { endOfCourse, isOver, nextSession } from '../../../shared/activities/index.ts';

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
