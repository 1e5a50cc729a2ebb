import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceMarks, centreIds } from '../../../events/index.ts';
import { cameTo, endOf } from '../../../shared/completion/decide.ts';
import { certificateNumber } from '../../../shared/registration/certificate.ts';
import { decideCompletion } from '../../../shared/registration/complete.ts';
import type { Registration } from '../../../shared/registration/schema.ts';
import { system } from '../../support/builders.ts';
import { eventsOf } from '../../support/lives.ts';

const registration = (status: Registration['status']): Registration => {
  const [event] = eventsOf([{ person: 0, activity: 0, choice: 0, minutes: 0, known: 0 }]);
  if (event === undefined) throw new Error('Someone registered');
  const { from: _from, to: _to, broughtBy: _broughtBy, childrenWaiting: _waiting, ...facts } = event.data;
  const rest = { centre: 'kirkuk', startsAt: event.occurredAt, secret: 'A', version: 1 } as const;
  return { ...facts, ...rest, status };
};
const given = { now: new Date('2026-12-20T07:00:00.000Z'), eventId: 'e', actor: system };
const decide = (status: Registration['status'], attended: number, sessions: number, share = 70) =>
  decideCompletion(registration(status), { attended, sessions }, share, 'KRK26-7F3Q9K', given);

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
        const held = marks.map((_, position) => ({ sessionId: `s${position}` }));
        const noted = marks.flatMap((status, position) =>
          status === undefined ? [] : [{ sessionId: `s${position}`, status }],
        );
        // What is noted of a session that was not held does not matter.
        const elsewhere = [{ sessionId: 'not held', status: 'present' as const }];
        expect(cameTo(held, [...noted, ...elsewhere], 'person')).toEqual({
          attended: marks.filter((mark) => mark === 'present' || mark === 'late').length,
          sessions: marks.filter((mark) => mark !== 'excused').length,
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
      const held = [{ sessionId: 'known' }, { sessionId: 'moved at night', couldNotKnow: ['manal'] }];
      const noted = [
        { sessionId: 'known', status: 'present' as const },
        ...(mark === undefined ? [] : [{ sessionId: 'moved at night', status: mark }]),
      ];
      expect(cameTo(held, noted, 'manal')).toEqual({ attended, sessions: of });
      // Of someone who was told it counts like any other.
      expect(cameTo(held, noted, 'layla').sessions).toBe(mark === 'excused' ? 1 : 2);
    },
  );

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
