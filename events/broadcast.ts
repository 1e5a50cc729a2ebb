import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';
import { activityKinds } from './vocabulary.ts';

const code = z.string().check(z.regex(/^[1-9]\d\d$/));

/**
 * Whom it goes to, of a centre: everyone with something ahead there, or only those of an activity, a kind, or
 * in line.
 */
export const broadcastAudience = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('centre') }),
  z.strictObject({ of: z.literal('activity'), code }),
  z.strictObject({ of: z.literal('kind'), kind: z.enum(activityKinds) }),
  z.strictObject({ of: z.literal('waiting'), code: z.optional(code) }),
]);

/** Never its text. */
const broadcastFacts = { broadcastId: z.uuidv7(), audience: broadcastAudience };

/** Someone wrote a broadcast. Nothing is sent; its recipients and cost are being counted. */
export const broadcastDrafted = eventOf('broadcast.drafted', z.strictObject(broadcastFacts));

/** The broadcast was confirmed, for so many phones; above a limit by someone other than its author. */
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

/** The pages of recipients sent so far. */
const progress = { page: z.int().check(z.gte(0)) };

/** The broadcast stops until it is resumed. */
export const broadcastPaused = eventOf(
  'broadcast.paused',
  z.strictObject({ ...broadcastFacts, ...progress }),
);

/** The broadcast goes on where it stopped. */
export const broadcastResumed = eventOf(
  'broadcast.resumed',
  z.strictObject({ ...broadcastFacts, ...progress }),
);

/** The broadcast was cancelled: its unsent texts will not be sent. */
export const broadcastCancelled = eventOf(
  'broadcast.cancelled',
  z.strictObject({ ...broadcastFacts, ...progress }),
);

/** All texts of the broadcast were queued. */
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
