import { localYear } from '#shared/language/time/time.ts';
import { close, confirm, confirmBack, disburse, handIn, plan, takeBack } from './decide-money.ts';
import {
  type Decision,
  envelope,
  facts,
  type Given,
  type InPart,
  plain,
  raised,
  shifted,
} from './grant-change.ts';
import { type Move, moves } from './moves.ts';
import { type Grant, type GrantRefused, type GrantRule, type MoveName, owedBy } from './schema.ts';

/**
 * Why someone may not make a move on a grant now, whatever its arguments: not her part, not the time, or
 * someone else must make it. `undefined` when she may; the sums are checked later.
 */
export function refusalFor(
  before: Grant,
  name: MoveName,
  { staffId, parts }: InPart,
): GrantRefused | undefined {
  const { by, from } = moves[name];
  const { status, submittedBy, screenedBy, approvals, interests, tranches, report, takenBack } = before;
  const hasActed = (...ids: readonly string[]) => staffId !== null && ids.includes(staffId);
  if (!by.some((part) => parts.includes(part))) return { refused: 'not-yours' };
  if (!from.includes(status)) return { refused: 'not-now', status };
  switch (name) {
    case 'screen':
      return hasActed(...submittedBy) ? secondPerson : interested(hasActed(...interests));
    case 'approve':
      return hasActed(...submittedBy, ...screenedBy, ...approvals.map((approval) => approval.by))
        ? secondPerson
        : interested(hasActed(...interests));
    case 'return':
    case 'return-report':
      return interested(hasActed(...interests));
    case 'reject':
      if (!parts.includes('approver') && status !== 'submitted') return { refused: 'not-yours' };
      if (hasActed(...interests)) return interested(true);
      return tranches.some(isHandedOver) ? { refused: 'not-now', status } : undefined;
    case 'withdraw':
      return tranches.some(isHandedOver) ? { refused: 'not-now', status } : undefined;
    case 'disburse':
      if (tranches.some(isUnderWay)) return { refused: 'payment-under-way' };
      return tranches.every(isHandedOver) ? { refused: 'no-such-tranche' } : undefined;
    case 'confirm': {
      const handedOver = tranches.find(isUnderWay);
      if (handedOver === undefined) return { refused: 'no-such-tranche' };
      return hasActed(handedOver.disbursed?.by ?? '') ? secondPerson : undefined;
    }
    case 'report':
      return tranches.some(isUnderWay) ? { refused: 'payment-under-way' } : undefined;
    case 'close':
      return hasActed(report?.by ?? '') ? secondPerson : undefined;
    case 'cancel':
      if (tranches.some(isUnderWay)) return { refused: 'payment-under-way' };
      return interested(hasActed(...interests));
    case 'take-back':
      return owedBy(before) === 0 ? { refused: 'not-now', status } : undefined;
    case 'confirm-back':
      if (!takenBack) return { refused: 'not-now', status };
      return hasActed(takenBack.by) ? secondPerson : undefined;
    case 'declare-interest':
    case 'plan':
      return undefined;
  }
}

const secondPerson = { refused: 'second-person' } as const;
/** Refuses if she declared an interest, which bars her from every decision. */
const interested = (isSo: boolean): GrantRefused | undefined =>
  isSo ? { refused: 'interest-declared' } : undefined;

type Payment = Pick<Grant['tranches'][number], 'disbursed' | 'confirmed'>;
const isHandedOver = ({ disbursed }: Payment): boolean => disbursed !== null;
const isUnderWay = ({ disbursed, confirmed }: Payment): boolean => disbursed !== null && confirmed === null;

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
