import { localYear } from '#shared/language/time/time.ts';
import { close, confirm, confirmBack, disburse, handIn, plan, takeBack } from './decide-money.ts';
import { type Decision, envelope, facts, type Given, plain, raised, shifted } from './grant-change.ts';
import type { Move } from './moves.ts';
import { refusalFor } from './permissions.ts';
import type { Grant, GrantRule } from './schema.ts';

/** Makes a move, or says why not. `rule`: the rule of the grant's centre. */
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

/** Declares an interest; an approval she gave is removed with it. */
function declareInterest(before: Grant, given: Given): Decision {
  const { staffId } = given.mover;
  if (staffId === null) return { refused: 'not-yours' };
  const grant = raised(before, given, {
    interests: withOne(before.interests, staffId),
    approvals: before.approvals.filter(({ by }) => by !== staffId),
  });
  return { grant, event: plain(before, grant, given, 'grant.interest-declared') };
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
 * Ends a grant: the reserved, unpaid sum goes back to the budget; the group owes the part of the paid sum to
 * give back.
 */
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

const withOne = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids : [...ids, id];

/** Whole days from one instant to another. */
const daysBetween = (from: string, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - Date.parse(from)) / 86_400_000));
