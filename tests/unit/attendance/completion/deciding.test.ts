import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttendanceMark, attendanceMarks, centreIds } from '#events/index.ts';
import { leastSessions } from '#shared/activities/course.ts';
import type { Session } from '#shared/activities/schema.ts';
import { cameTo, endOf } from '#shared/attendance/completion/decide.ts';
import { certificateNumber } from '#shared/registration/completion/certificate.ts';
import { decideCompletion } from '#shared/registration/completion/complete.ts';
import type { Registration } from '#shared/registration/schema.ts';
import { system } from '#tests/support/builders.ts';
import { eventsOf } from '#tests/support/counting/lives.ts';

const registration = (status: Registration['status']): Registration => {
  const [event] = eventsOf([{ person: 0, activity: 0, choice: 0, minutes: 0, known: 0 }]);
  if (event === undefined) throw new Error('Someone registered');
  const { from: _from, to: _to, broughtBy: _broughtBy, childrenWaiting: _waiting, ...facts } = event.data;
  const rest = { centre: 'kirkuk', startsAt: event.occurredAt, secret: 'A', version: 1 } as const;
  return { ...facts, ...rest, status };
};
/** A session a day from 1 December on, two hours from ten o'clock in Baghdad. */
const session = (position: number): Session => {
  const day = `2026-12-${String(position + 1).padStart(2, '0')}`;
  const [start, end] = [`${day}T07:00:00.000Z`, `${day}T09:00:00.000Z`];
  return {
    ...{ sessionId: `s${position}`, start, end, activityId: 'a', code: '214' },
    ...{ centre: 'kirkuk', kind: 'sewing', status: 'planned', came: 1, version: 1 },
  };
};
const behind = (position: number) => session(position).end;
const during = (position: number) => session(position).start.replace('T07', 'T08');
const late = (position: number) => session(position).start.replace('.000Z', '.001Z');
const given = { now: new Date('2026-12-20T07:00:00.000Z'), eventId: 'e', actor: system };
const decide = (
  status: Registration['status'],
  attended: number,
  sessions: number,
  share = 70,
  hadEnough = true,
) => decideCompletion(registration(status), { attended, sessions, hadEnough }, share, 'KRK26-7F3Q9K', given);

