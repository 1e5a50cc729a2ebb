export { type Measure, measures } from './cells.ts';
export { recount } from './fold.ts';
export { allTime } from './scopes.ts';
export { type Counter, countEvents, counterOf, countersOf, total } from './store.ts';
