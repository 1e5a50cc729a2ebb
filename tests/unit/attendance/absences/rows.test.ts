import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttendanceMark, attendanceMarks } from '#events/index.ts';
import { missedAround } from '#shared/attendance/absences/decide.ts';

const marks = fc.array(fc.constantFrom<AttendanceMark | undefined>(...attendanceMarks, undefined), {
  minLength: 1,
  maxLength: 12,
});
const went = (all: readonly (AttendanceMark | undefined)[]) =>
  all.map((mark, position) => ({ sessionId: `s${position}`, mark }));

describe('the sessions missed in a row', () => {
  it('are those that a person would count with her finger', () => {
    fc.assert(
      fc.property(marks, fc.nat(11), (all, at) => {
        const text = all.map((mark) => (mark === undefined ? '-' : mark.charAt(0))).join('');
        const rows = [...text.matchAll(/a[a-]*/g)].map(({ 0: row, index }) => ({
          from: index,
          missed: [...row].flatMap((letter, offset) => (letter === 'a' ? [`s${index + offset}`] : [])),
        }));
        const mine = rows.find(({ missed }) => missed.includes(`s${at}`));
        expect(missedAround(went(all), `s${at}`).sessionIds).toEqual(mine?.missed ?? []);
      }),
    );
  });

  it('are the same from whichever of them one looks', () => {
    fc.assert(
      fc.property(marks, (all) => {
        for (const { sessionId } of went(all)) {
          const { sessionIds } = missedAround(went(all), sessionId);
          for (const other of sessionIds)
            expect(missedAround(went(all), other).sessionIds).toEqual(sessionIds);
        }
      }),
    );
  });

  it('go on where nothing ended the row that was looked at', () => {
    const openAt = (all: readonly (AttendanceMark | undefined)[]) => missedAround(went(all), 's1').isOpen;
    expect(openAt(['present', 'absent', 'present'])).toBe(false);
    expect(openAt(['absent', 'absent', 'present'])).toBe(true);
    expect(openAt(['excused', 'absent', undefined])).toBe(true);
    expect(openAt(['absent', 'present', 'absent'])).toBe(false);
  });
});
