import { type Decision, envelope, facts, type Given, raised, shifted } from './grant-change.ts';
import type { Move } from './moves.ts';
import { type Grant, owedBy, type Tranche } from './schema.ts';

/** Plans the tranches of the sum, and when the report is due; tranches already paid stay as they are. */
export function plan(
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

/** Hands a tranche over: the first of two people. */
export function disburse(before: Grant, wanted: number, given: Given): Decision {
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

/** Confirms that a tranche was paid, by a second person: the budget counts it from then on. */
export function confirm(before: Grant, wanted: number, given: Given): Decision {
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

/** The report on what was spent, no more than was paid. */
export function handIn(
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

/** Closes a reported grant: the unpaid sum is free again, the unspent sum is owed. */
export function close(before: Grant, given: Given): Decision {
  const { report } = before;
  if (report === null) throw new Error('A grant that is reported has no report');
  const released = (before.approved ?? 0) - before.paid;
  // The unspent sum returns to the budget once two people confirm that they have it.
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

/**
 * Records a sum that the group gave back, by the first of two people. Anyone may correct it before it is
 * confirmed; 0 withdraws it.
 */
export function takeBack(before: Grant, amount: number, given: Given): Decision {
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

/** Confirms the sum given back, by a second person: the budget has it again. */
export function confirmBack(before: Grant, given: Given): Decision {
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

const withTranche = ({ tranches }: Grant, changed: Tranche): readonly Tranche[] =>
  tranches.map((each) => (each.tranche === changed.tranche ? changed : each));
