import { page } from '#api/answer.ts';
import { panels } from '#api/staff/panels.ts';
import { type Answers, answer } from '../../frame/answer.ts';
import { actingOf } from '../actions.ts';
import {
  addMember,
  callPanelFor,
  listMembers,
  listPanels,
  recordFor,
  removeMember,
  scoreFor,
  showPanel,
} from './actions.ts';

export const answers: Answers<typeof panels> = {
  listPanels: answer(panels.listPanels, async ({ context, staff, query: { centre, cursor } }) => {
    const after = cursor && { heldOn: cursor[1], panelId: cursor[2] };
    const listed = await listPanels(context.table, staff, centre, after);
    if ('problem' in listed) return listed;
    const { items, next } = listed;
    return page(items, next && [centre, next.heldOn, next.panelId]);
  }),
  callPanel: answer(panels.callPanel, ({ staff, body, asked, ...rest }) =>
    callPanelFor(actingOf(rest), staff, body, asked('panel', body)),
  ),
  getPanel: answer(panels.getPanel, ({ context, staff, path }) =>
    showPanel(context.table, staff, path.panelId),
  ),
  // One's own, in place of those given before.
  scoreGrant: answer(panels.scoreGrant, ({ staff, path: { panelId }, body, asked, ...rest }) =>
    scoreFor(actingOf(rest), staff, panelId, body, asked('scores', panelId, body)),
  ),
  // On every application, together.
  recordPanelOutcome: answer(
    panels.recordPanelOutcome,
    ({ staff, path: { panelId }, version, body, asked, ...rest }) => {
      const wanted = { panelId, version, outcomes: body.outcomes };
      return recordFor(actingOf(rest), staff, wanted, asked('outcome', panelId, version, body));
    },
  ),
  listPanelMembers: answer(panels.listPanelMembers, async ({ context, staff, query }) => {
    const members = await listMembers(context.table, staff, query.centre);
    return 'problem' in members ? members : page(members, undefined);
  }),
  addPanelMember: answer(panels.addPanelMember, ({ staff, body, asked, ...rest }) =>
    addMember(actingOf(rest), staff, body, asked('panel-member', body)),
  ),
  removePanelMember: answer(panels.removePanelMember, ({ staff, path: { panelMemberId }, asked, ...rest }) =>
    removeMember(actingOf(rest), staff, panelMemberId, asked('remove', panelMemberId)),
  ),
};
