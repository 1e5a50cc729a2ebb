import type { Actor, GrantEvent } from '#events/index.ts';
import { localYear } from '#shared/language/time/time.ts';
import type { Move } from './moves.ts';
import { type InPart, owedBy, refusalFor } from './permissions.ts';
import type { BudgetShift, Grant, GrantRefused, GrantRule, KeptReport, Tranche } from './schema.ts';

/** Whoever makes a move, and the author of its event. */
export type Mover = InPart & { readonly actor: Actor };

export type Given = { readonly now: Date; readonly eventId: string; readonly mover: Mover };

/** The grant as it is now, what happened, and what goes with it in the same transaction. */
export type GrantChange = {
  readonly grant: Grant;
  readonly event: GrantEvent;
  readonly shift?: BudgetShift;
  /** Said to the group, in its language: kept apart from the event. */
  readonly reason?: string;
  readonly report?: Omit<KeptReport, 'files'>;
};

type Decision = GrantChange | GrantRefused;

/** Makes a move, or says why not. `rule` is that of the grant's centre. */
export function decideMove(before: Grant, move: Move, rule: GrantRule, given: Given): Decision {
  const barred = refusalFor(before, move.move, given.mover);
  if (barred !== undefined) return barred;
  switch (move.move) {
    case 'screen':
      return screen(before, given);
    case 'return':
      return give(before, given, 'grant.returned', { status: 'returned', approvals: [] }, move.reason);
    case 'return-report':
      return give(before, given, 'grant.report-returned', { status: 'disbursing' }, move.reason);
    case 'reject':
      return reject(before, move.reason, given);
    case 'approve':
      return approve(before, move, rule, given);
    case 'declare-interest':
      return declareInterest(before, given);
    case 'plan':
      return plan(before, move, given);
    case 'disburse':
      return disburse(before, move.tranche, given);
    case 'confirm':
      return confirm(before, move.tranche, given);
    case 'report':
      return handIn(before, move, given);
    case 'close':
      return close(before, given);
    case 'withdraw':
      return withdraw(before, given);
    case 'cancel':
      return cancel(before, move, given);
    case 'take-back':
      return takeBack(before, move.amount, given);
    case 'confirm-back':
      return confirmBack(before, given);
  }
}

function screen(before: Grant, given: Given): Decision {
  const { staffId } = given.mover;
  if (staffId === null) return { refused: 'not-yours' };
  const grant = raised(before, given, {
    status: 'screened',
    screenedBy: withOne(before.screenedBy, staffId),
  });
  return { grant, event: plain(before, grant, given, 'grant.screened') };
}

/** Gives the application, or the report, back to the group. */
function give(
  before: Grant,
  given: Given,
  type: 'grant.returned' | 'grant.report-returned',
  changes: Partial<Grant>,
  reason: string,
): Decision {
  const grant = raised(before, given, changes);
  return { grant, event: plain(before, grant, given, type), reason };
}

function reject(before: Grant, reason: string, given: Given): Decision {
  const { grant, shift, ending } = ended(before, 'rejected', given);
  const days = before.decided ? null : daysBetween(before.submittedAt, given.now);
  const decided = { ...grant, decided: true };
  return {
    grant: decided,
    ...shift,
    reason,
    event: {
      ...envelope(before, given),
      type: 'grant.rejected',
      data: { ...facts(before, decided), ...ending, days },
    },
  };
}

function approve(
  before: Grant,
  { amount, application }: Extract<Move, { move: 'approve' }>,
  { twoApproversAbove }: GrantRule,
  given: Given,
): Decision {
  const { staffId } = given.mover;
  if (staffId === null) return { refused: 'not-yours' };
  if (application !== before.application)
    return { refused: 'application-changed', application: before.application };
  if (amount > before.asked) return { refused: 'too-much', most: before.asked };
  const { approvals } = before;
  const [first] = approvals;
  if (first !== undefined && first.amount !== amount)
    return { refused: 'amount-differs', amount: first.amount };
  const at = given.now.toISOString();
  const all = [...approvals, { by: staffId, at, amount }];
  if (first === undefined && amount > twoApproversAbove) {
    const grant = raised(before, given, { approvals: all });
    return {
      grant,
      event: {
        ...envelope(before, given),
        type: 'grant.approval-given',
        data: { ...facts(before, grant), proposed: amount },
      },
    };
  }
  const budgetYear = localYear(at);
  const grant = raised(before, given, {
    status: 'approved',
    approvals: all,
    approved: amount,
    approvedAt: at,
    decided: true,
    budgetYear,
  });
  return {
    grant,
    shift: { year: budgetYear, reserved: amount, paid: 0, free: -amount },
    event: {
      ...envelope(before, given),
      type: 'grant.approved',
      data: { ...facts(before, grant), budgetYear, days: daysBetween(before.submittedAt, given.now) },
    },
  };
}

