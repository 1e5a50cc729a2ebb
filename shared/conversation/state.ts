import type { CentreId, Question } from '#events/index.ts';

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

/** Someone said that she is at a session, and the word of the day or a name was missing; `word` is what was said by then. */
export type WordAsked = { readonly code: string; readonly word: string | null; readonly askedAt: string };

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
  /** When the open question was put last; UTC ISO. Absent in what an earlier release kept. */
  readonly askedAt?: string;
  /** The word of the day was asked for, or whose it is that came with it. */
  readonly wordAsked?: WordAsked;
  /** Raised with each write. */
  readonly version: number;
  /** Seconds since 1970: the table forgets it after this (TTL), a moment later at the latest. */
  readonly expiresAt: number;
};

/** No one has to answer at once: a question stays open for a week. */
const keptSeconds = 7 * 24 * 3600;

/**
 * A conversation that goes on from `previous` (`undefined` for none) with what `changes` says. What puts a question says
 * `asking`, or `isRepeated` where it is the same once more. The word of the day is asked for until something else is said.
 */
export function goingOn(
  previous: Conversation | undefined,
  changes: Partial<Omit<Conversation, 'version' | 'expiresAt' | 'askedAt'>>,
  now: Date,
): Conversation {
  const { wordAsked: _, ...before } = previous ?? {};
  const isPut = 'asking' in changes || 'isRepeated' in changes;
  const at = isPut ? now : previous === undefined ? undefined : askedAtOf(previous);
  return {
    about: null,
    waiting: null,
    asking: null,
    left: [],
    told: [],
    isRepeated: false,
    ...before,
    ...changes,
    ...(at === undefined ? {} : { askedAt: at.toISOString() }),
    version: (previous?.version ?? 0) + 1,
    expiresAt: Math.floor(now.getTime() / 1000) + keptSeconds,
  };
}

/** When the question that is open was put last. */
export const askedAtOf = ({ askedAt, expiresAt }: Conversation): Date =>
  askedAt === undefined ? new Date((expiresAt - keptSeconds) * 1000) : new Date(askedAt);
