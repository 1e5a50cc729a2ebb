export {
  attendanceCentres,
  broadcastCentres,
  type CountScope,
  concernCentres,
  countAccess,
  focalPointCentres,
  type Staff,
  staffIn,
  timetableCentres,
} from './access.ts';
export {
  type AttendancePage,
  type AttendanceRow,
  type AttendedSession,
  attendancePage,
  type CheckInAnswer,
  checkInAnswer,
  type RecordedAnswer,
  recordedAnswer,
  type WalkedInAnswer,
  type WalkInBody,
  walkedInAnswer,
  walkInBody,
} from './attendance.ts';
export { type BroadcastAnswer, broadcastAnswer, broadcastBody } from './broadcasts.ts';
export {
  type ConcernAnswer,
  type ConcludedAnswer,
  concernAnswer,
  concludedAnswer,
  type OpenConcernAnswer,
  openConcernAnswer,
  type SettleBody,
  settleBody,
} from './concerns.ts';
export { answerTo, answerWrite, type StaffRequest, staffRequest } from './requests.ts';
export {
  type CountsAnswer,
  countsAnswer,
  credentials,
  type FocalPointAnswer,
  focalPointAnswer,
  focalPointBody,
  tokenAnswer,
} from './schema.ts';
export { cognitoSignIn, type SignedIn, type SignIn } from './sign-in.ts';
export {
  type AnnounceBody,
  type AnnouncedAnswer,
  announceBody,
  announcedAnswer,
  type MoveBody,
  moveBody,
  type SessionAnswer,
  sessionAnswer,
  type TimetableAnswer,
  type TimetableBody,
  timetableAnswer,
  timetableBody,
} from './timetable.ts';
export { type TokenVerifier, tokenVerifier } from './tokens.ts';
