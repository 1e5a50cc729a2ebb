export { firstLanguageOf, isEnrolling } from './centres.ts';
export {
  type Answering,
  addSessions,
  type Changed,
  type ChangeRefused,
  cancelSession,
  moveSession,
} from './change-timetable.ts';
export { changeCapacity, createActivity } from './commands.ts';
export type { CreationRefused } from './decide.ts';
export type { Move, TimetableRefused } from './decide-timetable.ts';
export { sessionsOfPattern } from './pattern.ts';
export {
  type Activity,
  type Audience,
  activityCode,
  audience,
  mostSessions,
  type OpenActivity,
  room,
  type Session,
  type SessionTimes,
  session,
  type Timetabled,
  type UnderCode,
  usualAttendanceShare,
  type Waiting,
  type Weekly,
  weekly,
} from './schema.ts';
export {
  announcedWrite,
  type SessionPlace,
  sessionById,
  sessionItem,
  sessionsBetween,
  sessionsOf,
} from './sessions.ts';
export {
  type ActivityFilter,
  type ActivityPage,
  activitiesById,
  activityById,
  announcedActivities,
  firstInLine,
  openUnderCodes,
  underCode,
} from './store.ts';
