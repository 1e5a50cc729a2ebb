import { knowsWrites, sessionById } from '#shared/activities/index.ts';
import { type Concern, called, concernById } from '#shared/concerns/index.ts';
import { toldByCall } from '#shared/messaging/index.ts';
import {
  answerTo,
  answerWrite,
  type CallsAnswer,
  concernCentres,
  type Staff,
  type StaffRequest,
} from '#shared/staff/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { type Problem, problem, versionChanged } from '#shared/web/index.ts';
import { toCall } from './not-told-in-time.ts';

/** The people to call about a session, if this login may see them. */
export async function callsFor(
  table: Table,
  staff: Staff,
  concernId: string,
): Promise<CallsAnswer | Problem> {
  const concern = await listFor(table, staff, concernId);
  return 'problem' in concern ? concern : toldCalls(table, staff, concern);
}

/** A concern that is a list of calls. */
type List = Concern & Required<Pick<Concern, 'calls' | 'sessionId' | 'activityId' | 'code' | 'tellBy'>>;

async function listFor(table: Table, staff: Staff, concernId: string): Promise<List | Problem> {
  const centres = concernCentres(staff);
  if (centres.length === 0) return problem('forbidden', 403);
  const concern = await concernById(table, concernId);
  if (concern === undefined || !isList(concern)) return problem('not-found', 404);
  return centres.includes(concern.centre) ? concern : problem('forbidden', 403);
}

const isList = (concern: Concern): concern is List =>
  concern.calls !== undefined && concern.sessionId !== undefined && concern.tellBy !== undefined;

async function toldCalls(table: Table, staff: Staff, list: List): Promise<CallsAnswer> {
  const { concernId, centre, activityId, sessionId, code, status, tellBy, calls, version } = list;
  const { rearrangementId = null } = list;
  const people = new Map((await toCall(table, staff, list, calls)).map((each) => [each.personId, each]));
  const items = calls.flatMap(({ personId, calledAt = null, calledBy = null }) => {
    const person = people.get(personId);
    return person === undefined ? [] : [{ ...person, calledAt, calledBy }];
  });
  return {
    ...{ concernId, centre, activityId, sessionId, code, rearrangementId, status, tellBy, items, version },
  };
}

/** Who was called, and the version of the list that was seen. */
export type Calling = { readonly concernId: string; readonly personId: string; readonly version?: number };

/**
 * Notes that a person was called about a session, if this login may. Called in time, she knows of the change:
 * her absence counts like any other. She leaves the list of people not told.
 */
export async function noteCalled(
  context: Context,
  staff: Staff,
  calling: Calling,
  request?: StaffRequest,
): Promise<CallsAnswer | Problem> {
  const { table } = context;
  const list = await listFor(table, staff, calling.concernId);
  if ('problem' in list) return list;
  const before = request && (await answerTo<{ readonly called: true }>(table, request));
  const { sessionId, activityId } = list;
  const { personId } = calling;
  const actor = { kind: 'staff', id: staff.id } as const;
  if (before !== undefined) {
    if ('refused' in before) return problem('idempotency-key-reused', 422);
    // A first try that was killed between the two writes did only one of them.
    await toldByCall(context, { personId, sessionId }, actor);
    return toldCalls(table, staff, list);
  }
  const noted = await called(context, calling, actor, async () => {
    const now = context.now();
    const session =
      now.toISOString() <= list.tellBy ? await sessionById(table, activityId, sessionId) : undefined;
    return [
      ...(session === undefined ? [] : knowsWrites(session, personId)),
      // The answer kept with the request holds no name.
      ...(request === undefined ? [] : [answerWrite(request, { called: true }, now)]),
    ];
  });
  if ('refused' in noted)
    return noted.refused === 'changed'
      ? versionChanged((await concernById(table, calling.concernId))?.version)
      : problem('not-found', 404);
  await toldByCall(context, { personId, sessionId }, actor);
  return isList(noted) ? toldCalls(table, staff, noted) : problem('not-found', 404);
}
