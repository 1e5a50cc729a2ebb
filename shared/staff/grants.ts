import * as z from 'zod/mini';
import { centreIds, currencies, grantStatuses, grantThemes, languages } from '#events/index.ts';
import { contentFields, membersAsked, moveNames, partOfContent } from '#shared/grants/schema.ts';
import { personName } from '#shared/people/schema.ts';
import { phoneField } from '#shared/web/schema.ts';

const instant = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
const amount = z.int().check(z.gte(0));
/** Six digits. */
export const grantNumber = z.string().check(z.regex(/^[1-9]\d{5}$/));

/**
 * Hands an application in on behalf of a group: the whole of it, under the number of what was begun by text where one is
 * given, in place of what is written there; files that came stay with it. `phone` comes out as E.164.
 */
export const handInBody = z.strictObject({
  centre: z.enum(centreIds),
  language: z.enum(languages),
  consent: z.literal(true),
  number: z.optional(grantNumber),
  contact: z.strictObject({ name: personName, phone: phoneField }),
  members: z.array(personName).check(z.minLength(membersAsked), z.maxLength(membersAsked)),
  ...z.strictObject(contentFields).shape,
});
export type HandInBody = z.infer<typeof handInBody>;

/** Hands in anew what was returned; what is not given stays as it was. */
export const handInAgainBody = partOfContent;

const file = z.object({
  fileId: z.string(),
  name: z.string(),
  type: z.string(),
  size: amount,
  status: z.enum(['expected', 'kept']),
});
const acted = z.nullable(z.object({ by: z.string(), at: instant }));

/** A grant as a list shows it: no one's name. */
export const grantItem = z.object({
  grantId: z.uuidv7(),
  number: grantNumber,
  centre: z.enum(centreIds),
  theme: z.enum(grantThemes),
  place: z.string(),
  currency: z.enum(currencies),
  status: z.enum(grantStatuses),
  since: instant,
  submittedAt: instant,
  application: z.int().check(z.gte(1)),
  asked: amount,
  /** Where the first of two approvals was given: its sum. */
  proposed: z.nullable(amount),
  approved: z.nullable(amount),
  paid: amount,
  returned: amount,
  /** What the group has to give back still. */
  owed: amount,
  /** What one person took back of it, and another must confirm. */
  takenBack: z.nullable(amount),
  reportDueOn: z.nullable(day),
  version: z.int().check(z.gte(1)),
});
export type GrantItem = z.infer<typeof grantItem>;

/** One submitted version. */
export const versionAnswer = z.object({
  application: z.int().check(z.gte(1)),
  submittedAt: instant,
  currency: z.enum(currencies),
  ...contentFields,
  files: z.array(file),
});
export type VersionAnswer = z.infer<typeof versionAnswer>;

/** A grant as those see it who have a part in it. */
export const grantAnswer = z.extend(grantItem, {
  content: versionAnswer,
  /** Who applied: the contact person, `null` where she had her data erased, and the other members. */
  contact: z.nullable(z.object({ name: z.nullable(z.string()), phone: z.string() })),
  members: z.array(z.string()),
  approvals: z.array(z.object({ by: z.string(), at: instant, amount })),
  interests: z.array(z.string()),
  tranches: z.array(
    z.object({
      tranche: z.int().check(z.gte(1)),
      amount,
      dueOn: day,
      condition: z.string(),
      disbursed: acted,
      confirmed: acted,
    }),
  ),
  report: z.nullable(
    z.object({
      peopleReached: amount,
      spent: z.array(amount),
      story: z.string(),
      files: z.array(file),
      reportedAt: instant,
    }),
  ),
  /** What was last said to the group: why it was given back, or came to nothing. */
  reason: z.nullable(z.string()),
  /** What this login may do with it now. */
  can: z.array(z.enum(['submit', ...moveNames])),
});
export type GrantAnswer = z.infer<typeof grantAnswer>;

const standing = z.object({
  status: z.nullable(z.enum(grantStatuses)),
  approved: z.nullable(amount),
  paid: amount,
  returned: amount,
  owed: z.optional(amount),
});
/** One move of a grant's life. */
export const historyItem = z.object({
  eventId: z.uuidv7(),
  type: z.string(),
  at: instant,
  /** A member of staff by her id, `participant` for the group, or a function of ours. */
  author: z.string(),
  /** The name that she signs in with; `null` for who is no staff, or never signed in since names are noted. */
  authorName: z.nullable(z.string()),
  application: z.int().check(z.gte(1)),
  before: standing,
  after: standing,
  /** Which part of the plan was handed over, or confirmed. */
  tranche: z.nullable(z.int().check(z.gte(1))),
  /**
   * The sum that it was about: asked for, approved by this approver, handed over, confirmed, spent, or, of an end, what is
   * reserved no longer.
   */
  amount: z.nullable(amount),
  reason: z.nullable(z.string()),
  /** Whether the group has handed in anew what was given back with that reason. */
  isAnswered: z.boolean(),
});
export type HistoryItem = z.infer<typeof historyItem>;

/** What was begun by text or on the web and is not handed in, for staff who fill it in. */
export const draftAnswer = z.object({
  number: grantNumber,
  centre: z.enum(centreIds),
  language: z.enum(languages),
  currency: z.enum(currencies),
  contact: z.object({ name: z.nullable(z.string()), phone: z.nullable(z.string()) }),
  members: z.array(z.string()),
  content: partOfContent,
});
export type DraftAnswer = z.infer<typeof draftAnswer>;

/** What a centre may grant in a year; in the smallest unit of its currency. */
export const budgetBody = z.strictObject({ total: z.int().check(z.gte(0), z.lte(1_000_000_000_000)) });
export const budgetAnswer = z.object({
  centre: z.enum(centreIds),
  year: z.int(),
  currency: z.enum(currencies),
  total: amount,
  reserved: amount,
  paid: amount,
  free: amount,
  version: z.int().check(z.gte(0)),
});
export type BudgetAnswer = z.infer<typeof budgetAnswer>;

/** A phone that is told each morning what waits for the panel of a centre. */
export const panelMemberBody = z.strictObject({
  phone: phoneField,
  language: z.enum(languages),
  centre: z.enum(centreIds),
});
export const panelMemberAnswer = z.object({
  panelMemberId: z.uuidv7(),
  phone: z.string(),
  language: z.enum(languages),
  centre: z.enum(centreIds),
  addedAt: instant,
});
export type PanelMemberAnswer = z.infer<typeof panelMemberAnswer>;

const scores = z.object({ staffId: z.string(), scores: z.array(z.int()) });
/** A meeting of a panel: what it looks at, what each of it thinks, and what came of it. */
export const panelAnswer = z.object({
  panelId: z.uuidv7(),
  centre: z.enum(centreIds),
  heldOn: day,
  criteria: z.array(z.string()),
  status: z.enum(['called', 'decided']),
  decidedAt: z.nullable(instant),
  applications: z.array(
    z.object({
      grantId: z.uuidv7(),
      decision: z.nullable(z.enum(['approve', 'reject', 'return', 'postpone'])),
      scores: z.array(scores),
      /** The mean of all scores given, to a tenth; `null` where none is. */
      mean: z.nullable(z.number()),
      /** As it stands now; left out of lists. */
      grant: z.optional(grantItem),
    }),
  ),
  version: z.int().check(z.gte(1)),
});
export type PanelAnswer = z.infer<typeof panelAnswer>;
