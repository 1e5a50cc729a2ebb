import { page } from '#api/answer.ts';
import { concerns } from '#api/staff/concerns.ts';
import type { ConcernPlace } from '#shared/concerns/index.ts';
import { seesConcernsOf } from '#shared/staff/index.ts';
import { languageOfApi, problem } from '#shared/web/index.ts';
import { concludeFor } from '../attendance/conclude.ts';
import { type Answers, answer } from '../frame/answer.ts';
import { callsFor, noteCalled } from '../untold/session-callbacks.ts';
import { untoldList } from '../untold/untold.ts';
import { concernList, settleFor } from './actions.ts';

export const answers: Answers<typeof concerns> = {
  listConcerns: answer(concerns.listConcerns, async ({ context, staff, query: { centre, cursor } }) => {
    if (!seesConcernsOf(staff, centre)) return problem('forbidden', 403);
    const { items, next } = await concernList(context, centre, placeIn(cursor));
    return page(items, next && [centre, next.raisedAt, next.concernId]);
  }),
  listUntold: answer(concerns.listUntold, async ({ context, request, query: { centre, cursor } }) => {
    const { items, next } = await untoldList(context, centre, languageOfApi(request), placeIn(cursor));
    return page(items, next && [centre, next.raisedAt, next.concernId]);
  }),
  settleConcern: answer(concerns.settleConcern, ({ context, staff, path, body, version, asked }) => {
    const settling = { concernId: path.concernId, ...body, version };
    return settleFor(context, staff, settling, asked('settle', settling));
  }),
  listCalls: answer(concerns.listCalls, ({ context, staff, path }) =>
    callsFor(context.table, staff, path.concernId),
  ),
  // Two members of staff who call different people do not conflict, so there is no version to match.
  noteCalled: answer(concerns.noteCalled, ({ context, staff, path, body, asked }) => {
    const calling = { concernId: path.concernId, ...body };
    return noteCalled(context, staff, calling, asked('called', calling));
  }),
  // Each decision is made once, or put right in her favour: no version either.
  completeActivity: answer(concerns.completeActivity, ({ context, staff, path, asked }) =>
    concludeFor(context, staff, path.activityId, asked('complete', path.activityId)),
  ),
};

/** The place at which a cursor continues a list. */
const placeIn = (
  cursor: readonly [whose: unknown, raisedAt: string, concernId: string] | undefined,
): ConcernPlace | undefined => cursor && { raisedAt: cursor[1], concernId: cursor[2] };
