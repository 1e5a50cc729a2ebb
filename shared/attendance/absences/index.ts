export { askedToKeep, keepPlace, settleWhenOver } from './keep-place.ts';
export { type Timetables, timetablesOf, watchAbsence } from './watch.ts';
