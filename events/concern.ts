import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';
import { activityKinds, concernKinds, languages } from './vocabulary.ts';

const concernFacts = {
  concernId: z.string().check(z.minLength(1), z.maxLength(120)),
  about: z.enum(concernKinds),
  activityId: z.optional(z.uuidv7()),
  code: z.optional(z.string().check(z.regex(/^[1-9]\d\d$/))),
  kind: z.optional(z.enum(activityKinds)),
  sessionId: z.optional(z.uuidv7()),
  registrationId: z.optional(z.uuidv7()),
  personId: z.optional(z.uuidv7()),
  /** For a grant. Not called `grantId`, because its event is kept with the concern. */
  aboutGrant: z.optional(z.uuidv7()),
  number: z.optional(z.string().check(z.regex(/^[1-9]\d{5}$/))),
  /** For a budget that is not set: its year. */
  year: z.optional(z.int().check(z.gte(2020), z.lte(2100))),
  /** Whether it is put to the administrators, who see these concerns of all centres together. */
  forAdministrators: z.optional(z.literal(true)),
  /** For news that was not told: the message, if there is one, and the reason as in `message.dropped`. */
  messageId: z.optional(z.string().check(z.regex(/^[\w-]{8,64}$/))),
  reason: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  /** The language to ask the person in. */
  language: z.optional(z.enum(languages)),
  /** That language is a guess. */
  languageIsGuess: z.optional(z.literal(true)),
};

/** A concern waits for a team leader; a person is asked by text about her absences. */
export const concernRaised = eventOf('concern.raised', z.strictObject(concernFacts));

/** Staff settled the concern, the person answered, or the grant it is about moved on. */
export const concernSettled = eventOf(
  'concern.settled',
  z.strictObject({ ...concernFacts, outcome: z.enum(['kept', 'given-up', 'seen', 'moved-on']) }),
);

/** Staff called a person whom no text told in time of a changed session. */
export const concernCalled = eventOf(
  'concern.called',
  z.strictObject({
    ...z.pick(z.object(concernFacts), { concernId: true, activityId: true, code: true, sessionId: true })
      .shape,
    about: z.literal('calls'),
    personId: z.uuidv7(),
  }),
);

export const concernEvents = [concernRaised, concernSettled, concernCalled] as const;
export type ConcernEvent = z.infer<(typeof concernEvents)[number]>;
