import * as z from 'zod/mini';
import { centreIds, currencies, grantStatuses, grantThemes, languages } from '#events/index.ts';
import { contentFields, membersAsked, moveNames, partOfContent } from '#shared/grants/schema.ts';
import { personName } from '#shared/people/index.ts';
import { phoneField } from '#shared/web/schema.ts';

const instant = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
const amount = z.int().check(z.gte(0));
/** Six digits. */
export const grantNumber = z.string().check(z.regex(/^[1-9]\d{5}$/));

/**
 * Submits a whole application on behalf of a group. With the number of a draft begun by text, it replaces the
 * content of that draft; files that arrived stay. `phone` comes out as E.164.
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

/** Submits a returned application again; absent parts stay as they were. */
export const handInAgainBody = partOfContent;

const file = z.object({
  fileId: z.string(),
  name: z.string(),
  type: z.string(),
  size: amount,
  status: z.enum(['expected', 'kept']),
});
const acted = z.nullable(z.object({ by: z.string(), at: instant }));

/** A grant as shown in a list, without names. */
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
  /** The sum of the first of two approvals, if given. */
  proposed: z.nullable(amount),
  approved: z.nullable(amount),
  paid: amount,
  returned: amount,
  /** The sum the group still has to give back. */
  owed: amount,
  /** The sum that one person took back, and another must confirm. */
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

/** A grant as shown to staff who have a part in it. */
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
  /** The last reason given to the group: why the grant was returned, or ended. */
  reason: z.nullable(z.string()),
  /** The moves this login may make now. */
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
  /**
   * The name that she signs in with; `null` for others, and for staff who have not signed in since names are
   * noted.
   */
  authorName: z.nullable(z.string()),
  application: z.int().check(z.gte(1)),
  before: standing,
  after: standing,
  /** Which part of the plan was handed over, or confirmed. */
  tranche: z.nullable(z.int().check(z.gte(1))),
  /**
   * The sum of the move: asked for, approved by this approver, handed over, confirmed, spent or, at the end
   * of a grant, no longer reserved.
   */
  amount: z.nullable(amount),
  reason: z.nullable(z.string()),
  /** Whether the group has submitted again what was returned for this reason. */
  isAnswered: z.boolean(),
});
export type HistoryItem = z.infer<typeof historyItem>;

/** A draft begun by text or on the web and not submitted, for staff who fill it in. */
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

/** A centre's grant budget of a year, in the smallest unit of its currency. */
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

/** A phone that gets the daily digest of a centre's panel. */
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
/** A meeting of a panel: its applications, its members' scores, and the outcome. */
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
      /** The grant as it is now; left out of lists. */
      grant: z.optional(grantItem),
    }),
  ),
  version: z.int().check(z.gte(1)),
});
export type PanelAnswer = z.infer<typeof panelAnswer>;
