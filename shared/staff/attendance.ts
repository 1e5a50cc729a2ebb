import * as z from 'zod/mini';
import { attendanceMarks, registrationStatuses } from '#events/index.ts';
import { registrantFields } from '#shared/registration/index.ts';
import { sessionFields } from './timetable.ts';

const instant = z.iso.datetime({ precision: 3 });
const words = z.object({ ar: z.string(), ckb: z.string(), en: z.string() });

/** Someone who has, or had, a place, and her attendance at a session. */
export const attendanceRow = z.object({
  personId: z.uuidv7(),
  registrationId: z.uuidv7(),
  name: z.nullable(z.string()),
  registration: z.enum(registrationStatuses),
  status: z.nullable(z.enum(attendanceMarks)),
  isDisputed: z.boolean(),
  /** Nobody told her in time when the session begins: her absence counts for nothing. */
  couldNotKnow: z.boolean(),
  childcare: z.int(),
  childrenWaiting: z.int(),
  standing: z.array(
    z.object({
      markId: z.uuid(),
      status: z.enum(attendanceMarks),
      markedAt: instant,
      receivedAt: instant,
      by: z.enum(['participant', 'staff', 'system']),
      staffId: z.nullable(z.string()),
    }),
  ),
});
export type AttendanceRow = z.infer<typeof attendanceRow>;

/** A session as shown to staff who keep its sheet. */
export const attendedSession = z.object({
  activityId: z.uuidv7(),
  sessionId: z.uuidv7(),
  ...sessionFields,
  checkIn: z.nullable(words),
});
export type AttendedSession = z.infer<typeof attendedSession>;

/** A page of a session's sheet. */
export const attendancePage = z.object({
  session: attendedSession,
  items: z.array(attendanceRow),
  cursor: z.nullable(z.string()),
});
export type AttendancePage = z.infer<typeof attendancePage>;

/** The result of a sheet. */
export const recordedAnswer = z.object({
  came: z.int(),
  disputed: z.array(z.uuidv7()),
  refused: z.array(
    z.object({
      personId: z.uuidv7(),
      markId: z.uuid(),
      reason: z.enum(['not-registered', 'session-cancelled', 'too-early', 'mark-reused', 'too-many-marks']),
    }),
  ),
});
export type RecordedAnswer = z.infer<typeof recordedAnswer>;

/** The person at the door. `phone` comes out as E.164. */
export const walkInBody = z.strictObject(registrantFields);
export type WalkInBody = z.infer<typeof walkInBody>;

export const walkedInAnswer = z.object({
  personId: z.uuidv7(),
  registrationId: z.uuidv7(),
  status: z.enum(attendanceMarks),
  came: z.int(),
  childcare: z.int(),
  childrenWaiting: z.int(),
});
export type WalkedInAnswer = z.infer<typeof walkedInAnswer>;

/** The word of the day, as it is told in the room. */
export const checkInAnswer = z.object({ words, openedAt: instant });
export type CheckInAnswer = z.infer<typeof checkInAnswer>;
