import * as z from 'zod/mini';
import { eventOf, instant } from './envelope.ts';
import { activityKinds, ageBands, attendanceMarks, genders, groups } from './vocabulary.ts';

const mark = z.enum(attendanceMarks);

/**
 * The mark of a person at a session was set or corrected. Carries her coarse attributes as they were at her
 * first mark at this session, so that the counts added for it can be taken back exactly.
 */
export const attendanceRecorded = eventOf(
  'attendance.recorded',
  z.strictObject({
    activityId: z.uuidv7(),
    code: z.string().check(z.regex(/^[1-9]\d\d$/)),
    kind: z.enum(activityKinds),
    sessionId: z.uuidv7(),
    /** When the session begins; the month it is counted in. */
    startsAt: instant,
    /** The session's start when the mark before was set, if moved since: its count is taken back there. */
    before: z.optional(z.strictObject({ startsAt: instant })),
    registrationId: z.uuidv7(),
    personId: z.uuidv7(),
    gender: z.enum(genders),
    ageBand: z.enum(ageBands),
    group: z.enum(groups),
    /**
     * The mark before, `null` when there was none. The same as `to` when only the dispute or the session's
     * beginning changed.
     */
    from: z.nullable(mark),
    to: mark,
    /** The current mark's id and time, both given by the device. */
    markId: z.uuid(),
    markedAt: instant,
    /** Whether two devices made different marks, neither knowing of the other; the later mark stands. */
    isDisputed: z.boolean(),
  }),
);

export const attendanceEvents = [attendanceRecorded] as const;
export type AttendanceEvent = z.infer<(typeof attendanceEvents)[number]>;
