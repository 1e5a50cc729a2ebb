import * as z from 'zod/mini';
import { activityKinds, centreIds } from '#events/index.ts';
import {
  createActivity,
  mostSessions,
  room,
  session,
  sessionInstant,
  weekly,
} from '#shared/activities/schema.ts';
import { closedAnswer } from './closed-days.ts';

const instant = z.iso.datetime({ precision: 3 });

/** Sessions to come: one by one, or by a weekly pattern. */
const timetable = {
  dates: z.optional(z.array(session).check(z.minLength(1), z.maxLength(mostSessions))),
  weekly: z.optional(weekly),
};
const isOneOf = z.refine<{ readonly dates?: unknown; readonly weekly?: unknown }>(
  ({ dates, weekly }) => (dates === undefined) !== (weekly === undefined),
  { path: ['dates'] },
);

/** Adds sessions to an activity. */
export const timetableBody = z.strictObject(timetable).check(isOneOf);
export type TimetableBody = z.infer<typeof timetableBody>;

/** Announces an activity with its first sessions. */
export const announceBody = z.strictObject({
  ...z.omit(createActivity, { sessions: true }).shape,
  timetable: timetableBody,
});
export type AnnounceBody = z.infer<typeof announceBody>;

/**
 * How many people are not told in time, as seen by the member of staff: with more, the change is not made.
 */
const notTold = z.optional(z.int().check(z.gte(0), z.lte(100_000)));

/** Cancels a session. */
export const cancelBody = z.strictObject({ notTold });
export type CancelBody = z.infer<typeof cancelBody>;

/** Moves a session; absent fields stay. Without a new end the session keeps its length. */
export const moveBody = z.strictObject({
  start: z.optional(sessionInstant),
  end: z.optional(sessionInstant),
  room: z.optional(z.nullable(room)),
  notTold,
});
export type MoveBody = z.infer<typeof moveBody>;

const howMany = z.pick(createActivity, { capacity: true, childcareCapacity: true });

/**
 * The places of an activity and of its childcare, and until when they are given: `null` for as long as
 * completion can be reached, absent to keep it.
 */
export const placesBody = z.extend(howMany, { placesUntil: z.optional(z.nullable(sessionInstant)) });
export type PlacesBody = z.infer<typeof placesBody>;

/**
 * The places after the change, with the version of the activity; `placesUntil` is `null` without sessions.
 */
export const placesAnswer = z.object({
  activityId: z.uuidv7(),
  code: z.string(),
  ...howMany.shape,
  placesUntil: z.nullable(instant),
  version: z.int(),
});
export type PlacesAnswer = z.infer<typeof placesAnswer>;

/** The fields of a session on every list and sheet of staff, besides its ids. */
export const sessionFields = {
  code: z.string(),
  centre: z.enum(centreIds),
  kind: z.enum(activityKinds),
  start: instant,
  end: instant,
  room: z.nullable(z.string()),
  status: z.enum(['planned', 'cancelled']),
  came: z.int(),
};

/** A session as shown to staff. */
export const sessionAnswer = z.object({
  sessionId: z.uuidv7(),
  activityId: z.uuidv7(),
  ...sessionFields,
  version: z.int(),
  /** Only where it falls on a day on which the centre is closed. */
  closed: z.optional(closedAnswer),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** The sessions of a request, and the version of their activity, for its next change to match. */
export const timetableAnswer = z.object({
  activityVersion: z.int(),
  items: z.array(sessionAnswer),
  cursor: z.null(),
});
export type TimetableAnswer = z.infer<typeof timetableAnswer>;

/** An activity as it was announced. */
export const announcedAnswer = z.object({
  activityId: z.uuidv7(),
  ...z.omit(createActivity, { sessions: true }).shape,
  sessions: z.array(sessionAnswer),
  /** The reminders of these sessions if every place is taken; the cost in millionths of a US dollar. */
  reminders: z.object({ texts: z.int(), cost: z.int() }),
  version: z.int(),
});
export type AnnouncedAnswer = z.infer<typeof announcedAnswer>;
