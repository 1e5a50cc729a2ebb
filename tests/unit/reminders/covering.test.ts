import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Hers, isFor, toldTogether } from '#shared/reminders/covering.ts';

const day = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
/** A session of hers that begins at `hour`, is told of two hours before, and is hers since `confirmed`. */
const hers = (code: string, hour: number, confirmed: number): Hers => ({
  activityId: `activity ${code}`,
  code,
  sessionId: `session ${code}`,
  start: day(hour),
  setAt: '',
  inForce: [],
  firing: { lead: '7200', at: day(hour - 2) },
  confirmedAt: day(confirmed),
});
const codes = (told: ReturnType<typeof toldTogether>) => told.map((text) => text.map((each) => each?.code));

test('two sessions of a day are one text, which goes out with the first', () => {
  expect(codes(toldTogether([hers('305', 12, 1), hers('214', 7, 1)]))).toEqual([['214', '305']]);
});

test('of a place that came only after the first text, she is told with the second', () => {
  expect(codes(toldTogether([hers('214', 7, 1), hers('305', 12, 6)]))).toEqual([['214'], ['305']]);
});

test('a first place that came too late for its text leaves the second its own', () => {
  expect(codes(toldTogether([hers('214', 7, 6), hers('305', 12, 1)]))).toEqual([['305']]);
});

test('three are two texts', () => {
  expect(codes(toldTogether([hers('214', 7, 1), hers('305', 9, 1), hers('418', 12, 1)]))).toEqual([
    ['214', '305'],
    ['418'],
  ]);
});

test('who came after the last lead is told of what she has not heard of', () => {
  const late = (code: string, hour: number, confirmed: number): Hers => ({
    ...hers(code, hour, confirmed),
    setAt: '',
    inForce: [],
    firing: { lead: 'last', at: day(hour - 1), since: day(hour - 2) },
  });
  expect(codes(toldTogether([late('214', 7, 4), late('305', 8, 6)]))).toEqual([]);
  expect(codes(toldTogether([late('214', 12, 11), late('305', 13, 4)]))).toEqual([['214']]);
});

test('whatever she has and since when, each session that is due is told of in exactly one text', () => {
  const place = fc.record({
    hour: fc.integer({ min: 3, max: 20 }),
    confirmed: fc.integer({ min: 0, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 6 }), (places) => {
      const all = places.map(({ hour, confirmed }, position) =>
        hers(String(100 + position), hour, confirmed),
      );
      const told = toldTogether(all).flatMap((text) => text.flatMap((each) => each?.code ?? []));
      const due = all.filter(({ firing, confirmedAt }) => isFor(firing, confirmedAt)).map(({ code }) => code);
      expect(told.toSorted()).toEqual(due.toSorted());
      // The order in which they are read says nothing.
      expect(codes(toldTogether(all.toReversed()))).toEqual(codes(toldTogether(all)));
    }),
  );
});
