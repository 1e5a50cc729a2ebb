import * as z from 'zod/mini';
import { type ActivityKind, centreIds } from '#events/index.ts';
import type { LeftSession, PlannedChange } from '#shared/activities/index.ts';
import { daysAfter } from '#shared/language/time/days.ts';

/** A calendar day in Baghdad, from the year 2020 on. */
const day = z.iso.date().check(z.regex(/^20[2-9]\d-/));

/** The most days whose sessions are changed in one act: a Ramadan, with a margin for its moon. */
export const mostDays = 62;
/** The most activities of one act: they are drafted in one transaction (AWS: 100 writes). */
export const mostActivities = 60;

/**
 * How the sessions change. They are cancelled; or moved by a number of days at the same time; each to the
 * next day after these days on which the centre is open and its activity has no session; each to after the
 * last session of its activity, on the activity's days of the week; or on the same day by a number of
 * minutes, or to a time of day. All keep their length.
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

/** Drafts a rearrangement of the sessions of a centre that begin on these days, both included. */
export const rearrange = z
  .strictObject({
    centre: z.enum(centreIds),
    first: day,
    last: day,
    /** Only sessions of these activities. Default: all. */
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

/** Reasons for a remark on a session before the act: the session is left, or changed all the same. */
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
  /** When the session begins, and its planned start. UTC ISO. */
  readonly start: string;
  readonly to: string | null;
  readonly what: (typeof remarks)[number];
};
/** The most remarks kept of a rearrangement: nobody reads a longer list to its end. */
export const mostRemarks = 100;

/**
 * Someone whom no text tells in time about sessions of an activity: which, by their index among its changes,
 * and why.
 */
export type NotToldOf = {
  readonly personId: string;
  /** As `notToldInTime` says it. */
  readonly reason: string;
  readonly sessions: readonly number[];
};

/** The changes of one act to one activity and, once made, the sessions it left. */
export type Part = {
  readonly activityId: string;
  readonly code: string;
  readonly kind: ActivityKind;
  readonly changes: readonly PlannedChange[];
  /** Once counted: the people whom no text would tell in time at that moment. */
  readonly notTold?: readonly NotToldOf[];
  readonly left?: readonly LeftSession[];
  /** Once done: for how many of its sessions the people whom no text tells were looked for. */
  readonly looked?: number;
};

/** The people affected and what telling them costs, worked out before anything is done. */
export type Preview = {
  /** Persons with a place, or one that is offered. */
  readonly people: number;
  /** Texts: one for each phone, shared or not, as long as all on it are told the same. */
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
  /** How many activities it changes, and how many of them are done. */
  readonly parts: number;
  readonly partsDone: number;
  /** How many sessions it is to change, and how many it left. */
  readonly sessions: number;
  readonly leftSessions: number;
  readonly remarks: readonly Remark[];
  /** Once it is counted. */
  readonly preview?: Preview;
  readonly version: number;
};
