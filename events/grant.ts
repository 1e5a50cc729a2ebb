import * as z from 'zod/mini';
import { eventOf, instant } from './envelope.ts';
import { centreIds, currencies, grantStatuses, grantThemes, languages } from './vocabulary.ts';

/** Whole dinars, or cents of a dollar. */
const amount = z.int().check(z.gte(0));
const year = z.int().check(z.gte(2020), z.lte(2100));

/** A grant's money and step at one moment; `approved` is `null` while nothing is. */
const standing = z.strictObject({
  status: z.nullable(z.enum(grantStatuses)),
  approved: z.nullable(amount),
  paid: amount,
  returned: amount,
  /** The sum the group still has to give back; absent if none. */
  owed: z.optional(amount),
});

/**
 * The facts in every event of a grant: its ids, and its status before and after. Never names, reasons or
 * plans.
 */
const grantFacts = {
  grantId: z.uuidv7(),
  /** The short number that people say and text. */
  number: z.string().check(z.regex(/^[1-9]\d{5}$/)),
  theme: z.enum(grantThemes),
  /** The contact person, and the language of her texts. */
  personId: z.uuidv7(),
  language: z.enum(languages),
  /** Which version of the application it is about: 1 for the first submitted. */
  application: z.int().check(z.gte(1)),
  currency: z.enum(currencies),
  /** The sum the application asks for. */
  asked: amount,
  /** When its first version was submitted. */
  submittedAt: instant,
  before: standing,
  after: standing,
};
const grantEvent = <Type extends `grant.${string}`>(type: Type) => eventOf(type, z.strictObject(grantFacts));

/**
 * A group applied, or submitted anew what was returned to it; `askedBefore` is what the version before asked
 * for.
 */
export const grantSubmitted = eventOf(
  'grant.submitted',
  z.strictObject({ ...grantFacts, askedBefore: z.nullable(amount) }),
);

/** Staff read the application and found it ready to be decided. */
export const grantScreened = grantEvent('grant.screened');

/** Given back to the group to be changed; the reason is told behind its link. */
export const grantReturned = grantEvent('grant.returned');

/** The first of two approvers said yes; a second must. */
export const grantSeconded = eventOf(
  'grant.approval-given',
  z.strictObject({ ...grantFacts, proposed: amount }),
);

/** Approved, and its sum reserved in the centre's budget; `days` since it was first submitted, whole ones. */
export const grantApproved = eventOf(
  'grant.approved',
  z.strictObject({ ...grantFacts, budgetYear: year, days: z.int().check(z.gte(0)) }),
);

/** The sum that an ending gives back to the budget, and when that sum was approved. */
const ending = { released: amount, approvedAt: z.nullable(instant) };

/** Not approved, or not any more; `days` as of an approval, `null` where that was the decision before. */
export const grantRejected = eventOf(
  'grant.rejected',
  z.strictObject({ ...grantFacts, ...ending, days: z.nullable(z.int().check(z.gte(0))) }),
);

/** The group takes it back. */
export const grantWithdrawn = eventOf('grant.withdrawn', z.strictObject({ ...grantFacts, ...ending }));

/** The centre ends it; what was paid stays paid. */
export const grantCancelled = eventOf('grant.cancelled', z.strictObject({ ...grantFacts, ...ending }));

/** An approver said that she has an interest in it, and is barred from deciding on it. */
export const grantInterestDeclared = grantEvent('grant.interest-declared');

/** The plan was agreed: the parts with their days, and the due day of the report. */
export const grantPlanned = eventOf(
  'grant.planned',
  z.strictObject({ ...grantFacts, tranches: z.int().check(z.gte(1)), reportDueOn: z.iso.date() }),
);

const tranche = { tranche: z.int().check(z.gte(1)), amount };

/** A part was handed over; it counts as paid when someone else has confirmed it. */
export const grantDisbursed = eventOf('grant.disbursed', z.strictObject({ ...grantFacts, ...tranche }));

/** Someone else confirmed that a part arrived. */
export const grantPaymentConfirmed = eventOf(
  'grant.payment-confirmed',
  z.strictObject({ ...grantFacts, ...tranche }),
);

/** The group reported on the money. */
export const grantReported = eventOf(
  'grant.reported',
  z.strictObject({ ...grantFacts, peopleReached: z.int().check(z.gte(0)), spent: amount }),
);

/** The report was given back to be completed. */
export const grantReportReturned = grantEvent('grant.report-returned');

/** The grant is closed: the group owes the unspent sum, and the unpaid sum is released. */
export const grantClosed = eventOf(
  'grant.closed',
  z.strictObject({ ...grantFacts, released: amount, peopleReached: z.int().check(z.gte(0)), spent: amount }),
);

/** Someone says that the group gave a sum back; it counts as returned when someone else has confirmed it. */
export const grantRepaid = eventOf('grant.repaid', z.strictObject({ ...grantFacts, amount }));

/** Someone else confirmed the returned sum: it is back in the budget. */
export const grantRepaymentConfirmed = eventOf(
  'grant.repayment-confirmed',
  z.strictObject({ ...grantFacts, amount }),
);

/** The budget of a centre for a year was set or changed. */
export const budgetSet = eventOf(
  'budget.set',
  z.strictObject({
    /** The centre of the budget, as in the envelope. */
    budgetOf: z.enum(centreIds),
    budgetYear: year,
    currency: z.enum(currencies),
    total: amount,
    before: z.nullable(amount),
  }),
);

export const grantEvents = [
  grantSubmitted,
  grantScreened,
  grantReturned,
  grantSeconded,
  grantApproved,
  grantRejected,
  grantWithdrawn,
  grantCancelled,
  grantInterestDeclared,
  grantPlanned,
  grantDisbursed,
  grantPaymentConfirmed,
  grantReported,
  grantReportReturned,
  grantClosed,
  grantRepaid,
  grantRepaymentConfirmed,
  budgetSet,
] as const;
export type GrantEvent = Exclude<z.infer<(typeof grantEvents)[number]>, BudgetEvent>;
export type BudgetEvent = z.infer<typeof budgetSet>;
