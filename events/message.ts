import * as z from 'zod/mini';
import { eventOfAnyCentre } from './envelope.ts';
import { activityKinds, messagePurposes } from './vocabulary.ts';

/**
 * The purpose and cost of a message, never its text. Its centre is the one that pays: `null` if it answers a
 * phone that nobody known has.
 */
const messageFacts = {
  messageId: z.string().check(z.regex(/^[\w-]{8,64}$/)),
  purpose: z.enum(messagePurposes),
  personId: z.optional(z.uuidv7()),
  activityId: z.optional(z.uuidv7()),
  kind: z.optional(z.enum(activityKinds)),
  broadcastId: z.optional(z.uuidv7()),
  /** Of one sending. */
  segments: z.int().check(z.gte(0)),
  /** Of one sending, in millionths of a US dollar. */
  cost: z.int().check(z.gte(0)),
};

/**
 * The network took it. `attempt` is 1, and more when it is sent again because an earlier sending failed on
 * the way: each costs, and all are one message.
 */
export const messageSent = eventOfAnyCentre(
  'message.sent',
  z.strictObject({ ...messageFacts, attempt: z.int().check(z.gte(1), z.lte(9)) }),
);

/** The message was never sent and will not be: docs/operate.md says what each reason means. */
export const messageDropped = eventOfAnyCentre(
  'message.dropped',
  z.strictObject({ ...messageFacts, reason: z.string().check(z.minLength(1), z.maxLength(40)) }),
);

/**
 * The network says that it arrived: once a message. `from: 'failed'` takes back a `message.failed` that was
 * told before: networks say both, in either order. What it cost was told when it was sent.
 */
export const messageDelivered = eventOfAnyCentre(
  'message.delivered',
  z.strictObject({ ...messageFacts, from: z.enum(['sent', 'failed']) }),
);

/** The network says that it did not arrive, and it is not sent again: once a message. */
export const messageFailed = eventOfAnyCentre(
  'message.failed',
  z.strictObject({
    ...messageFacts,
    /** The number itself cannot be reached: unknown, or blocked. */
    isPermanent: z.boolean(),
  }),
);

export const messageEvents = [messageSent, messageDropped, messageDelivered, messageFailed] as const;
export type MessageEvent = z.infer<(typeof messageEvents)[number]>;