/** Her approval, where she gave one, is gone with it. */
function declareInterest(before: Grant, given: Given): Decision {
  const { staffId } = given.mover;
  if (staffId === null) return { refused: 'not-yours' };
  const grant = raised(before, given, {
    interests: withOne(before.interests, staffId),
    approvals: before.approvals.filter(({ by }) => by !== staffId),
  });
  return { grant, event: plain(before, grant, given, 'grant.interest-declared') };
}

function plan(
  before: Grant,
  { tranches, reportDueOn }: Extract<Move, { move: 'plan' }>,
  given: Given,
): Decision {
  const handedOver = before.tranches.filter(({ disbursed }) => disbursed !== null);
  const sum = tranches.reduce((total, { amount }) => total + amount, 0);
  const keeps = handedOver.every(({ amount, dueOn, condition }, position) => {
    const planned = tranches[position];
    return planned?.amount === amount && planned.dueOn === dueOn && planned.condition === condition;
  });
  const inOrder = tranches.every(({ dueOn }, position) => dueOn >= (tranches[position - 1]?.dueOn ?? ''));
  if (sum !== before.approved || !keeps || !inOrder) return { refused: 'plan-does-not-fit' };
  const planned = tranches.map(
    (tranche, position): Tranche => ({
      ...tranche,
      tranche: position + 1,
      disbursed: handedOver[position]?.disbursed ?? null,
      confirmed: handedOver[position]?.confirmed ?? null,
    }),
  );
  const grant = raised(before, given, { tranches: planned, reportDueOn });
  return {
    grant,
    event: {
      ...envelope(before, given),
      type: 'grant.planned',
      data: { ...facts(before, grant), tranches: planned.length, reportDueOn },
    },
  };
}

function disburse(before: Grant, wanted: number, given: Given): Decision {
  const { staffId } = given.mover;
  if (staffId === null) return { refused: 'not-yours' };
  const next = before.tranches.find(({ disbursed }) => disbursed === null);
  if (next?.tranche !== wanted) return { refused: 'no-such-tranche' };
  const disbursed = { by: staffId, at: given.now.toISOString() };
  const grant = raised(before, given, {
    status: 'disbursing',
    tranches: withTranche(before, { ...next, disbursed }),
  });
  return {
    grant,
    event: {
      ...envelope(before, given),
      type: 'grant.disbursed',
      data: { ...facts(before, grant), tranche: wanted, amount: next.amount },
    },
  };
}

function confirm(before: Grant, wanted: number, given: Given): Decision {
  const { staffId } = given.mover;
  if (staffId === null) return { refused: 'not-yours' };
  const tranche = before.tranches.find((each) => each.tranche === wanted);
  if (tranche === undefined || tranche.disbursed === null || tranche.confirmed !== null)
    return { refused: 'no-such-tranche' };
  const confirmed = { by: staffId, at: given.now.toISOString() };
  const { amount } = tranche;
  const grant = raised(before, given, {
    paid: before.paid + amount,
    tranches: withTranche(before, { ...tranche, confirmed }),
  });
  return {
    grant,
    ...shifted(before, { reserved: -amount, paid: amount, free: 0 }),
    event: {
      ...envelope(before, given),
      type: 'grant.payment-confirmed',
      data: { ...facts(before, grant), tranche: wanted, amount },
    },
  };
}

function handIn(
  before: Grant,
  { peopleReached, spent, story }: Extract<Move, { move: 'report' }>,
  given: Given,
): Decision {
  const sum = spent.reduce((total, each) => total + each, 0);
  if (spent.length !== before.lines.length || sum > before.paid)
    return { refused: 'spent-does-not-fit', most: before.paid };
  const { eventId, mover, now } = given;
  const report = { eventId, peopleReached, spent: sum, by: mover.staffId };
  const grant = raised(before, given, { status: 'reported', report });
  return {
    grant,
    report: { peopleReached, spent, story, reportedAt: now.toISOString() },
    event: {
      ...envelope(before, given),
      type: 'grant.reported',
      data: { ...facts(before, grant), peopleReached, spent: sum },
    },
  };
}

function close(before: Grant, given: Given): Decision {
  const { report } = before;
  if (report === null) throw new Error('A grant that is reported has no report');
  const released = (before.approved ?? 0) - before.paid;
  // What was not spent is in the budget again when two people have it in their hands.
  const grant = raised(before, given, { status: 'closed', owed: before.paid - report.spent });
  return {
    grant,
    ...shifted(before, { reserved: -released, paid: 0, free: released }),
    event: {
      ...envelope(before, given),
      type: 'grant.closed',
      data: {
        ...facts(before, grant),
        released,
        peopleReached: report.peopleReached,
        spent: report.spent,
      },
    },
  };
}

