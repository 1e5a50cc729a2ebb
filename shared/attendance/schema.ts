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

/** The most marks recorded in one call. */
export const mostMarks = 200;
/** The most marks kept of one person at one session. */
export const mostMarksOfOne = 40;
/** How long before a session begins people can be marked, in milliseconds. */
export const earliestMark = 60 * 60_000;
/** How long before a session begins people can check in themselves, in milliseconds. */
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

/** A sheet, or a part of one, as a device sends it; it may be sent again. */
export const sheet = z.strictObject({
  deviceId: z.string().check(z.regex(/^[\w.:-]{1,64}$/)),
  marks: z.array(sentMark).check(z.minLength(1), z.maxLength(mostMarks)),
});
export type SentSheet = z.infer<typeof sheet>;

/** A mark to record: the person, and the device that made it. */
export type NewMark = z.infer<typeof sentMark> & { readonly deviceId: string };

/** A mark: a statement by one author about one person at one session. Never changed. */
export type Mark = {
  readonly markId: string;
  readonly deviceId: string;
  readonly status: AttendanceMark;
  /** When the device says it was made; never later than it was received. */
  readonly markedAt: string;
  readonly receivedAt: string;
  /** The start of the session when the mark was received: after a move, the session is another occasion. */
  readonly startsAt?: string;
  readonly author: Actor;
  /** The marks that the author saw and corrected with this one. */
  readonly replaces?: readonly string[];
};

/** The attendance of a person at a session: all marks, and the one they agree on. */
export type Attendance = {
  readonly activityId: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly registrationId: string;
  readonly code: string;
  readonly centre: CentreId;
  readonly kind: ActivityKind;
  /**
   * The start of the session at the last mark: a session can be moved while no one is marked as having come.
   */
  readonly startsAt: string;
  /** As at the first mark, like the fields below: what was counted can be taken back exactly. */
  readonly gender: Gender;
  readonly ageBand: AgeBand;
  readonly group: Group;
  /** The status, id and time of the mark that stands. */
  readonly status: AttendanceMark;
  readonly markId: string;
  readonly markedAt: string;
  /** Authors who did not know of each other made different marks; the latest of them stands. */
  readonly isDisputed: boolean;
  /** In the order in which they were made. */
  readonly marks: readonly Mark[];
  readonly version: number;
};

/** The start of the session when the standing mark was made. */
export const saidOf = ({ marks, markId, startsAt }: Attendance): string =>
  marks.find((mark) => mark.markId === markId)?.startsAt ?? startsAt;

/** When we received the standing mark. */
export const knownSince = ({ marks, markId, startsAt }: Attendance): string =>
  marks.find((mark) => mark.markId === markId)?.receivedAt ?? startsAt;

/** Why one mark of a sheet was not recorded; the others are. */
export type MarkRefusal =
  /** The person has no place in the activity, and never had one. */
  | 'not-registered'
  | 'session-cancelled'
  /** More than an hour before the session begins; an excuse is never too early. */
  | 'too-early'
  /** Another mark, with other content, has the same id. */
  | 'mark-reused'
  /** The person has the most marks that are kept (`mostMarksOfOne`). */
  | 'too-many-marks';
export type RefusedMark = Pick<NewMark, 'markId' | 'personId'> & { readonly refused: MarkRefusal };

/** Whether a mark says that the person came. */
export const hasCome = (status: AttendanceMark | undefined): boolean =>
  status === 'present' || status === 'late';
