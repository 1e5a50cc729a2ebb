export { changePart } from './carry-out.ts';
export { changeRearrangement, draftRearrangement } from './commands.ts';
export { type RearrangementRefused, type Step, steps } from './decide.ts';
export { type MissedSession, notToldIn, sessionsOfPart } from './foresee.ts';
export { doneOf } from './lines.ts';
export { lookAtPart } from './look.ts';
export type { Rearrange, Rearrangement } from './schema.ts';
export { partsOf, rearrangementById, rearrangementsOf } from './store.ts';
export {
  countingOf,
  countSome,
  type TellingSettings,
  tellSome,
} from './tell.ts';
