import * as z from 'zod/mini';
import { eventOf, instant } from './envelope.ts';
import {
  activityKinds,
  ageBands,
  genders,
  groups,
  languages,
  questions,
  registrationStatuses,
} from './vocabulary.ts';

const status = z.enum(registrationStatuses);
/** In Baghdad: `2026-11`. */
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/**
 * What every fact about a registration carries: ids, and the coarse attributes that counting needs as they
 * were when the person registered, so that what was added for a registration can be taken back exactly.
 * Never a name, a phone number or a birth year.
 */
const registrationFacts = {
  registrationId: z.uuidv7(),
  activityId: z.uuidv7(),
  code: z.string().check(z.regex(/^[1-9]\d\d$/)),
  kind: z.enum(activityKinds),
  personId: z.uuidv7(),
  /** Places for children that go with hers; while she is in line for a place, how many she asks for. */
  childcare: z.int().check(z.gte(0), z.lte(5)),
  /**
   * Children of hers who stand in line for childcare, now that she has a place or is offered one; absent for
   * none.
   */
  childrenWaiting: z.optional(z.int().check(z.gte(1), z.lte(5))),
  gender: z.enum(genders),
  ageBand: z.enum(ageBands),
  group: z.enum(groups),
  /** The language to answer in. */
  language: z.enum(languages),
  /** That language is a guess: neither her own words nor a form showed it. */
  languageIsGuess: z.optional(z.literal(true)),
  /** When the person first asked for this activity; the month a registration is counted in. */
  registeredAt: instant,
  /** The status before, `null` when there was no registration before. */
  from: z.nullable(status),
  /**
   * Whether the registration had reached this status before: in this month in Baghdad, only in an earlier
   * one, or never as far as known. Absent if the status stays, and on events older than this field, which
   * count in no month's arrivals.
   */
  again: z.optional(z.enum(['never', 'this-month', 'earlier'])),
  /** The focal point who registered a person with a phone of her own, and is told of the outcome. */
  broughtBy: z.optional(z.uuidv7()),
};

/** The question the person is asked by text with the news. */
const asks = z.optional(z.enum(questions));

const movedTo = <To extends (typeof registrationStatuses)[number]>(to: To) => ({
  ...registrationFacts,
  to: z.literal(to),
});

/**
 * A place was taken: at once, by accepting an offer, or given from the line shortly before the first session.
 */
export const registrationConfirmed = eventOf(
  'registration.confirmed',
  z.strictObject({ ...movedTo('confirmed'), startsAt: instant, asks }),
);

/**
 * No place was free: the person stands in line. Her position is known only after the write, and changes;
 * older events hold one that was counted too early.
 */
export const registrationWaitlisted = eventOf(
  'registration.waitlisted',
  z.strictObject({ ...movedTo('waitlisted'), position: z.optional(z.int().check(z.gte(1))), asks }),
);

/** A place is held for the person until `deadline`. */
export const registrationOffered = eventOf(
  'registration.offered',
  z.strictObject({ ...movedTo('offered'), deadline: instant }),
);

/**
 * The person (or staff for her) gave up her place, her offer or her place in line; or facts she gave later
 * show that the activity is for others (`audience`); or she had her data erased, and could not be told of an
 * offer.
 */
export const registrationCancelled = eventOf(
  'registration.cancelled',
  z.strictObject({ ...movedTo('cancelled'), because: z.optional(z.enum(['audience', 'erased'])) }),
);

/** The person said no to an offered place. */
export const registrationDeclined = eventOf(
  'registration.declined',
  z.strictObject({ ...movedTo('cancelled') }),
);

/** An offer's deadline passed without an answer. */
export const registrationExpired = eventOf('registration.expired', z.strictObject({ ...movedTo('expired') }));

/**
 * Facts about the person were added or corrected after she registered: her counted attributes were `before`
 * and are now as in the facts. Or she brings another number of children, of whom some may have joined or left
 * the line for childcare. Her status stays.
 */
export const registrationDescribed = eventOf(
  'registration.described',
  z.strictObject({
    ...registrationFacts,
    from: status,
    to: status,
    before: z.strictObject({
      gender: registrationFacts.gender,
      ageBand: registrationFacts.ageBand,
      group: registrationFacts.group,
      childcare: registrationFacts.childcare,
      childrenWaiting: registrationFacts.childrenWaiting,
    }),
    /** The statuses the registration reached, and their months: there she was counted as `before`. */
    statusMonths: z.optional(z.partialRecord(status, z.array(month))),
  }),
);

/** `children` of hers who stood in line for childcare have places now. Her status stays. */
export const registrationChildcareGiven = eventOf(
  'registration.childcare-given',
  z.strictObject({
    ...registrationFacts,
    from: status,
    to: status,
    children: z.int().check(z.gte(1), z.lte(5)),
  }),
);

/** The activity is over, and she came often enough: `attended` of `sessions` that were held. */
export const registrationCompleted = eventOf(
  'registration.completed',
  z.strictObject({
    ...movedTo('completed'),
    certificate: z.string().check(z.minLength(6), z.maxLength(24)),
    attended: z.int().check(z.gte(0)),
    sessions: z.int().check(z.gte(0)),
  }),
);

/** The activity is over, and she did not come often enough. */
export const registrationDropped = eventOf(
  'registration.dropped',
  z.strictObject({
    ...movedTo('dropped'),
    attended: z.int().check(z.gte(0)),
    sessions: z.int().check(z.gte(0)),
  }),
);

export const registrationEvents = [
  registrationConfirmed,
  registrationWaitlisted,
  registrationOffered,
  registrationCancelled,
  registrationDeclined,
  registrationExpired,
  registrationDescribed,
  registrationChildcareGiven,
  registrationCompleted,
  registrationDropped,
] as const;

export type RegistrationEvent = z.infer<(typeof registrationEvents)[number]>;
