/**
 * The closed lists that events, commands and counters share: the domain's own words.
 * Adding a centre, an activity kind or an age band is one entry here; the compiler then asks for its
 * texts in three languages (shared/language/messages).
 */

export const centreIds = ['baghdad', 'diyala', 'kirkuk', 'ninewa'] as const;
export type CentreId = (typeof centreIds)[number];

export const activityKinds = [
  'mediation',
  'peacebuilding',
  'leadership',
  'self-help',
  'advocacy',
  'film-discussion',
  'book-discussion',
  'theatre',
  'english',
  'literacy',
  'sewing',
  'hairdressing',
  'barbering',
  'ac-repair',
  'arts-and-crafts',
  'other',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const languages = ['ar', 'ckb', 'en'] as const;
export type Language = (typeof languages)[number];

export const genders = ['female', 'male', 'undisclosed'] as const;
export type Gender = (typeof genders)[number];

/** How a person came to live where she lives; the programme reports on it, and no message ever tells it. */
export const groups = ['idp', 'returnee', 'host', 'refugee', 'undisclosed'] as const;
export type Group = (typeof groups)[number];

/** Age in whole years at the year of registration, in the bands that are counted. */
export const ageBands = ['0-11', '12-17', '18-24', '25-34', '35-59', '60+', 'unknown'] as const;
export type AgeBand = (typeof ageBands)[number];

/** The questions to a person who texted only a code, in this order. */
export const questions = ['name', 'gender', 'birthYear', 'childcare'] as const;
export type Question = (typeof questions)[number];

/** The marks a person can have at a session. */
export const attendanceMarks = ['present', 'late', 'absent', 'excused'] as const;
export type AttendanceMark = (typeof attendanceMarks)[number];

/** Why a message is sent, which decides what may hold it back (shared/messaging/schema.ts). */
export const messagePurposes = [
  'answer',
  'notice',
  'reminder',
  'broadcast',
  'stop-confirmation',
  'start-confirmation',
  'erase-confirmation',
] as const;
export type MessagePurpose = (typeof messagePurposes)[number];

/**
 * What is put to a team leader: three absences in a row, a phone that cannot be reached, two marks, money, a
 * grant, news that someone was not told, people to be called because no text tells them of a session in time,
 * a course that is over without attendance.
 */
export const concernKinds = [
  'absences',
  'unreachable',
  'dispute',
  'spending',
  'grant',
  'budget',
  'untold',
  'calls',
  'no-sheet',
] as const;
export type ConcernKind = (typeof concernKinds)[number];

/**
 * Why a centre is closed: by law on a fixed day, on a feast that moves with the moon, or for a reason of its
 * own.
 */
export const closedDayKinds = ['public-holiday', 'moving-feast', 'own'] as const;
export type ClosedDayKind = (typeof closedDayKinds)[number];

export const registrationStatuses = [
  'confirmed',
  'waitlisted',
  'offered',
  'cancelled',
  'expired',
  'completed',
  'dropped',
] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

/** The purposes of small grants. */
export const grantThemes = [
  'public-space',
  'community-garden',
  'clean-up',
  'school',
  'culture',
  'sports',
  'awareness',
  'other',
] as const;
export type GrantTheme = (typeof grantThemes)[number];

/** The currencies of grants; sums are whole numbers of the smallest unit: dinars, or cents. */
export const currencies = ['IQD', 'USD'] as const;
export type Currency = (typeof currencies)[number];

/**
 * How far a grant has come, from submitting on (domain.md: Grant); what may follow what is in
 * shared/grants/moves.ts.
 */
export const grantStatuses = [
  'submitted',
  'screened',
  'approved',
  'rejected',
  'returned',
  'disbursing',
  'reported',
  'closed',
  'withdrawn',
  'cancelled',
] as const;
export type GrantStatus = (typeof grantStatuses)[number];
