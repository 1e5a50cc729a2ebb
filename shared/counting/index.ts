export { type Measure, measures, type PeopleMeasure, peopleMeasures } from './cells.ts';
export { recount } from './fold.ts';
export { allTime } from './scopes.ts';
export { type Counter, countEvents, counterOf, countersOf, share, total } from './store.ts';
