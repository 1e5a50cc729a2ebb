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

/** How many are not told in time, as whoever changes a session has seen it: it is not done while there are more. */
const notTold = z.optional(z.int().check(z.gte(0), z.lte(100_000)));

/** Cancels a session. */
export const cancelBody = z.strictObject({ notTold });
export type CancelBody = z.infer<typeof cancelBody>;

/** Puts a session elsewhere; what is left out stays. Without a new end it lasts as long as it did. */
export const moveBody = z.strictObject({
  start: z.optional(sessionInstant),
  end: z.optional(sessionInstant),
  room: z.optional(z.nullable(room)),
  notTold,
});
export type MoveBody = z.infer<typeof moveBody>;

const howMany = z.pick(createActivity, { capacity: true, childcareCapacity: true });

/**
 * How many places an activity has, and how many in childcare; and until when they are given: `null` while completion can still
 * be reached, absent as before.
 */
export const placesBody = z.extend(howMany, { placesUntil: z.optional(z.nullable(sessionInstant)) });
export type PlacesBody = z.infer<typeof placesBody>;

/** The same as it is then, with the version of the activity; `null` until when where there is no session. */
export const placesAnswer = z.object({
  activityId: z.uuidv7(),
  code: z.string(),
  ...howMany.shape,
  placesUntil: z.nullable(instant),
  version: z.int(),
});
export type PlacesAnswer = z.infer<typeof placesAnswer>;

/** What every list and sheet of staff says of a session, beside its ids. */
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

/** A session as staff see it. */
export const sessionAnswer = z.object({
  sessionId: z.uuidv7(),
  activityId: z.uuidv7(),
  ...sessionFields,
  version: z.int(),
  /** Only where it falls on a day on which the centre is closed. */
  closed: z.optional(closedAnswer),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** The sessions of a request, and the version of their activity, which its next change is to match. */
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
  /** What reminding of them comes to, were every place taken; the cost in millionths of a US dollar. */
  reminders: z.object({ texts: z.int(), cost: z.int() }),
  version: z.int(),
});
export type AnnouncedAnswer = z.infer<typeof announcedAnswer>;
