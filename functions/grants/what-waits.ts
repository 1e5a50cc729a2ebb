import type { Actor, CentreId } from '#events/index.ts';
import {
  budgetConcernIdOf,
  type ConcernWanted,
  type GrantStep,
  grantConcernIdOf,
  longOverdueIdOf,
  reportConcernIdOf,
  syncConcerns,
} from '#shared/concerns/index.ts';
import { budgetOf, type Grant, grantById, owedBy } from '#shared/grants/index.ts';
import { daysFrom, localDate, localYear } from '#shared/language/index.ts';
import type { Context } from '#shared/table/index.ts';

const clockwork: Actor = { kind: 'system', function: 'grants' };

/** How many days before and after its due day a report is reminded of. */
export const daysAround = 7;
/** After how many days an overdue report is put to the administrators. */
const longOverdue = 30;

/**
 * Puts the step that a grant waits for, and an overdue report, to the team leader; a report a month overdue
 * to the administrators. Settles each concern when it is over. Events may come in any order and more than
 * once.
 */
export async function putToTeamLeader(context: Context, grantId: string): Promise<void> {
  const now = async (): Promise<Grant> => {
    const grant = await grantById(context.table, grantId);
    if (grant === undefined) throw new Error('A grant that something happened to is not there');
    return grant;
  };
  const today = localDate(context.now().toISOString());
  await syncConcerns(context, grantConcernIdOf(grantId), async () => nextStep(await now(), today), clockwork);
  await syncConcerns(
    context,
    reportConcernIdOf(grantId),
    async () => overdueReport(await now(), today),
    clockwork,
  );
  await syncConcerns(
    context,
    longOverdueIdOf(grantId),
    async () => longOverdueReport(await now(), today),
    clockwork,
  );
}

/** The step that waits for the team leader; none if the next step is someone else's. */
function nextStep(grant: Grant, today: string): ConcernWanted | undefined {
  const { status, application, tranches, report, takenBack, version } = grant;
  if (status === 'submitted') return concernAbout(grant, 'screen', `screen-${application}`);
  if (status === 'approved' && tranches.length === 0) return concernAbout(grant, 'plan', 'plan');
  const late = latePayment(grant, today);
  if (late !== undefined)
    return concernAbout(grant, late.waitsFor, `${late.waitsFor}-${late.tranche}-${late.day}`);
  if (takenBack) return concernAbout(grant, 'confirm-back', `confirm-back-${takenBack.at}`);
  if (owedBy(grant) > 0) return concernAbout(grant, 'take-back', `take-back-${version}`);
  if (status === 'reported') return concernAbout(grant, 'close', `close-${report?.eventId}`);
  // A withdrawal needs no step, but the team leader should know.
  if (status === 'withdrawn') return concernAbout(grant, 'withdrawn', 'withdrawn');
  return undefined;
}

/** A part of the plan that is overdue: to be handed over, or to be confirmed. */
type LatePayment = {
  readonly waitsFor: 'disburse' | 'confirm';
  readonly tranche: number;
  readonly day: string;
};

/** The next unconfirmed part of the plan, if its due day, or the day it was handed over, is past. */
export function latePayment({ status, tranches }: Grant, today: string): LatePayment | undefined {
  if (status !== 'approved' && status !== 'disbursing') return undefined;
  const next = tranches.find(({ confirmed }) => confirmed === null);
  if (next === undefined) return undefined;
  const { tranche, dueOn, disbursed } = next;
  const handedOver = disbursed === null ? dueOn : localDate(disbursed.at);
  const [, day = dueOn] = [dueOn, handedOver].toSorted();
  return day < today ? { waitsFor: disbursed === null ? 'disburse' : 'confirm', tranche, day } : undefined;
}

function overdueReport(grant: Grant, today: string): ConcernWanted | undefined {
  return daysOverdue(grant, today) < daysAround
    ? undefined
    : concernAbout(grant, 'report', `report-${grant.reportDueOn}`);
}

function longOverdueReport(grant: Grant, today: string): ConcernWanted | undefined {
  return daysOverdue(grant, today) < longOverdue
    ? undefined
    : concernAbout(grant, 'report-long', `report-${grant.reportDueOn}`);
}

/** How many days a report is overdue; negative before it is due, and where none is. */
function daysOverdue({ status, reportDueOn: due }: Grant, today: string): number {
  return status !== 'disbursing' || due === null ? -1 : daysFrom(due, today);
}

/**
 * Puts a missing budget of a centre for a year to the administrators, from the December before. Settles the
 * concern once the budget is set or the year is over, when nothing is approved in it any more.
 */
export async function askForBudget(context: Context, centre: CentreId, year: number): Promise<void> {
  const isOver = year < localYear(context.now().toISOString());
  const missing = async (): Promise<ConcernWanted | undefined> => {
    const budget = isOver ? undefined : await budgetOf(context.table, centre, year);
    return budget === undefined && !isOver
      ? { about: 'budget', centre, year, occasions: [`budget-${year}`] }
      : undefined;
  };
  await syncConcerns(context, budgetConcernIdOf(centre, year), missing, clockwork);
}

const concernAbout = (
  { grantId, number, centre }: Grant,
  waitsFor: GrantStep,
  occasion: string,
): ConcernWanted => ({
  about: 'grant',
  waitsFor,
  aboutGrant: grantId,
  number,
  centre,
  occasions: [occasion],
});
