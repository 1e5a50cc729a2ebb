import * as z from 'zod/mini';
import { type Activity, activityById } from '#shared/activities/index.ts';
import { type Completer, completersOf, givenUnder, handOver } from '#shared/certificates/index.ts';
import { certificateNumberIn, nameOrder } from '#shared/language/index.ts';
import {
  answerTo,
  answerWrite,
  attendanceCentres,
  type HandedOverAnswer,
  type Staff,
  type StaffRequest,
} from '#shared/staff/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';

/** How many of a roster are looked at for a page of those who completed. */
export const pageLength = 100;

/** The activity, if this login may hand out its certificates, as everyone may who keeps its sheets. */
export async function certifiedActivity(
  table: Table,
  staff: Staff,
  activityId: string,
): Promise<Activity | Problem> {
  const centres = attendanceCentres(staff);
  if (centres.length === 0) return problem('forbidden', 403);
  const id = z.uuidv7().safeParse(activityId);
  const activity = id.success ? await activityById(table, id.data) : undefined;
  if (activity === undefined) return problem('not-found', 404);
  return centres.includes(activity.centre) ? activity : problem('forbidden', 403);
}

/** A page of those who completed an activity, in the order of their names. */
export async function completersPage(table: Table, activityId: string, after: string | undefined) {
  const { items, undecided, next } = await completersOf(table, activityId, pageLength, after);
  const byName = nameOrder(items.map(({ name }) => name));
  const sorted: readonly Completer[] = items.toSorted(
    (a, b) => byName(a.name, b.name) || (a.personId < b.personId ? -1 : 1),
  );
  return { items: sorted, undecided, next };
}

/**
 * Notes that the paper of a certificate was handed over, if this login may; once, however often it is
 * asked.
 */
export async function handOverFor(
  context: Context,
  staff: Staff,
  typed: string,
  request: StaffRequest,
): Promise<(HandedOverAnswer & { readonly activityId: string }) | Problem> {
  const { table } = context;
  if (attendanceCentres(staff).length === 0) return problem('forbidden', 403);
  const certificate = certificateNumberIn(typed.slice(0, 40));
  const given = certificate && (await givenUnder(table, certificate));
  if (certificate === undefined || given === undefined || given === '') return problem('not-found', 404);
  const { activityId } = given;
  const activity = await certifiedActivity(table, staff, activityId);
  if ('problem' in activity) return activity;
  const before = await answerTo<HandedOverAnswer>(table, request);
  if (before !== undefined)
    return 'refused' in before ? problem('idempotency-key-reused', 422) : { ...before.answered, activityId };
  const actor = { kind: 'staff', id: staff.id } as const;
  const done = await handOver(context, { certificate, centre: activity.centre }, actor, (at) => [
    answerWrite<HandedOverAnswer>(request, { certificate, ...at }, context.now()),
  ]);
  if (!('refused' in done)) return { certificate, ...done, activityId };
  // Someone was quicker: it was this very request, sent twice.
  return done.refused === 'not-given'
    ? problem('not-found', 404)
    : handOverFor(context, staff, typed, request);
}
