import type { Actor } from '../../events/index.ts';
import {
  type GrantStep,
  grantConcernIdOf,
  keepUp,
  reportConcernIdOf,
  type Worry,
} from '../../shared/concerns/index.ts';
import { type Grant, grantById } from '../../shared/grants/index.ts';
import { localDate } from '../../shared/language/index.ts';
import type { Context } from '../../shared/table/index.ts';

const clockwork: Actor = { kind: 'system', function: 'grants' };

/** So many days before a report is due, and after, it is reminded of. */
export const daysAround = 7;

/**
 * Puts to the team leader what a grant waits for as it stands now, and that its report is overdue; settles either when it
 * is over. In whatever order news comes, and however often.
 */
export async function putToTeamLeader(context: Context, grantId: string): Promise<void> {
  const now = async (): Promise<Grant> => {
    const grant = await grantById(context.table, grantId);
    if (grant === undefined) throw new Error('A grant that something happened to is not there');
    return grant;
  };
  await keepUp(context, grantConcernIdOf(grantId), async () => nextStep(await now()), clockwork);
  const today = localDate(context.now().toISOString());
  await keepUp(context, reportConcernIdOf(grantId), async () => overdueReport(await now(), today), clockwork);
}

/** The step that the team leader is to see to, of which version; none where others have the next word. */
function nextStep(grant: Grant): Worry | undefined {
  const { status, application, tranches, report } = grant;
  if (status === 'submitted') return worryAbout(grant, 'screen', `screen-${application}`);
  if (status === 'approved' && tranches.length === 0) return worryAbout(grant, 'plan', 'plan');
  if (status === 'reported') return worryAbout(grant, 'close', `close-${report?.eventId}`);
  // Nothing is to be done, but she should know.
  if (status === 'withdrawn') return worryAbout(grant, 'withdrawn', 'withdrawn');
  return undefined;
}

function overdueReport(grant: Grant, today: string): Worry | undefined {
  const { status, reportDueOn: due } = grant;
  if (status !== 'disbursing' || due === null || daysFrom(due, today) < daysAround) return undefined;
  return worryAbout(grant, 'report', `report-${due}`);
}

const worryAbout = ({ grantId, number, centre }: Grant, waitsFor: GrantStep, occasion: string): Worry => ({
  about: 'grant',
  waitsFor,
  aboutGrant: grantId,
  number,
  centre,
  occasions: [occasion],
});

const dayLength = 86_400_000;

/** How many days `day` is after `from`, both of the calendar in Baghdad; negative before it. */
export const daysFrom = (from: string, day: string): number =>
  Math.round((Date.parse(day) - Date.parse(from)) / dayLength);
