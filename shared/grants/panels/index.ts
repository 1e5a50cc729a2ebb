export { call, recordOutcome, score } from './commands.ts';
export {
  addPanelMember,
  isOnPanel,
  type PanelMember,
  panelMemberById,
  panelMembersOf,
  panelMembersOn,
  removePanelMember,
} from './members.ts';
export {
  type CallPanel,
  callPanel,
  type GiveScores,
  giveScores,
  type Panel,
  type PanelOutcome,
  type PanelRefused,
  recordOutcome as outcomeBody,
  type Scores,
} from './schema.ts';
export { panelById, panelsOf, scoresOf } from './store.ts';
