import * as z from 'zod/mini';
import {
  type CentreId,
  type Currency,
  centreIds,
  type GrantStatus,
  type GrantTheme,
  grantThemes,
  type Language,
} from '#events/index.ts';
import { shownText } from '#shared/language/letters/shown-text.ts';
import type { FileRef } from '#shared/uploads/schema.ts';

/** The most an application may ask for, in the smallest unit of its currency: a hundred million dinars. */
export const mostAsked = 100_000_000;
/** Whole dinars, or cents of a dollar. */
export const amount = z.int().check(z.gte(1), z.lte(mostAsked));
/** A day of the calendar in Baghdad. */
const day = z.iso.date().check(z.regex(/^20[2-9]\d-/));

export const mostLines = 10;
export const mostFiles = 10;
export const membersAsked = 2;
export const mostTranches = 6;

const budgetLine = z.strictObject({ what: shownText(80), amount });

/** The content of an application; parts not yet written are absent. Never a person's name. */
export const contentFields = {
  theme: z.enum(grantThemes),
  /** The place of the project: a street, a school, a park. */
  place: shownText(120),
  what: shownText(1_500),
  why: shownText(1_500),
  amount,
  /** The budget lines; they add up to the amount. */
  lines: z.array(budgetLine).check(z.minLength(1), z.maxLength(mostLines)),
  startsOn: day,
  endsOn: day,
} as const;
const wholeContent = z.strictObject(contentFields);
export const partOfContent = z.partial(wholeContent);
export type Content = z.infer<typeof wholeContent>;
export type PartOfContent = z.infer<typeof partOfContent>;

/** A file of an application or a report. */
export type GrantFile = FileRef;

/** An application as it is being written. Its names and its phone leave it when it is submitted. */
export type Draft = {
  readonly draftId: string;
  /** 128 random bits, base64url: with the id they are the token of its link. */
  readonly secret: string;
  readonly number: string;
  readonly centre: CentreId;
  readonly currency: Currency;
  readonly language: Language;
  readonly contact: { readonly name: string | null; readonly phone: string | null };
  readonly members: readonly string[];
  /**
   * The phone that began it by text. The link is sent again only there: a number on the form may be anyone's.
   */
  readonly textedFrom: string | null;
  readonly content: PartOfContent;
  readonly files: readonly GrantFile[];
  /** Receipts and photos for the report, while the grant is being paid. */
  readonly reportFiles: readonly GrantFile[];
  /** Once it was submitted: the grant it became. */
  readonly grantId: string | null;
  readonly version: number;
  readonly changedAt: string;
};

/** One submitted version, as it was then. */
export type ApplicationVersion = Content & {
  readonly grantId: string;
  readonly application: number;
  readonly currency: Currency;
  readonly files: readonly GrantFile[];
  readonly submittedAt: string;
};

export type Tranche = {
  /** From 1, in the order in which they are paid. */
  readonly tranche: number;
  readonly amount: number;
  readonly dueOn: string;
  /** The condition for paying, in staff's words; empty for none. */
  readonly condition: string;
  readonly disbursed: { readonly by: string; readonly at: string } | null;
  readonly confirmed: { readonly by: string; readonly at: string } | null;
};

/** A sum, and who approved or confirmed it. */
export type Approval = { readonly by: string; readonly at: string; readonly amount: number };

/**
 * The steps of a grant's life; `moves.ts` says who may make each, from where. Handing in is not among them.
 */
export const moveNames = [
  'screen',
  'return',
  'reject',
  'approve',
  'declare-interest',
  'plan',
  'disburse',
  'confirm',
  'report',
  'return-report',
  'close',
  'withdraw',
  'cancel',
  'take-back',
  'confirm-back',
] as const;
export type MoveName = (typeof moveNames)[number];

/** The final report of a group. */
export const report = z.strictObject({
  peopleReached: z.int().check(z.gte(0), z.lte(1_000_000)),
  /** The sum spent on each budget line, in their order. */
  spent: z.array(z.int().check(z.gte(0), z.lte(mostAsked))).check(z.minLength(1), z.maxLength(mostLines)),
  story: shownText(2_000),
});
export type Report = z.infer<typeof report>;
export type KeptReport = Report & { readonly files: readonly GrantFile[]; readonly reportedAt: string };

