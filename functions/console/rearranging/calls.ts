import { page } from '#api/answer.ts';
import { rearrangements } from '#api/staff/rearrangements.ts';
import type { Step } from '#shared/rearranging/index.ts';
import { cursorText, type Problem } from '#shared/web/index.ts';
import { type Answers, type Asked, answer } from '../frame/answer.ts';
import { draftOf, rearrangementFor, rearrangementsFor, stepOf } from './actions.ts';
import { noteRearrangedCall, type RearrangedCalls, rearrangedCalls } from './callbacks.ts';

export const answers: Answers<typeof rearrangements> = {
  listRearrangements: answer(rearrangements.listRearrangements, async ({ context, staff, query }) => {
    const { centre, cursor: [, after] = [] } = query;
    const listed = await rearrangementsFor(context.table, staff, centre, after);
    return 'problem' in listed ? listed : page(listed.items, listed.next && [centre, listed.next]);
  }),
  draftRearrangement: answer(rearrangements.draftRearrangement, ({ context, staff, body, asked }) =>
    draftOf(context, staff, body, asked('rearrange', body)),
  ),
  getRearrangement: answer(rearrangements.getRearrangement, ({ context, staff, path }) =>
    rearrangementFor(context.table, staff, path.rearrangementId),
  ),
  listRearrangedCalls: answer(
    rearrangements.listRearrangedCalls,
    async ({ context, staff, path, query: { cursor } }) =>
      told(await rearrangedCalls(context, staff, path.rearrangementId, { after: cursor })),
  ),
  noteRearrangedCall: answer(
    rearrangements.noteRearrangedCall,
    async ({ context, staff, path: { rearrangementId }, body, asked }) => {
      const which = { rearrangementId, ...body };
      const noted = await noteRearrangedCall(context, staff, which, asked('called together', which));
      return 'problem' in noted ? noted : told(await rearrangedCalls(context, staff, rearrangementId));
    },
  ),
  confirmRearrangement: answer(rearrangements.confirmRearrangement, (given) => step('confirm', given)),
  discardRearrangement: answer(rearrangements.discardRearrangement, (given) => step('discard', given)),
};

/** Takes a step with a rearrangement, of the version that was read. */
function step(
  name: Step,
  { context, staff, path, version, asked }: Asked<typeof rearrangements.confirmRearrangement>,
) {
  const which = { rearrangementId: path.rearrangementId, version };
  return stepOf(context, staff, name, which, asked(name, which));
}

function told(calls: RearrangedCalls | Problem) {
  if ('problem' in calls) return calls;
  const { next, ...rest } = calls;
  return { ...rest, cursor: next === undefined ? null : cursorText(next) };
}
