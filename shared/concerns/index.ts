export type { Given } from './decide.ts';
export { absencesIdOf, type Concern, concernIdOf, type Outcome, type Worry } from './schema.ts';
export {
  type ConcernPage,
  type ConcernPlace,
  concernById,
  concernWrites,
  openConcerns,
  raise,
  type Settle,
  settle,
  settlementWrites,
} from './store.ts';
