export { called } from './called.ts';
export { keepUp } from './keep-up.ts';
export {
  absencesIdOf,
  budgetConcernIdOf,
  type Call,
  type Concern,
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
  type Worry,
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
