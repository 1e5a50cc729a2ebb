import * as z from 'zod/mini';
import { eventOf, instant } from './envelope.ts';
import { activityKinds, ageBands, attendanceMarks, genders, groups } from './vocabulary.ts';

const mark = z.enum(attendanceMarks);

/**
 * What is noted of a person at a session was set or put right. Carries the coarse attributes as they were at the first
 * mark of this person at this session, so that what was added for it can be taken back exactly.
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
    /** When the session was to begin as the mark before was set, where it has been moved since: that is taken back there. */
    before: z.optional(z.strictObject({ startsAt: instant })),
    registrationId: z.uuidv7(),
    personId: z.uuidv7(),
    gender: z.enum(genders),
    ageBand: z.enum(ageBands),
    group: z.enum(groups),
    /** The mark before, `null` when there was none. The same as `to` when only the dispute or the session's beginning changed. */
    from: z.nullable(mark),
    to: mark,
    /** The id that the device gave the mark that stands now, and when it says it was made. */
    markId: z.uuid(),
    markedAt: instant,
    /** Two devices say different things, neither knowing of the other: the later one stands. */
    isDisputed: z.boolean(),
  }),
);

export const attendanceEvents = [attendanceRecorded] as const;
export type AttendanceEvent = z.infer<(typeof attendanceEvents)[number]>;