/** The state of a grant: what decisions and lists need. Names no one; staff appear by their ids. */
export type Grant = {
  readonly grantId: string;
  readonly number: string;
  /** The draft whose link leads to it, and whose folder holds its files. */
  readonly draftId: string;
  readonly centre: CentreId;
  readonly theme: GrantTheme;
  readonly place: string;
  readonly currency: Currency;
  readonly language: Language;
  /** The contact person. */
  readonly personId: string;
  readonly status: GrantStatus;
  readonly since: string;
  /** Raised with every change. */
  readonly version: number;
  /** Of the application: raised when it is submitted anew. */
  readonly application: number;
  readonly asked: number;
  /** The budget lines' own amounts, in their order. */
  readonly lines: readonly number[];
  readonly submittedAt: string;
  /**
   * Everyone of the staff who ever submitted it on behalf of the group, or screened it: none of them may
   * approve it.
   */
  readonly submittedBy: readonly string[];
  readonly screenedBy: readonly string[];
  readonly interests: readonly string[];
  /** Of this version of the application. */
  readonly approvals: readonly Approval[];
  readonly approved: number | null;
  readonly approvedAt: string | null;
  /** Whether it was ever decided; the days until the decision are counted once. */
  readonly decided: boolean;
  readonly budgetYear: number | null;
  readonly tranches: readonly Tranche[];
  readonly reportDueOn: string | null;
  readonly paid: number;
  /** The sum the group gave back, confirmed by two people. */
  readonly returned: number;
  /** The sum it still has to give back; absent in grants that ended before this field. */
  readonly owed?: number;
  /** A sum one person has taken back, and a second must confirm. */
  readonly takenBack?: Approval | null;
  /** The last report; `by` is the member of staff who handed it in for the group. */
  readonly report: {
    readonly eventId: string;
    readonly peopleReached: number;
    readonly spent: number;
    readonly by: string | null;
  } | null;
};

/** The part of the paid sum that the group has to give back. */
export const owedBy = ({ owed = 0 }: Pick<Grant, 'owed'>): number => owed;

/** A centre's budget of a year in Baghdad: `reserved + paid + free = total` at every instant. */
export type Budget = {
  readonly centre: CentreId;
  readonly year: number;
  readonly currency: Currency;
  readonly total: number;
  readonly reserved: number;
  readonly paid: number;
  readonly free: number;
  readonly version: number;
};

/** The effect of a move on the budget of a year; the three sums add up to 0. */
export type BudgetShift = {
  readonly year: number;
  readonly reserved: number;
  readonly paid: number;
  readonly free: number;
};

/** The currency of a centre, and the sum above which two must approve, in its smallest unit. */
const grantRule = z.strictObject({
  currency: z.enum(['IQD', 'USD']),
  twoApproversAbove: z.int().check(z.gte(0)),
});
export type GrantRule = z.infer<typeof grantRule>;
const grantRules = z.record(z.enum(centreIds), grantRule);
export type GrantRules = z.infer<typeof grantRules>;

/**
 * The rules of a function, from its environment.
 * @param text JSON, as infra/settings/grants.ts writes it
 * @throws when it is not there or not as expected: nothing is granted without rules
 */
export function grantRulesFrom(text: string | undefined): GrantRules {
  if (text === undefined) throw new Error('GRANTS is not set: by which rules is granted is not known');
  return grantRules.parse(JSON.parse(text));
}

/** The field of an application that a refusal is about, as a JSON pointer, and what is the matter with it. */
export type Flaw = {
  readonly pointer: string;
  readonly reason: 'required' | 'linesSum' | 'endsBeforeStart' | 'membersMissing';
};

/** Why something could not be done with a grant. */
export type GrantRefused =
  | { readonly refused: 'unknown' }
  | { readonly refused: 'version-changed'; readonly version: number }
  /** The move is not possible in this status. */
  | { readonly refused: 'not-now'; readonly status: GrantStatus }
  /** The move is not for this person. */
  | { readonly refused: 'not-yours' }
  /** A person other than the one of the previous step must do this one. */
  | { readonly refused: 'second-person' }
  | { readonly refused: 'interest-declared' }
  /** The version read is not the application's last. */
  | { readonly refused: 'application-changed'; readonly application: number }
  | { readonly refused: 'too-much'; readonly most: number }
  /** The second approver's sum must be the first's. */
  | { readonly refused: 'amount-differs'; readonly amount: number }
  | { readonly refused: 'budget-short'; readonly free: number }
  | { readonly refused: 'no-budget'; readonly year: number }
  | { readonly refused: 'incomplete'; readonly flaws: readonly Flaw[] }
  /** The parts do not add up to what was approved, or change what was handed over already. */
  | { readonly refused: 'plan-does-not-fit' }
  | { readonly refused: 'no-such-tranche' }
  /** A part was handed over and is not confirmed yet. */
  | { readonly refused: 'payment-under-way' }
  /** One sum for each budget line, together no more than was paid. */
  | { readonly refused: 'spent-does-not-fit'; readonly most: number }
  | { readonly refused: 'too-many-on-phone' };
