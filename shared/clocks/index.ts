export { type Clockwork, clockworkFrom } from './clockwork.ts';
export { setOfferClock } from './offer-clock.ts';
export {
  type Finding,
  type Found,
  nothingFound,
  type Reconciling,
  reconcile,
  type SweepPlace,
  sweepPlace,
} from './reconciling/reconcile.ts';
export {
  clocksAfter,
  setTimetableClocks,
  type TimetableEvent,
  type TimetableJob,
  timetableJob,
} from './timetable-clocks.ts';
