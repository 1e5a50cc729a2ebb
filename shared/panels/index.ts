export { call, recordOutcome, score } from './commands.ts';
export {
  callPanel,
  giveScores,
  type Panel,
  type PanelOutcome,
  type PanelRefused,
  recordOutcome as outcomeBody,
  type Scores,
} from './schema.ts';
export { panelById, panelsOf, scoresOf } from './store.ts';
