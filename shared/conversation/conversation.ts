import type { CentreId, Question } from '#events/index.ts';
import type { Phone } from '#shared/people/index.ts';
import { before, either, equals, isAbsent, keys, type Write } from '#shared/table/index.ts';

/** The registration that answers to our questions are about. */
export type About = {
  readonly activityId: string;
  readonly personId: string;
  readonly code: string;
  readonly centre: CentreId;
};

/** A registration that waits to know whom it is for, or whether it may overlap with another. */
export type Waiting = {
  readonly code: string;
  readonly gender: 'female' | 'male' | null;
  readonly birthYear: number | null;
  readonly childcare: number | null;
  /** The person meant, where known. */
  readonly personId?: string;
};

/**
 * Someone said that she is at a session without the word of the day or a name; `word` is the word she gave,
 * if any.
 */
export type WordAsked = { readonly code: string; readonly word: string | null; readonly askedAt: string };

/**
 * The conversation with a phone so far. It names no one; details are kept with the person. Each text makes
 * the next conversation from it (`nextStep`); forgotten after a week of silence.
 */
export type Conversation = {
  /** The last registration talked about. */
  readonly about: About | null;
  /**
   * A code that came alone from a phone of several people: the next name tells for whom. Or a code for
   * someone who has something else at the same time: YES says that she knows.
   */
  readonly waiting: Waiting | null;
  /** The question asked last and not answered yet; `who` and `overlap` are about `waiting`. */
  readonly asking: Question | 'who' | 'overlap' | null;
  /** The questions still to be asked after it, in this order. */
  readonly left: readonly Question[];
  /** The details told by text since the code: those that "no, 1991" may correct. */
  readonly told: readonly Question[];
  /** The open question has been put a second time. It is not put a third time. */
  readonly isRepeated: boolean;
  /** When the open question was put last; UTC ISO. Absent where an earlier release wrote it. */
  readonly askedAt?: string;
  /** We asked for the word of the day, or for the name that belongs to a given word. */
  readonly wordAsked?: WordAsked;
  /** Raised with each write. */
  readonly version: number;
  /** Seconds since 1970: the table forgets it after this (TTL), a moment later at the latest. */
  readonly expiresAt: number;
};

/** No one has to answer at once: a question stays open for a week. */
const keptSeconds = 7 * 24 * 3600;

/**
 * The conversation that follows `previous` (`undefined` for none), with `changes`. A question is set by
 * `asking`, or by `isRepeated` where the same one is put again. The word of the day is no longer asked for,
 * unless `changes` say so.
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

/** When the open question was put last. */
export const askedAtOf = ({ askedAt, expiresAt }: Conversation): Date =>
  askedAt === undefined ? new Date((expiresAt - keptSeconds) * 1000) : new Date(askedAt);

/**
 * The conversation with a phone; `undefined` when there was none within a week. AWS: TTL may delete later
 * than that.
 */
export function conversationOn({ conversation }: Phone, now: Date): Conversation | undefined {
  if (conversation === undefined) return undefined;
  // Only `conversationWrite` writes this item.
  const kept = conversation as unknown as Conversation;
  return kept.expiresAt * 1000 > now.getTime() ? kept : undefined;
}

/**
 * Keeps the conversation that follows the one read; refused under the name `conversation` when another text
 * came between.
 */
export const conversationWrite = (phone: string, conversation: Conversation, now: Date): Write => ({
  as: 'conversation',
  // An expired conversation may still be stored.
  when:
    conversation.version === 1
      ? either(isAbsent, before('expiresAt', Math.floor(now.getTime() / 1000) + 1))
      : equals('version', conversation.version - 1),
  put: { ...keys.conversationKey(phone), ...conversation },
});
