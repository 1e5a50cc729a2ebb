export { agreedOn } from './decide.ts';
export { markIdFrom } from './mark-id.ts';
export { closeCheckIn, openCheckIn } from './opening.ts';
export { type Recorded, recordSheet } from './record.ts';
export {
  type Attendance,
  earliestMark,
  hasCome,
  knownSince,
  type Mark,
  type NewMark,
  type SentSheet,
  saidOf,
  sentMark,
  sheet,
} from './schema.ts';
export {
  type CheckedIn,
  type CheckIn,
  type CheckInRefused,
  checkIn,
  excuse,
} from './self.ts';
export { attendanceAt, attendancesOf, attendancesOn, wasTaken } from './store.ts';
export { isDoorOpen, type WalkIn, type WalkInRefused, walkIn } from './walk-in.ts';
