export { agreedOn } from './decide.ts';
export { markIdFrom } from './mark-id.ts';
export { closeCheckIn, type Opened, type OpeningRefused, openCheckIn } from './opening.ts';
export { type Along, type Recorded, recordSheet, type Sheet, type SheetRefused } from './record.ts';
export {
  type Attendance,
  earliestCheckIn,
  hasCome,
  type Mark,
  type MarkRefusal,
  mostMarks,
  type NewMark,
  type RefusedMark,
  type SentSheet,
  sentMark,
  sheet,
} from './schema.ts';
export {
  type CheckedIn,
  type CheckIn,
  type CheckInRefused,
  checkIn,
  type Excuse,
  type ExcuseRefused,
  excuse,
} from './self.ts';
export { attendanceAt, attendancesOf, attendancesOn } from './store.ts';
export { type WalkedIn, type WalkIn, type WalkInRefused, walkIn } from './walk-in.ts';
