import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedOn, type Mark } from '#shared/attendance/index.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { aMark, authorOn, markNumber, marksOf, stories } from '#tests/support/courses/marks.ts';

const ten = '2026-11-23T07:00:00.000Z';
const fivePast = '2026-11-23T07:05:00.000Z';
const tenPast = '2026-11-23T07:10:00.000Z';

const says = (marks: readonly Mark[]) => {
  const { stands, isDisputed } = agreedOn(marks);
  return `${stands.status}${isDisputed ? ', disputed' : ''}`;
};

describe('what is said of one person at one session comes to', () => {
  it('the only mark there is', () => {
    expect(says([aMark(1, 'late', ten)])).toBe('late');
  });

  it('the later of two on one device: it was put right by hand', () => {
    const marks = [aMark(1, 'absent', ten), aMark(2, 'present', fivePast)];
    expect(says(marks)).toBe('present');
    expect(says(marks.toReversed())).toBe('present');
  });

  it('the later of two devices that did not know of each other, and a dispute', () => {
    expect(says([aMark(1, 'present', ten), aMark(2, 'absent', fivePast, { deviceId: 'b' })])).toBe(
      'absent, disputed',
    );
  });

  it('no dispute where two devices say the same', () => {
    expect(says([aMark(1, 'present', ten), aMark(2, 'present', fivePast, { deviceId: 'b' })])).toBe(
      'present',
    );
  });

  it('what someone said who saw both, also by a clock that is behind', () => {
    const both = [aMark(1, 'present', fivePast), aMark(2, 'absent', tenPast, { deviceId: 'b' })];
    const seen = { deviceId: 'c', replaces: [markNumber(1), markNumber(2)] };
    expect(says([...both, aMark(3, 'late', ten, seen)])).toBe('late');
  });

  it('a dispute still where only one of two was seen', () => {
    const both = [aMark(1, 'present', ten), aMark(2, 'absent', fivePast, { deviceId: 'b' })];
    const seen = { deviceId: 'c', replaces: [markNumber(2)] };
    expect(says([...both, aMark(3, 'excused', tenPast, seen)])).toBe('excused, disputed');
  });

  it('the last of one device whose clock went back, where it says what it put right', () => {
    const marks = [
      aMark(1, 'absent', tenPast),
      aMark(2, 'present', ten, { replaces: [markNumber(1)] }),
      aMark(3, 'late', fivePast, { replaces: [markNumber(2)] }),
    ];
    expect(says(marks)).toBe('late');
  });

  it('the last of one device whose clock went back, though it only says what it put right last', () => {
    const marks = [
      aMark(1, 'absent', fivePast),
      aMark(2, 'present', tenPast),
      aMark(3, 'late', ten, { replaces: [markNumber(2)] }),
    ];
    expect(says(marks)).toBe('late');
  });

  it('nothing that its own device had put right already, when another puts the second right', () => {
    const marks = [
      aMark(1, 'absent', ten),
      aMark(2, 'late', fivePast),
      aMark(3, 'present', tenPast, { deviceId: 'b', replaces: [markNumber(2)] }),
    ];
    expect(says(marks)).toBe('present');
  });

  describe('with an excuse that she sent herself', () => {
    const excuse = aMark(1, 'excused', ten, {
      deviceId: 'self',
      author: { kind: 'participant', channel: 'sms' },
    });

    it('excused, when staff who did not know of it found her absent', () => {
      expect(says([excuse, aMark(2, 'absent', fivePast)])).toBe('excused');
    });

    it('present, when she came after all', () => {
      expect(says([excuse, aMark(2, 'present', fivePast)])).toBe('present');
      expect(says([aMark(2, 'present', ten), { ...excuse, markedAt: fivePast }])).toBe('present');
    });

    it('absent, when staff saw the excuse and say so', () => {
      expect(says([excuse, aMark(2, 'absent', fivePast, { replaces: [excuse.markId] })])).toBe('absent');
    });

    it('a dispute among those who say whether she came', () => {
      const marks = [excuse, aMark(2, 'absent', fivePast), aMark(3, 'present', tenPast, { deviceId: 'b' })];
      expect(says(marks)).toBe('present, disputed');
    });
  });

  it('something, when marks replace each other in a ring', () => {
    const marks = [
      aMark(1, 'present', ten, { replaces: [markNumber(2)] }),
      aMark(2, 'absent', fivePast, { deviceId: 'b', replaces: [markNumber(1)] }),
    ];
    expect(says(marks)).toBe('absent, disputed');
  });

  it('the same in whatever order it is said', () => {
    fc.assert(
      fc.property(stories(1, 12), fc.nat(), (story, seed) => {
        const marks = marksOf(story, ['her'], ten).map(
          ({ markId, status, markedAt, deviceId, replaces = [] }) =>
            aMark(0, status, markedAt, { markId, deviceId, replaces, author: authorOn(deviceId) }),
        );
        const shuffled = marks.toSorted((a, b) => hash(a.markId, seed) - hash(b.markId, seed));
        expect(agreedOn(shuffled)).toEqual(agreedOn(marks));
        const { stands, heads } = agreedOn(marks);
        expect(heads).toContain(stands);
        const seen = { deviceId: 'z', replaces: heads.map(({ markId }) => markId) };
        expect(says([...marks, aMark(99, 'late', ten, seen)])).toBe('late');
      }),
      { numRuns: runs(500) },
    );
  });
});

const hash = (text: string, seed: number): number =>
  [...text].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619), seed) >>> 0;
