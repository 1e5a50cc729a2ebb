import type { CentreId } from '#events/index.ts';
import { sessionsBetween } from '#shared/activities/index.ts';
import {
  closedAt,
  closedBetween,
  closedDaysOf,
  closedOn,
  type KeptClosedDays,
  keepClosedDays,
  offeredBetween,
} from '#shared/closed-days/index.ts';
import { daysAfter, localDate, localToUtc, type Run } from '#shared/language/index.ts';
import {
  answerWrite,
  attendanceCentres,
  type ClosedDaysAnswer,
  type ClosedDaysBody,
  type SessionAnswer,
  type Staff,
  type StaffRequest,
  timetableCentres,
} from '#shared/staff/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { type Problem, problem, versionChanged } from '#shared/web/index.ts';
import { onceRetold } from '../frame/once.ts';

/** The closed days of a centre that touch these days, if this login may see its calendar. */
export async function closedDaysFor(
  table: Table,
  staff: Staff,
  centre: CentreId,
  within: Run,
): Promise<ClosedDaysAnswer | Problem> {
  if (!attendanceCentres(staff).includes(centre)) return problem('forbidden', 403);
  return told(await closedDaysOf(table, centre), within);
}

/** The kept part of an answer; the rest can be read again. */
type Kept = Pick<KeptClosedDays, 'centre' | 'version'>;

/**
 * Keeps a centre's closed days, in place of those that have `version`, if this login may make its
 * timetables.
 */
export async function keepClosed(
  context: Context,
  staff: Staff,
  { centre, version }: { readonly centre: CentreId; readonly version: number },
  body: ClosedDaysBody,
  within: Run,
  request: StaffRequest,
): Promise<ClosedDaysAnswer | Problem> {
  if (!timetableCentres(staff).includes(centre)) return problem('forbidden', 403);
  const retold = async (before: Kept): Promise<ClosedDaysAnswer> => ({
    ...told(await closedDaysOf(context.table, before.centre), within),
    version: before.version,
  });
  return onceRetold<Kept, ClosedDaysAnswer>(context, request, retold, async () => {
    const author = { actor: { kind: 'staff', id: staff.id }, staffId: staff.id } as const;
    const kept = await keepClosedDays(context, { centre, version, ...body }, author, (done) => [
      answerWrite<Kept>(request, { centre, version: done.version }, context.now()),
    ]);
    if (!('refused' in kept)) return told(kept, within);
    return kept.refused === 'version-changed' ? versionChanged(kept.version) : problem('busy', 503);
  });
}

const told = (kept: KeptClosedDays, within: Run): ClosedDaysAnswer => ({
  ...kept,
  items: [...closedBetween(kept, within)],
  offered: [...offeredBetween(kept, within)],
  changedBy: kept.changedBy ?? null,
  changedAt: kept.changedAt ?? null,
});

/** A session with the reason why the centre is closed that day, if it is; none for a cancelled session. */
export const withClosed =
  (kept: KeptClosedDays) =>
  (session: SessionAnswer): SessionAnswer => {
    const closed = session.status === 'cancelled' ? undefined : closedAt(kept, session.start);
    return closed === undefined ? session : { ...session, closed };
  };

/** How many sessions are looked through for those on closed days: more than a year of a busy centre. */
const mostLookedThrough = 2_000;

/**
 * The starts (UTC ISO) of coming sessions, up to the end of `last`, that fall on closed days of their centre.
 * Cancelled sessions are left out.
 */
export async function startsOnClosedDays(
  { table, now: clock }: Context,
  closedDays: ClosedDaysAnswer,
  last: Run['last'],
): Promise<readonly string[]> {
  const between = { from: clock().toISOString(), until: localToUtc(daysAfter(last, 1), '00:00') };
  const { items } = await sessionsBetween(table, closedDays.centre, between, mostLookedThrough);
  const starts = items.flatMap(({ status, start }) => (status === 'planned' ? [start] : []));
  return [...Map.groupBy(starts, localDate)].flatMap(([day, ofDay]) =>
    closedOn(closedDays, day) === undefined ? [] : ofDay,
  );
}
