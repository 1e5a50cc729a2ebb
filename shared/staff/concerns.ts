import * as z from 'zod/mini';
import { centreIds, concernKinds } from '../../events/index.ts';
import { grantSteps } from '../concerns/index.ts';

const instant = z.iso.datetime({ precision: 3 });
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
  raisedAt: instant,
  settledAt: z.nullable(instant),
  outcome: z.nullable(z.enum(outcomes)),
  version: z.int().check(z.gte(1)),
});
export type ConcernAnswer = z.infer<typeof concernAnswer>;

/** An open one, with whom it is about: `null` for nobody, or someone who is erased by now. */
export const openConcernAnswer = z.extend(concernAnswer, {
  person: z.nullable(z.object({ name: z.nullable(z.string()), phone: z.string() })),
});
export type OpenConcernAnswer = z.infer<typeof openConcernAnswer>;