describe('who has completed an activity', () => {
  it.each([
    [7, 10, 70, 'completed'],
    [6, 10, 70, 'dropped'],
    // Two of three are 66.7 %.
    [2, 3, 67, 'dropped'],
    [2, 3, 66, 'completed'],
    [1, 1, 100, 'completed'],
    [0, 10, 0, 'dropped'],
    [0, 0, 70, 'dropped'],
  ] as const)('came to %i of %i, of which %i % is asked: %s', (attended, sessions, share, status) => {
    expect(decide('confirmed', attended, sessions, share)?.registration.status).toBe(status);
  });

  it('is decided for those who had a place to the end, and put right only in their favour', () => {
    for (const status of ['cancelled', 'expired', 'waitlisted', 'offered', 'completed'] as const)
      expect(decide(status, 10, 10)).toBeUndefined();
    expect(decide('dropped', 1, 10)).toBeUndefined();
    expect(decide('dropped', 9, 10)?.registration).toMatchObject({
      status: 'completed',
      certificate: 'KRK26-7F3Q9K',
    });
  });

  it('gives no place back', () => {
    for (const attended of [0, 10])
      expect(decide('confirmed', attended, 10)).toMatchObject({ places: 0, childcare: 0 });
    expect(decide('dropped', 10, 10)).toMatchObject({ places: 0, childcare: 0 });
  });

  it('is counted from the sessions that were held and not excused', () => {
    const sessions = fc.array(fc.constantFrom(...attendanceMarks, undefined), { maxLength: 20 });
    fc.assert(
      fc.property(sessions, (marks) => {
        const held = marks.map((_, position) => session(position));
        const noted = marks.flatMap((status, position) =>
          status === undefined ? [] : [{ sessionId: `s${position}`, status }],
        );
        // What is noted of a session that was not held does not matter.
        const elsewhere = [{ sessionId: 'not held', status: 'present' as const }];
        expect(
          cameTo({ sessions: held, held }, [...noted, ...elsewhere], { personId: 'person', least: 1 }),
        ).toEqual({
          attended: marks.filter((mark) => mark === 'present' || mark === 'late').length,
          sessions: marks.filter((mark) => mark !== 'excused').length,
          hadEnough: marks.length > 0,
        });
      }),
    );
  });

  it.each([
    ['absent', 1, 1],
    [undefined, 1, 1],
    ['excused', 1, 1],
    ['present', 2, 2],
    ['late', 2, 2],
  ] as const)(
    'counts no session that she could not know of, but where she came: %s',
    (mark, attended, of) => {
      const [known, moved] = [session(0), { ...session(1), couldNotKnow: ['manal'] }];
      const course = { sessions: [known, moved], held: [known, moved] };
      const noted = [
        { sessionId: known.sessionId, status: 'present' as const },
        ...(mark === undefined ? [] : [{ sessionId: moved.sessionId, status: mark }]),
      ];
      expect(cameTo(course, noted, { personId: 'manal', least: 1 })).toMatchObject({
        attended,
        sessions: of,
      });
      // Of someone who was told it counts like any other.
      expect(cameTo(course, noted, { personId: 'layla', least: 1 }).sessions).toBe(
        mark === 'excused' ? 1 : 2,
      );
    },
  );

  describe('counts from when she had her place', () => {
    const all = Array.from({ length: 10 }, (_, position) => session(position));
    const noted = (from: number, marks: readonly AttendanceMark[]) =>
      marks.map((status, position) => ({ sessionId: `s${from + position}`, status }));
    const came = (
      since: string | undefined,
      marks: ReturnType<typeof noted>,
      { sessions = all, held = all, least = 5 } = {},
    ) => cameTo({ sessions, held }, marks, { personId: 'person', since, least });
    const p = 'present';

    it.each([
      ['from before the first: all', '2026-11-20T00:00:00.000Z', noted(0, [p, p]), 2, 10, true],
      ['on a registration from before it was kept: all', undefined, noted(0, [p]), 1, 10, true],
      ['after five: five are left, and are enough', behind(4), noted(5, [p, p, p, p, 'absent']), 4, 5, true],
      ['after six: four are left, too few', behind(5), noted(6, [p, p, p, p]), 4, 4, false],
      ['at the door of a session that has begun, which she is at', during(5), noted(5, [p, p]), 2, 5, true],
      ['while one goes on, to which she does not come', during(5), noted(6, [p]), 1, 4, false],
      ['what she came to before, too', behind(5), [...noted(0, ['late']), ...noted(6, [p])], 2, 5, true],
      [
        'what she was absent from before is not hers',
        behind(4),
        noted(3, ['absent', 'absent', p]),
        1,
        5,
        true,
      ],
      ['excused is neither, but is in her time', behind(4), noted(5, ['excused', p]), 1, 4, true],
      ['as one begins: that one is hers', session(5).start, noted(5, [p]), 1, 5, true],
      ['a moment after it began: that one is not', late(5), noted(6, [p]), 1, 4, false],
      ['after the last: none', behind(9), [], 0, 0, false],
    ] as const)('%s', (_when, since, marks, attended, sessions, hadEnough) => {
      expect(came(since, [...marks])).toEqual({ attended, sessions, hadEnough });
    });

    it('what is cancelled after it counts for her as a session in her time, and as none that was held', () => {
      const sessions = all.map((each, at) => (at > 6 ? { ...each, status: 'cancelled' as const } : each));
      const held = sessions.filter(({ status }) => status === 'planned');
      const marks = noted(5, [p, p]);
      expect(came(behind(4), marks, { sessions, held, least: leastSessions(7) })).toEqual({
        attended: 2,
        sessions: 2,
        hadEnough: true,
      });
    });

    it('to which no sheet came, is no fault of hers either', () => {
      expect(came(behind(4), noted(8, [p]), { held: all.slice(8, 9) })).toEqual({
        attended: 1,
        sessions: 1,
        hadEnough: true,
      });
    });
  });

  it('is not who had her place for too few sessions, though she came to each', () => {
    expect(decide('confirmed', 3, 3, 70, false)).toMatchObject({ registration: { status: 'dropped' } });
    expect(decide('dropped', 3, 3, 70, false)).toBeUndefined();
  });

  it('is asked after the end of the last session that is planned', () => {
    const sessions = [
      { status: 'planned', end: '2026-12-01T09:00:00.000Z' },
      { status: 'cancelled', end: '2026-12-09T09:00:00.000Z' },
      { status: 'planned', end: '2026-12-05T09:00:00.000Z' },
    ] as const;
    expect(endOf(sessions)).toBe('2026-12-05T09:00:00.000Z');
    expect(endOf(sessions.slice(1, 2))).toBeUndefined();
  });
});

describe('the number of a certificate', () => {
  it('is the same for a registration, another for each, and has no letter that is taken for another', () => {
    const numbers = centreIds.flatMap((centre) =>
      Array.from({ length: 2_000 }, (_, position) =>
        certificateNumber({ registrationId: `registration ${position}`, centre }, 2026, 0),
      ),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^(BGD|DYL|KRK|NNW)26-[^0O1IL2Z5S8BUV\W_a-z]{6}$/);
    const her = { registrationId: 'registration 1', centre: 'kirkuk' } as const;
    expect(certificateNumber(her, 2026, 0)).toBe(certificateNumber(her, 2026, 0));
    expect(certificateNumber(her, 2026, 1)).not.toBe(certificateNumber(her, 2026, 0));
  });
});
