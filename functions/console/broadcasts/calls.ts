import { page } from '#api/answer.ts';
import { broadcasts } from '#api/staff/broadcasts.ts';
import type { Step } from '#shared/broadcasts/index.ts';
import { type Answers, type Asked, answer } from '../frame/answer.ts';
import { list, show, take, write } from './actions.ts';

export const answers: Answers<typeof broadcasts> = {
  listBroadcasts: answer(broadcasts.listBroadcasts, async ({ context, staff, query }) => {
    const { centre, cursor: [, after] = [] } = query;
    const listed = await list(context.table, staff, centre, after);
    return 'problem' in listed ? listed : page(listed.items, listed.next && [centre, listed.next]);
  }),
  draftBroadcast: answer(broadcasts.draftBroadcast, ({ context, staff, body, asked }) =>
    write(context, staff, body, asked('broadcast', body)),
  ),
  getBroadcast: answer(broadcasts.getBroadcast, ({ context, staff, path }) =>
    show(context.table, staff, path.broadcastId),
  ),
  confirmBroadcast: answer(broadcasts.confirmBroadcast, (given) => step('confirm', given)),
  pauseBroadcast: answer(broadcasts.pauseBroadcast, (given) => step('pause', given)),
  resumeBroadcast: answer(broadcasts.resumeBroadcast, (given) => step('resume', given)),
  cancelBroadcast: answer(broadcasts.cancelBroadcast, (given) => step('cancel', given)),
};

/** Takes a step with a broadcast, of the version that was read. */
function step(
  name: Step,
  { context, staff, path, version, asked }: Asked<typeof broadcasts.confirmBroadcast>,
) {
  const which = { broadcastId: path.broadcastId, version };
  return take(context, staff, name, which, asked(name, which));
}
