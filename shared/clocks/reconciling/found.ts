/** Something that a clock should have done, or a clock that should be set. */
export type Finding = {
  /** `offer`: ended. `reminder`, `completion`: a clock was set. `…-missed`: due already, so done now. */
  readonly what: keyof Omit<Found, 'activities' | 'failed'>;
  readonly activityId: string;
  readonly code: string;
  /** When the clock was, or is, due. UTC ISO. */
  readonly due: string;
};

/** How much a sweep found, and did unless it was a dry run. */
export type Found = {
  /** The activities looked at. */
  readonly activities: number;
  /** Offers that were open after their deadline: ended. */
  readonly offersOverdue: number;
  /** Clocks of reminders that were not set: set. */
  readonly remindersUnset: number;
  /** Reminders that were due and had not been carried out: put on their queue. */
  readonly remindersMissed: number;
  /** Clocks of completions that were not set: set. */
  readonly completionsUnset: number;
  /** Completions that were due and had not been decided: put on their queue. */
  readonly completionsMissed: number;
  /** Activities that could not be looked at, or not to the end. */
  readonly failed: number;
};

/** The counts before anything has been looked at. */
export const nothingFound: Found = {
  activities: 0,
  offersOverdue: 0,
  remindersUnset: 0,
  remindersMissed: 0,
  completionsUnset: 0,
  completionsMissed: 0,
  failed: 0,
};
