export { keepUp } from './keep-up.ts';
export {
  absencesIdOf,
  type Concern,
  concernIdOf,
  grantConcernIdOf,
  reportConcernIdOf,
  type Worry,
} from './schema.ts';
export {
  type ConcernPlace,
  concernById,
  concernWrites,
  openConcerns,
  raise,
  settle,
  settlementWrites,
} from './store.ts';
