import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';
import { activityKinds } from './vocabulary.ts';

const code = z.string().check(z.regex(/^[1-9]\d\d$/));

/** Whom it goes to, of a centre: everyone with something ahead there, or only those of an activity, a kind, or in line. */
export const broadcastAudience = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('centre') }),
  z.strictObject({ of: z.literal('activity'), code }),
  z.strictObject({ of: z.literal('kind'), kind: z.enum(activityKinds) }),
  z.strictObject({ of: z.literal('waiting'), code: z.optional(code) }),
]);

/** Never what it says. */
const broadcastFacts = { broadcastId: z.uuidv7(), audience: broadcastAudience };

/** Someone wrote a notice to many. Nothing is sent; whom it would reach and what it would cost is being worked out. */
export const broadcastDrafted = eventOf('broadcast.drafted', z.strictObject(broadcastFacts));

/** It is to be sent, to so many phones; above a number of them someone else than who wrote it says so. */
export const broadcastConfirmed = eventOf(
  'broadcast.confirmed',
  z.strictObject({
    ...broadcastFacts,
    phones: z.int().check(z.gte(0)),
    segments: z.int().check(z.gte(0)),
    /** Millionths of a US dollar. */
    cost: z.int().check(z.gte(0)),
  }),
);

/** How far it had come, in pages of recipients. */
const progress = { page: z.int().check(z.gte(0)) };

/** It stops where it is, until it is resumed. */
export const broadcastPaused = eventOf(
  'broadcast.paused',
  z.strictObject({ ...broadcastFacts, ...progress }),
);

/** It goes on where it was. */
export const broadcastResumed = eventOf(
  'broadcast.resumed',
  z.strictObject({ ...broadcastFacts, ...progress }),
);

/** What has not been sent of it will not be. */
export const broadcastCancelled = eventOf(
  'broadcast.cancelled',
  z.strictObject({ ...broadcastFacts, ...progress }),
);

/** Everything of it was handed on to be sent. */
export const broadcastFinished = eventOf('broadcast.finished', z.strictObject(broadcastFacts));

export const broadcastEvents = [
  broadcastDrafted,
  broadcastConfirmed,
  broadcastPaused,
  broadcastResumed,
  broadcastCancelled,
  broadcastFinished,
] as const;
export type BroadcastEvent = z.infer<(typeof broadcastEvents)[number]>;
