import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlapOf } from '#shared/registration/overlap.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { after as later } from '#tests/support/time/clock.ts';

const now = '2026-11-23T07:00:00.000Z';
const from = (hours: number, length = 2) => ({
  start: later(now, { hours }),
  end: later(now, { hours: hours + length }),
});
const wanted = { code: '214', sessions: [from(24), from(48), from(72)] };
const of = (...sessions: ReturnType<typeof from>[]) =>
  overlapOf(
    wanted,
    [
      { code: '215', sessions: [from(500)] },
      { code: '216', sessions },
    ],
    new Date(now),
  );

describe('what is at the same time', () => {
  it.each([
    ['the same hours', from(48)],
    ['a quarter of an hour at its end', from(49.75)],
    ['what goes on around it', from(40, 20)],
    ['what is over within it', from(48.5, 0.5)],
  ])('is %s: told by the session that is wanted', (_what, session) => {
    expect(of(from(100), session)).toEqual({
      refused: 'overlapping',
      code: '214',
      other: '216',
      at: from(48).start,
    });
  });

  it.each([
    ['what begins as it ends', from(50)],
    ['what ends as it begins', from(46)],
    ['another day', from(60)],
  ])('is not %s', (_what, session) => {
    expect(of(session)).toBeUndefined();
  });

  it('is not what is over by now', () => {
    const past = { code: '215', sessions: [from(-30)] };
    expect(
      overlapOf({ code: '214', sessions: [from(-30), from(24)] }, [past], new Date(now)),
    ).toBeUndefined();
  });

  it('is the first of all', () => {
    expect(of(from(72), from(24))).toMatchObject({ at: from(24).start });
  });

  it('is found wherever two sessions share a minute, and nowhere else', () => {
    const sessions = fc.array(
      fc
        .record({ hours: fc.nat(40), length: fc.integer({ min: 1, max: 6 }) })
        .map((at) => from(at.hours, at.length)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(sessions, sessions, (mine, theirs) => {
        const minutes = (all: typeof mine) =>
          new Set(
            all.flatMap(({ start, end }) =>
              Array.from({ length: (Date.parse(end) - Date.parse(start)) / 3_600_000 }, (_, hour) =>
                later(start, { hours: hour }),
              ),
            ),
          );
        const others = minutes(theirs);
        const isShared = [...minutes(mine)].some((minute) => others.has(minute));
        const found = overlapOf(
          { code: '214', sessions: mine },
          [{ code: '215', sessions: theirs }],
          new Date(now),
        );
        expect(found !== undefined).toBe(isShared);
      }),
      { numRuns: runs(300) },
    );
  });
});
