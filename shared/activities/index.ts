export { firstLanguageOf, isEnrolling } from './centres.ts';
export { changeSessions, type LeftSession, mostAtOnce, type PlannedChange, tryMany } from './change-many.ts';
export {
  type Answering,
  addSessions,
  type BeforeAdding,
  type BeforeChange,
  type Changed,
  type ChangeRefused,
  cancelSession,
  moveSession,
  type SessionChange,
} from './change-timetable.ts';
export { type Capacity, type CapacityRefused, changeCapacity, createActivity } from './commands.ts';
export {
  endOfCourse,
  endsOf,
  isOver,
  leastSessions,
  nextSession,
  placesGivenUntil,
  sessionsOver,
  usualAttendanceShare,
} from './course.ts';
export type { CreationRefused } from './decide.ts';
export { canStillKnow, tellBy, tellOfMoveBy } from './in-time.ts';
export { sessionsOfPattern } from './pattern.ts';
export {
  type Activity,
  type Audience,
  activityCode,
  audience,
  couldKnowOf,
  type OpenActivity,
  type Session,
  type SessionTimes,
  session,
  type Timetabled,
  type Titles,
  type UnderCode,
  type Waiting,
  type WaitingChildren,
  type Weekly,
  weekly,
} from './schema.ts';
export {
  couldNotKnowWrite,
  hourAt,
  knowsWrites,
  type SessionPlace,
  sessionById,
  sessionItem,
  sessionsBetween,
  sessionsOf,
} from './sessions.ts';
export {
  type ActivityFilter,
  type ActivityPage,
  type ActivityPlace,
  activitiesById,
  activitiesOfCentre,
  activityById,
  announcedActivities,
  childrenInLine,
  countInLine,
  firstInLine,
  headOfLine,
  openUnderCodes,
  underCode,
  withItsEnds,
  withTimetable,
} from './store.ts';
export { titleIn } from './title.ts';
