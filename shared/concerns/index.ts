export { absencesIdOf, type Concern, concernIdOf, grantConcernIdOf, type Worry } from './schema.ts';
export {
  type ConcernPlace,
  concernById,
  concernWrites,
  openConcerns,
  raise,
  settle,
  settlementWrites,
} from './store.ts';
