import { activityById } from '#shared/activities/index.ts';
import { conclude } from '#shared/attendance/completion/index.ts';
import {
  answerTo,
  answerWrite,
  type ConcludedAnswer,
  concernCentres,
  type Staff,
  type StaffRequest,
} from '#shared/staff/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';

/** Has the completions of an activity decided, if this login may. */
export async function concludeFor(
  context: Context,
  staff: Staff,
  activityId: string,
  request: StaffRequest,
): Promise<ConcludedAnswer | Problem> {
  const { table } = context;
  const centres = concernCentres(staff);
  if (centres.length === 0) return problem('forbidden', 403);
  const activity = await activityById(table, activityId);
  if (activity === undefined) return problem('not-found', 404);
  if (!centres.includes(activity.centre)) return problem('forbidden', 403);
  const before = await answered(table, request);
  if (before !== undefined) return before;
  const concluded = await conclude(context, activityId, { kind: 'staff', id: staff.id }, (done) => [
    answerWrite<ConcludedAnswer>(request, done, context.now()),
  ]);
  if (!('refused' in concluded)) return concluded;
  switch (concluded.refused) {
    case 'unknown-activity':
      return problem('not-found', 404);
    case 'not-over':
      return problem('activity-not-over', 409);
    case 'nothing-held':
      return problem('no-session-held', 409);
    case 'request-answered':
      return (await answered(table, request)) ?? problem('busy', 503);
  }
}

async function answered(table: Table, request: StaffRequest): Promise<ConcludedAnswer | Problem | undefined> {
  const before = await answerTo<ConcludedAnswer>(table, request);
  if (before === undefined) return undefined;
  return 'refused' in before ? problem('idempotency-key-reused', 422) : before.answered;
}
