import type { CentreId, Question } from '../../events/index.ts';

/** What the answers to our questions are about. */
export type About = {
  readonly activityId: string;
  readonly personId: string;
  readonly code: string;
  readonly centre: CentreId;
};

/** A registration that only lacks whom it is for, or whether it may be at the same time as another. */
export type Waiting = {
  readonly code: string;
  readonly gender: 'female' | 'male' | null;
  readonly birthYear: number | null;
  readonly childcare: number | null;
  /** Who is meant, where that is known. */
  readonly personId?: string;
};

/**
 * What the conversation with a phone has come to. It names no one; what was told is kept with the person. A text
 * makes the next one of it (`nextStep`), and it is forgotten after a week of silence.
 */
export type Conversation = {
  /** The registration that was talked about last. */
  readonly about: About | null;
  /**
   * A code that came alone from a phone of several people: the next name says for whom. Or one for someone who has
   * something else at the same time: YES says that she knows.
   */
  readonly waiting: Waiting | null;
  /** What was asked last and is not answered yet; `who` and `overlap` for `waiting`. */
  readonly asking: Question | 'who' | 'overlap' | null;
  /** What is asked after that, in this order. */
  readonly left: readonly Question[];
  /** What was told by text since the code: what "no, 1991" may put right. */
  readonly told: readonly Question[];
  /** Whether the open question has been put a second time. It is not put a third time. */
  readonly isRepeated: boolean;
  /** Raised with each write. */
  readonly version: number;
  /** Seconds since 1970: the table forgets it after this (TTL), a moment later at the latest. */
  readonly expiresAt: number;
};

/** No one has to answer at once: a question stays open for a week. */
const keptSeconds = 7 * 24 * 3600;

/** A conversation that goes on from `previous` (`undefined` for none) with what `changes` says. */
export function goingOn(
  previous: Conversation | undefined,
  changes: Partial<Omit<Conversation, 'version' | 'expiresAt'>>,
  now: Date,
): Conversation {
  return {
    about: null,
    waiting: null,
    asking: null,
    left: [],
    told: [],
    isRepeated: false,
    ...previous,
    ...changes,
    version: (previous?.version ?? 0) + 1,
    expiresAt: Math.floor(now.getTime() / 1000) + keptSeconds,
  };
}
