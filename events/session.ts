import * as z from 'zod/mini';
import { eventOf, instant } from './envelope.ts';
import { activityKinds } from './vocabulary.ts';

const sessionFacts = {
  activityId: z.uuidv7(),
  code: z.string().check(z.regex(/^[1-9]\d\d$/)),
  kind: z.enum(activityKinds),
  sessionId: z.uuidv7(),
  startsAt: instant,
  endsAt: instant,
};

/** The rearrangement that changed the session with others, and tells people of all in one text. */
const amongMany = { rearrangementId: z.optional(z.uuidv7()) };

/** A session is at another time, or in another room, than it was announced. */
export const sessionMoved = eventOf(
  'session.moved',
  z.strictObject({
    ...sessionFacts,
    room: z.nullable(z.string().check(z.maxLength(40))),
    before: z.strictObject({ startsAt: instant, endsAt: instant }),
    ...amongMany,
  }),
);

/** A session does not take place. */
export const sessionCancelled = eventOf(
  'session.cancelled',
  z.strictObject({ ...sessionFacts, ...amongMany }),
);

/** The first person was marked present or late: the session took place. */
export const sessionHeld = eventOf('session.held', z.strictObject(sessionFacts));

/** The last mark of presence was corrected: the session did not take place after all. */
export const sessionUnheld = eventOf('session.unheld', z.strictObject(sessionFacts));

export const sessionEvents = [sessionMoved, sessionCancelled, sessionHeld, sessionUnheld] as const;
export type SessionEvent = z.infer<(typeof sessionEvents)[number]>;
