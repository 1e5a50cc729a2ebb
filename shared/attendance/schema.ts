import * as z from 'zod/mini';
import {
  type ActivityKind,
  type Actor,
  type AgeBand,
  type AttendanceMark,
  attendanceMarks,
  type CentreId,
  type Gender,
  type Group,
} from '#events/index.ts';

/** The most marks that are recorded in one call. */
export const mostMarks = 200;
/** The most that is kept of what was said of one person at one session. */
export const mostMarksOfOne = 40;
/** How long before a session begins someone can be said to be there or not. */
export const earliestMark = 60 * 60_000;
/** How long before a session begins people can check in themselves. */
export const earliestCheckIn = 30 * 60_000;

const instant = z.iso.datetime({ precision: 3 });

/** One mark as a device sends it. The device makes `markId` and says when by its own clock. */
export const sentMark = z.strictObject({
  personId: z.uuidv7(),
  status: z.enum(attendanceMarks),
  markId: z.uuid(),
  markedAt: instant,
  replaces: z.optional(z.array(z.uuid()).check(z.maxLength(mostMarksOfOne))),
});

/** A sheet, or a part of one, as a device sends it; the same may be sent again. */
export const sheet = z.strictObject({
  deviceId: z.string().check(z.regex(/^[\w.:-]{1,64}$/)),
  marks: z.array(sentMark).check(z.minLength(1), z.maxLength(mostMarks)),
});
export type SentSheet = z.infer<typeof sheet>;

/** A mark that is to be recorded: of whom, and on which device it was made. */
export type NewMark = z.infer<typeof sentMark> & { readonly deviceId: string };

/** What was said of a person at a session, once, by someone. Never changed. */
export type Mark = {
  readonly markId: string;
  readonly deviceId: string;
  readonly status: AttendanceMark;
  /** When the device says it was made; never later than it was received. */
  readonly markedAt: string;
  readonly receivedAt: string;
  /** When the session was to begin as it was received: a session that is moved later is another occasion. */
  readonly startsAt?: string;
  readonly author: Actor;
  /** The marks that whoever made it saw, and put right by it. */
  readonly replaces?: readonly string[];
};

/** A person at a session: everything that was said of it, and what it comes to. */
export type Attendance = {
  readonly activityId: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly registrationId: string;
  readonly code: string;
  readonly centre: CentreId;
  readonly kind: ActivityKind;
  /** As it was when something was last said: a session is moved while no one is noted as having come. */
  readonly startsAt: string;
  /** As it was at the first mark, like what follows: what is counted for it can be taken back exactly. */
  readonly gender: Gender;
  readonly ageBand: AgeBand;
  readonly group: Group;
  /** What stands: the status, id and time of the mark that is agreed on. */
  readonly status: AttendanceMark;
  readonly markId: string;
  readonly markedAt: string;
  /** Different things were said by people who did not know of each other; the latest of them stands. */
  readonly isDisputed: boolean;
  /** In the order in which they were made. */
  readonly marks: readonly Mark[];
  readonly version: number;
};

/** When the session was to begin as what stands was said. */
export const saidOf = ({ marks, markId, startsAt }: Attendance): string =>
  marks.find((mark) => mark.markId === markId)?.startsAt ?? startsAt;

/** When what stands came to us. */
export const knownSince = ({ marks, markId, startsAt }: Attendance): string =>
  marks.find((mark) => mark.markId === markId)?.receivedAt ?? startsAt;

/** Why one mark of a sheet was not recorded; the others are. */
export type MarkRefusal =
  /** She has no place in the activity, and had none. */
  | 'not-registered'
  | 'session-cancelled'
  /** More than an hour before the session begins; an excuse is never too early. */
  | 'too-early'
  /** The id of the mark belongs to another that says something else. */
  | 'mark-reused'
  /** As much as is kept has been said of her already. */
  | 'too-many-marks';
export type RefusedMark = Pick<NewMark, 'markId' | 'personId'> & { readonly refused: MarkRefusal };

/** Whether someone noted so has come. */
export const hasCome = (status: AttendanceMark | undefined): boolean =>
  status === 'present' || status === 'late';
