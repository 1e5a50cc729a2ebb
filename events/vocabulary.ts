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

/** How a person came to live where she lives; what the programme reports on, never told in a message. */
export const groups = ['idp', 'returnee', 'host', 'refugee', 'undisclosed'] as const;
export type Group = (typeof groups)[number];

/** Age in whole years at the year of registration, in the bands that are counted. */
export const ageBands = ['0-11', '12-17', '18-24', '25-34', '35-59', '60+', 'unknown'] as const;
export type AgeBand = (typeof ageBands)[number];

/** What is asked of a person after a text that told only a code, in this order. */
export const questions = ['name', 'gender', 'birthYear', 'childcare'] as const;
export type Question = (typeof questions)[number];

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
