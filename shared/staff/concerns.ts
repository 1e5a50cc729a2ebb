import * as z from 'zod/mini';
import { centreIds, concernKinds } from '#events/index.ts';
import { grantSteps } from '#shared/concerns/index.ts';

const instant = z.iso.datetime({ precision: 3 });
/** The reasons why no text tells her, as shown to staff. */
export const untoldReasons = [
  'stopped',
  'unreachable',
  'failed',
  'prefix',
  'budget',
  'limit',
  'night',
  'short',
] as const;

const outcomes = ['kept', 'given-up', 'seen', 'moved-on'] as const;

/**
 * The answer to concluding an activity: the end of its last session. Completion is then decided, person by
 * person.
 */
export const concludedAnswer = z.object({ activityId: z.uuidv7(), over: instant });
export type ConcludedAnswer = z.infer<typeof concludedAnswer>;

/** How staff settle a concern: they have dealt with it, or the person told them that she keeps her place. */
export const settleBody = z.strictObject({ outcome: z.enum(['kept', 'seen']) });
export type SettleBody = z.infer<typeof settleBody>;

/** A concern as shown to staff. */
export const concernAnswer = z.object({
  concernId: z.string(),
  about: z.enum(concernKinds),
  centre: z.enum(centreIds),
  status: z.enum(['open', 'settled']),
  code: z.nullable(z.string()),
  activityId: z.nullable(z.uuidv7()),
  sessionId: z.nullable(z.uuidv7()),
  registrationId: z.nullable(z.uuidv7()),
  personId: z.nullable(z.uuidv7()),
  /** Of a grant: which, and its short number. */
  grantId: z.nullable(z.uuidv7()),
  number: z.nullable(z.string()),
  /** The step that the grant waits for; `null` for concerns older than this field. */
  waitsFor: z.nullable(z.enum(grantSteps)),
  /** Of a budget that is not set. */
  year: z.nullable(z.int()),
  /** For people to call about a session changed with others: the rearrangement, whose list is one. */
  rearrangementId: z.nullable(z.uuidv7()),
  /** Put to the administrators, not to the team leader of the centre. */
  forAdministrators: z.boolean(),
  raisedAt: instant,
  settledAt: z.nullable(instant),
  outcome: z.nullable(z.enum(outcomes)),
  version: z.int().check(z.gte(1)),
});
export type ConcernAnswer = z.infer<typeof concernAnswer>;

/**
 * People who were not told something: who, what, why and since when. `what`: the text, or its subject, in the
 * language asked for. Erased people are on no list, so no person is `null`.
 */
export const untoldAnswer = z.object({
  concernId: z.string(),
  centre: z.enum(centreIds),
  person: z.object({ personId: z.uuidv7(), name: z.nullable(z.string()), phone: z.string() }),
  what: z.string(),
  reason: z.enum(untoldReasons),
  activityId: z.nullable(z.uuidv7()),
  messageId: z.nullable(z.string()),
  since: instant,
  /** When it stops mattering. */
  until: z.nullable(instant),
  version: z.int().check(z.gte(1)),
});
export type UntoldAnswer = z.infer<typeof untoldAnswer>;

/**
 * Someone whom no text tells in time that a session is called off or at another hour, with the number to
 * call.
 */
export const toCallAnswer = z.object({
  personId: z.uuidv7(),
  name: z.nullable(z.string()),
  phone: z.string(),
  reason: z.enum(untoldReasons),
});
export type ToCallAnswer = z.infer<typeof toCallAnswer>;

/**
 * The members of the problem `not-told-in-time`: how many are not told in time, and who, if the login may see
 * them.
 */
export const notToldMembers = z.object({ notTold: z.int(), people: z.array(toCallAnswer) });
export type NotToldMembers = z.infer<typeof notToldMembers>;

/** The people to call about a session, and who called whom when. Erased people are left out. */
export const callsAnswer = z.object({
  concernId: z.string(),
  centre: z.enum(centreIds),
  activityId: z.uuidv7(),
  sessionId: z.uuidv7(),
  code: z.string(),
  /** The act in which it was changed with others: with whose lists this is one. */
  rearrangementId: z.nullable(z.uuidv7()),
  status: z.enum(['open', 'settled']),
  /** Until when a call tells in time. */
  tellBy: instant,
  items: z.array(z.extend(toCallAnswer, { calledAt: z.nullable(instant), calledBy: z.nullable(z.string()) })),
  version: z.int().check(z.gte(1)),
});
export type CallsAnswer = z.infer<typeof callsAnswer>;

/**
 * What someone is to be called about: which session, when it was to begin and begins now (`null` where it is
 * cancelled).
 */
const missedSession = z.object({
  code: z.string(),
  activityId: z.uuidv7(),
  sessionId: z.uuidv7(),
  from: instant,
  to: z.nullable(instant),
  /** Until when a call tells in time. */
  tellBy: instant,
});

/**
 * A page of people whom no text tells in time of sessions moved or cancelled together, each once with all of
 * hers. Before the act it is a forecast, with `calledAt` `null`. Erased people are left out.
 */
export const rearrangedCallsAnswer = z.object({
  rearrangementId: z.uuidv7(),
  centre: z.enum(centreIds),
  /** Whether the act is done, so that these people must be called. */
  isDone: z.boolean(),
  /** How many there are in all, and how many are still to be called. */
  people: z.int(),
  toCall: z.int(),
  items: z.array(
    z.extend(toCallAnswer, {
      sessions: z.array(missedSession),
      /** When the last of her sessions was noted; `null` where one is open still. */
      calledAt: z.nullable(instant),
      calledBy: z.nullable(z.string()),
      /** Whether she is to be called still. */
      isOpen: z.boolean(),
    }),
  ),
  cursor: z.nullable(z.string()),
});
export type RearrangedCallsAnswer = z.infer<typeof rearrangedCallsAnswer>;

/** Who was called. */
export const calledBody = z.strictObject({ personId: z.uuidv7() });

/** An open one, with whom it is about: `null` for nobody, or someone who is erased by now. */
export const openConcernAnswer = z.extend(concernAnswer, {
  person: z.nullable(z.object({ name: z.nullable(z.string()), phone: z.string() })),
});
export type OpenConcernAnswer = z.infer<typeof openConcernAnswer>;
