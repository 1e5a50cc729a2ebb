export { firstLanguageOf, isEnrolling } from './centres.ts';
export { changeCapacity, createActivity } from './commands.ts';
export {
  type Activity,
  type Audience,
  activityCode,
  audience,
  type OpenActivity,
  session,
  type UnderCode,
  type Waiting,
} from './schema.ts';
export {
  type ActivityFilter,
  type ActivityPage,
  activityById,
  announcedActivities,
  firstInLine,
  openUnderCodes,
  underCode,
} from './store.ts';
