export { became, type Measure, measures, peopleMeasures } from './cells.ts';
export { recount } from './fold.ts';
export { allTime } from './periods.ts';
export { withoutFew } from './small-cells.ts';
export {
  arrivalsSince,
  type Counter,
  countEvents,
  counterOf,
  countersOf,
  daysUntilDecision,
  share,
  total,
} from './store.ts';
