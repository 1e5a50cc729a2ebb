export { called } from './called.ts';
export {
  absencesIdOf,
  budgetConcernIdOf,
  type Call,
  type Concern,
  type ConcernWanted,
  callsIdOf,
  concernIdOf,
  type GrantStep,
  grantConcernIdOf,
  grantSteps,
  longOverdueIdOf,
  mattersStill,
  noSheetIdOf,
  reportConcernIdOf,
  untoldIdOf,
} from './schema.ts';
export {
  type ConcernPlace,
  concernById,
  concernsById,
  concernWrites,
  openConcerns,
  raise,
  settle,
  settlementWrites,
  untoldAt,
  type WhoseConcerns,
} from './store.ts';
export { syncConcerns } from './sync-concerns.ts';
