export { became, type Measure, measures, peopleMeasures } from './cells.ts';
export {
  arrivalsSince,
  type Counter,
  counterOf,
  countersOf,
  daysUntilDecision,
  share,
  total,
} from './counters.ts';
export { recount } from './fold.ts';
export { allTime } from './periods.ts';
export { reachedOf } from './reach.ts';
export { withoutFew } from './small-cells.ts';
export { countEvents } from './store.ts';
