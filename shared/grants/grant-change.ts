import { type Actor, envelope as envelopeOf, type GrantEvent } from '#events/index.ts';
import type { Part } from './moves.ts';
import { type BudgetShift, type Grant, type GrantRefused, type KeptReport, owedBy } from './schema.ts';

/** Someone's permissions: the login that counts as a person, and the parts in which she acts. */
export type InPart = {
  /** `null` for the applicant, who holds the link. */
  readonly staffId: string | null;
  readonly parts: readonly Part[];
};

/** The person who makes a move, and the author of its event. */
export type Mover = InPart & { readonly actor: Actor };

export type Given = { readonly now: Date; readonly eventId: string; readonly mover: Mover };

/** The grant after a move, its event, and the other items of the same transaction. */
export type GrantChange = {
  readonly grant: Grant;
  readonly event: GrantEvent;
  readonly shift?: BudgetShift;
  /** Said to the group, in its language: kept apart from the event. */
  readonly reason?: string;
  readonly report?: Omit<KeptReport, 'files'>;
};

/** The outcome of a move: the change, or why it is refused. */
export type Decision = GrantChange | GrantRefused;

/** The effect of a move on the budget of the grant's year; none where no money moves. */
export const shifted = (
  { budgetYear }: Grant,
  shift: Omit<BudgetShift, 'year'>,
): { readonly shift?: BudgetShift } => {
  if (budgetYear === null) throw new Error('A grant with money has no budget');
  const isNothing = shift.reserved === 0 && shift.paid === 0 && shift.free === 0;
  return isNothing ? {} : { shift: { year: budgetYear, ...shift } };
};

/** The grant with changes, on its next version. */
export const raised = (before: Grant, { now }: Given, changes: Partial<Grant>): Grant => ({
  ...before,
  ...changes,
  since: changes.status === undefined || changes.status === before.status ? before.since : now.toISOString(),
  version: before.version + 1,
});

type PlainType = 'grant.screened' | 'grant.returned' | 'grant.interest-declared' | 'grant.report-returned';
/** An event with only the state of the grant before and after. */
export const plain = (before: Grant, after: Grant, given: Given, type: PlainType): GrantEvent => ({
  ...envelope(before, given),
  type,
  data: facts(before, after),
});

/** The envelope of every event of a grant. */
export const envelope = ({ grantId, centre }: Grant, { mover, ...given }: Given) =>
  envelopeOf({ ...given, actor: mover.actor }, centre, `grant/${grantId}`);

const nothingYet = { status: null, approved: null, paid: 0, returned: 0 } as const;
const standingOf = (grant: Grant) => {
  const { status, approved, paid, returned } = grant;
  const owed = owedBy(grant);
  return { status, approved, paid, returned, ...(owed === 0 ? {} : { owed }) };
};

/** What every event of a grant tells; `before` is absent for one that is new. */
export const facts = (before: Grant | undefined, after: Grant) => ({
  grantId: after.grantId,
  number: after.number,
  theme: after.theme,
  personId: after.personId,
  language: after.language,
  application: after.application,
  currency: after.currency,
  asked: after.asked,
  submittedAt: after.submittedAt,
  before: before === undefined ? nothingYet : standingOf(before),
  after: standingOf(after),
});
