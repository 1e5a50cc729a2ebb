export { firstLanguageOf, isEnrolling } from './centres.ts';
export { changeCapacity, createActivity } from './commands.ts';
export {
  type Activity,
  type Audience,
  activityCode,
  audience,
  mostSessions,
  type OpenActivity,
  room,
  type Session,
  session,
  type Timetabled,
  type UnderCode,
  usualAttendanceShare,
  type Waiting,
} from './schema.ts';
export { announcedWrite, sessionById, sessionItem, sessionsOf } from './sessions.ts';
export {
  type ActivityFilter,
  type ActivityPage,
  activityById,
  announcedActivities,
  firstInLine,
  openUnderCodes,
  underCode,
} from './store.ts';
