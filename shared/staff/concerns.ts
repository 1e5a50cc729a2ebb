import * as z from 'zod/mini';
import { centreIds, concernKinds } from '#events/index.ts';
import { grantSteps } from '#shared/concerns/index.ts';

const instant = z.iso.datetime({ precision: 3 });
/** Why no text tells her, as staff are told it. */
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

/** What is answered to concluding an activity: the end of its last session. It is decided from now on, person by person. */
export const concludedAnswer = z.object({ activityId: z.uuidv7(), over: instant });
export type ConcludedAnswer = z.infer<typeof concludedAnswer>;

/** How staff settle a concern: they have seen to it, or the person told them that she keeps her place. */
export const settleBody = z.strictObject({ outcome: z.enum(['kept', 'seen']) });
export type SettleBody = z.infer<typeof settleBody>;

/** What is told of a concern. */
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
  /** What that grant waits for; `null` for a concern that is older than that was noted. */
  waitsFor: z.nullable(z.enum(grantSteps)),
  /** Of a budget that is not set. */
  year: z.nullable(z.int()),
  /** Of people to be called about a session that was changed with others in one act: which, whose list is one. */
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
 * Who has not been told what, why, since when. `what`: the text, or what was to be told, in the asked language. The person is
 * `null` in no line: whoever is erased is on no list.
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
  /** From when on it matters no more. */
  until: z.nullable(instant),
  version: z.int().check(z.gte(1)),
});
export type UntoldAnswer = z.infer<typeof untoldAnswer>;

/** Someone whom no text tells in time that a session is called off or at another hour, with the number to call. */
export const toCallAnswer = z.object({
  personId: z.uuidv7(),
  name: z.nullable(z.string()),
  phone: z.string(),
  reason: z.enum(untoldReasons),
});
export type ToCallAnswer = z.infer<typeof toCallAnswer>;

/** How many are not told in time, as `not-told-in-time` has it besides its title; and who, for a login that may see them. */
export const notToldMembers = z.object({ notTold: z.int(), people: z.array(toCallAnswer) });
export type NotToldMembers = z.infer<typeof notToldMembers>;

/** Whom to call about a session, and who called whom when. Whoever is erased is not on it. */
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

/** What someone is to be called about: which session, when it was to begin and begins now (`null` where it is cancelled). */
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
 * A page of those whom no text tells in time of sessions that are moved or cancelled together, each once with all of hers:
 * before it is done who they would be, `calledAt` then `null`. Whoever is erased is not on it.
 */
export const rearrangedCallsAnswer = z.object({
  rearrangementId: z.uuidv7(),
  centre: z.enum(centreIds),
  /** Whether it is done, and they are to be called. */
  isDone: z.boolean(),
  /** How many there are in all, and how many of them are to be called still. */
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
