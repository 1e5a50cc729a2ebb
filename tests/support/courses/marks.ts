/** Marks as devices make them, for tests of what they come to. */
import * as fc from 'fast-check';
import { type Actor, attendanceMarks } from '#events/index.ts';
import type { Mark, NewMark } from '#shared/attendance/index.ts';
import { after } from '../time/clock.ts';

/** The id of the mark number so and so. */
export const markNumber = (position: number): string =>
  `6f1c4a52-9b0e-4d8a-8f2e-${String(position).padStart(12, '0')}`;

/** A mark as it is kept, made by staff on device `a` unless told. */
export const aMark = (
  position: number,
  status: Mark['status'],
  markedAt: string,
  wanted: Partial<Mark> = {},
): Mark => ({
  markId: markNumber(position),
  deviceId: 'a',
  status,
  markedAt,
  receivedAt: markedAt,
  author: { kind: 'staff', id: 'leader' },
  ...wanted,
});

/** What is said of people, on which device (`self`: by herself), at which minute by its clock, and which of the marks before it was seen. */
export type Said = {
  readonly person: number;
  readonly device: string;
  readonly status: Mark['status'];
  readonly minute: number;
  readonly saw: readonly number[];
};

/** Stories of so many people and marks at the most; clocks go wrong, and few see what others have said. */
export const stories = (people: number, most: number): fc.Arbitrary<readonly Said[]> =>
  fc.array(
    fc.record<Said>({
      person: fc.nat(people - 1),
      device: fc.constantFrom('a', 'b', 'c', 'self'),
      status: fc.constantFrom(...attendanceMarks),
      minute: fc.nat(30),
      saw: fc.array(fc.nat(most - 1), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: most },
  );

/** The marks of a story; what is said to have been seen is what was said of that person before. */
export function marksOf(
  story: readonly Said[],
  personIds: readonly string[],
  from: string,
): readonly NewMark[] {
  return story.map(({ person, device, status, minute, saw }, position) => ({
    personId: personIds[person] ?? '',
    markId: markNumber(position),
    deviceId: device,
    status,
    markedAt: after(from, { minutes: minute }),
    replaces: saw.filter((seen) => seen < position && story[seen]?.person === person).map(markNumber),
  }));
}

/** Who makes marks on a device. */
export const authorOn = (deviceId: string): Actor =>
  deviceId === 'self' ? { kind: 'participant', channel: 'sms' } : { kind: 'staff', id: `with ${deviceId}` };