function withdraw(before: Grant, given: Given): Decision {
  const { grant, shift, ending } = ended(before, 'withdrawn', given);
  return {
    grant,
    ...shift,
    event: {
      ...envelope(before, given),
      type: 'grant.withdrawn',
      data: { ...facts(before, grant), ...ending },
    },
  };
}

function cancel(
  before: Grant,
  { reason, returned = 0 }: Extract<Move, { move: 'cancel' }>,
  given: Given,
): Decision {
  if (returned > before.paid) return { refused: 'too-much', most: before.paid };
  const { grant, shift, ending } = ended(before, 'cancelled', given, returned);
  return {
    grant,
    ...shift,
    reason,
    event: {
      ...envelope(before, given),
      type: 'grant.cancelled',
      data: { ...facts(before, grant), ...ending },
    },
  };
}

/**
 * The first of two says that the group gave it back; said again before it is confirmed, it is put right, by whoever says it:
 * nothing of it where it is nothing.
 */
function takeBack(before: Grant, amount: number, given: Given): Decision {
  const { staffId } = given.mover;
  if (staffId === null) return { refused: 'not-yours' };
  const owed = owedBy(before);
  if (amount > owed) return { refused: 'too-much', most: owed };
  if (amount === 0 && !before.takenBack) return { refused: 'not-now', status: before.status };
  const takenBack = amount === 0 ? null : { by: staffId, at: given.now.toISOString(), amount };
  const grant = raised(before, given, { takenBack });
  return {
    grant,
    event: { ...envelope(before, given), type: 'grant.repaid', data: { ...facts(before, grant), amount } },
  };
}

/** The second says so too: the budget has it again. */
function confirmBack(before: Grant, given: Given): Decision {
  const { takenBack } = before;
  if (!takenBack) throw new Error('Nothing was taken back that could be confirmed');
  const { amount } = takenBack;
  const grant = raised(before, given, {
    returned: before.returned + amount,
    owed: owedBy(before) - amount,
    takenBack: null,
  });
  return {
    grant,
    ...shifted(before, { reserved: 0, paid: -amount, free: amount }),
    event: {
      ...envelope(before, given),
      type: 'grant.repayment-confirmed',
      data: { ...facts(before, grant), amount },
    },
  };
}

/** Ends it: what is reserved and not paid goes back to the budget; the group owes what it is to give back of what was paid. */
function ended(before: Grant, status: 'rejected' | 'withdrawn' | 'cancelled', given: Given, owed = 0) {
  const released = before.approved === null ? 0 : before.approved - before.paid;
  const grant = raised(before, given, {
    status,
    approvals: [],
    ...(owed === 0 ? {} : { owed }),
    ...(before.approved === null ? {} : { approved: before.paid === 0 ? null : before.paid }),
  });
  const shift =
    before.approved === null ? {} : shifted(before, { reserved: -released, paid: 0, free: released });
  return { grant, shift, ending: { released, approvedAt: before.approvedAt } };
}

const shifted = (
  { budgetYear }: Grant,
  shift: Omit<BudgetShift, 'year'>,
): { readonly shift?: BudgetShift } => {
  if (budgetYear === null) throw new Error('A grant with money has no budget');
  const isNothing = shift.reserved === 0 && shift.paid === 0 && shift.free === 0;
  return isNothing ? {} : { shift: { year: budgetYear, ...shift } };
};

const withTranche = ({ tranches }: Grant, changed: Tranche): readonly Tranche[] =>
  tranches.map((each) => (each.tranche === changed.tranche ? changed : each));
const withOne = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids : [...ids, id];

/** Whole days from one instant to another. */
const daysBetween = (from: string, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - Date.parse(from)) / 86_400_000));

const raised = (before: Grant, { now }: Given, changes: Partial<Grant>): Grant => ({
  ...before,
  ...changes,
  since: changes.status === undefined || changes.status === before.status ? before.since : now.toISOString(),
  version: before.version + 1,
});

type PlainType = 'grant.screened' | 'grant.returned' | 'grant.interest-declared' | 'grant.report-returned';
const plain = (before: Grant, after: Grant, given: Given, type: PlainType): GrantEvent => ({
  ...envelope(before, given),
  type,
  data: facts(before, after),
});

export const envelope = ({ grantId, centre }: Grant, { eventId, now, mover }: Given) => ({
  id: eventId,
  version: 1 as const,
  occurredAt: now.toISOString(),
  actor: mover.actor,
  centre,
  subject: `grant/${grantId}`,
});

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
