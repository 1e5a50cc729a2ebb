import * as z from 'zod/mini';
import { type ActivityKind, centreIds } from '#events/index.ts';
import type { LeftSession, PlannedChange } from '#shared/activities/index.ts';
import { daysAfter } from '#shared/language/time/days.ts';

/** A day of the calendar in Baghdad; one that no clock has seen yet, or not long ago. */
const day = z.iso.date().check(z.regex(/^20[2-9]\d-/));

/** The most days whose sessions are changed in one act: a Ramadan, with a margin for its moon. */
export const mostDays = 62;
/** The most activities of one act: they are written down in one transaction (AWS: 100 writes). */
export const mostActivities = 60;

/**
 * What is to become of the sessions. They are cancelled; or put so many days later (or earlier) at the same time; each on the
 * next day behind the last of these days on which the centre is open and its activity has no session; each behind the last
 * session of its activity, on the days of the week that it has; or on the same day, so many minutes later (or earlier), or at
 * a time of day. All keep their length.
 */
export const how = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('cancel') }),
  z.strictObject({
    as: z.literal('shift'),
    days: z.int().check(
      z.gte(-60),
      z.lte(60),
      z.refine((days) => days !== 0),
    ),
  }),
  z.strictObject({ as: z.literal('next-open-day') }),
  z.strictObject({ as: z.literal('append') }),
  z.strictObject({
    as: z.literal('minutes'),
    minutes: z.int().check(
      z.gte(-720),
      z.lte(720),
      z.refine((minutes) => minutes !== 0),
    ),
  }),
  z.strictObject({
    as: z.literal('start'),
    at: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  }),
]);
export type How = z.infer<typeof how>;

const areDays = (...texts: readonly string[]): boolean => texts.every((text) => day.safeParse(text).success);
const isRun = (first: string, last: string): boolean => first <= last && last < daysAfter(first, mostDays);

/** Writes down what is to become of the sessions of a centre that begin on these days, both included. */
export const rearrange = z
  .strictObject({
    centre: z.enum(centreIds),
    first: day,
    last: day,
    /** Of these activities alone. Default all. */
    activityIds: z.optional(z.array(z.uuidv7()).check(z.minLength(1), z.maxLength(mostActivities))),
    how,
  })
  .check(z.refine(({ first, last }) => !areDays(first, last) || isRun(first, last), { path: ['last'] }));
export type Rearrange = z.infer<typeof rearrange>;

export const rearrangementStatuses = [
  'counting',
  'ready',
  'running',
  'telling',
  'finished',
  'discarded',
] as const;
export type RearrangementStatus = (typeof rearrangementStatuses)[number];

/** Why something about a session is pointed out before it is done: it is left as it is, or done all the same. */
export const remarks = [
  // Left as they are.
  'sessions-overlap',
  'session-past',
  'session-held',
  'no-day',
  // Done all the same.
  'room-taken',
  'people-elsewhere',
  'closed-day',
] as const;
export type Remark = {
  readonly code: string;
  readonly sessionId: string;
  /** When it begins, and where it was to be put. UTC ISO. */
  readonly start: string;
  readonly to: string | null;
  readonly what: (typeof remarks)[number];
};
/** The most remarks that are kept of one: a list that nobody reads to its end. */
export const mostRemarks = 100;

/** Someone whom no text tells in time of sessions of an activity: which, by their place among its changes, and why. */
export type NotToldOf = {
  readonly personId: string;
  /** As `notToldInTime` says it. */
  readonly reason: string;
  readonly sessions: readonly number[];
};

/** What one act changes of one activity, and, once that is done, what it left. */
export type Part = {
  readonly activityId: string;
  readonly code: string;
  readonly kind: ActivityKind;
  readonly changes: readonly PlannedChange[];
  /** Once it is counted: whom no text tells in time, were it done then. */
  readonly notTold?: readonly NotToldOf[];
  readonly left?: readonly LeftSession[];
  /** Once it is done: of how many of its sessions it was looked at whom no text tells in time. */
  readonly looked?: number;
};

/** Whom it touches and what telling them costs, worked out before anything is done. */
export type Preview = {
  /** Persons with a place, or one that is offered. */
  readonly people: number;
  /** Texts: one for each phone, whoever shares it, as long as all on it are told the same. */
  readonly texts: number;
  /** Those whom no text tells in time of all of their sessions, each counted once. */
  readonly notInTime: number;
  readonly segments: number;
  /** Millionths of a US dollar. */
  readonly cost: number;
};
export const nothing: Preview = { people: 0, texts: 0, notInTime: 0, segments: 0, cost: 0 };

export type Rearrangement = Rearrange & {
  readonly rearrangementId: string;
  readonly status: RearrangementStatus;
  readonly draftedBy: string;
  readonly draftedAt: string;
  readonly confirmedBy?: string;
  readonly confirmedAt?: string;
  /** How many activities it touches, and how many of them are done. */
  readonly parts: number;
  readonly partsDone: number;
  /** How many sessions are to be changed, and how many were left when it was done. */
  readonly sessions: number;
  readonly leftSessions: number;
  readonly remarks: readonly Remark[];
  /** Once it is counted. */
  readonly preview?: Preview;
  readonly version: number;
};
