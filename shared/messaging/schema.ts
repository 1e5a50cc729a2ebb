import type { ActivityKind, CentreId, MessagePurpose } from '#events/index.ts';
import type { QuietHours } from '#shared/language/index.ts';
import type { WrittenIn } from '#shared/people/index.ts';

/** A text of the catalogue with what stands in its gaps; instants as UTC ISO, a centre by its id. */
export type Line = {
  readonly key: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** Whose first name the line tells: put in when it is sent; when she is erased by then, the line is left out. */
  readonly personId?: string;
  /**
   * Whose `position` in which line it tells: counted when it is sent (domain.md rule 2); when she waits no more by then,
   * which is told by a message of its own, the line is left out.
   */
  readonly waits?: { readonly activityId: string; readonly personId: string };
  /** What is said instead where the text would take more than one segment with this. */
  readonly shorter?: Pick<Line, 'key' | 'args'>;
  /**
   * The sessions that the line tells of, and when each begins (UTC ISO; `null`: it is cancelled). When a text that has waited
   * is sent and none of them is so any more, the line is left out.
   */
  readonly of?: readonly {
    readonly activityId: string;
    readonly sessionId: string;
    readonly start: string | null;
    /** It was at other hours besides the one before this: which of them she knows is looked at when it is sent. */
    readonly movedBefore?: true;
  }[];
  /** Whose next session `start` is, where the message belongs to no activity: looked at again when it is sent. */
  readonly activityId?: string;
  /**
   * Which activity it tells of: how to register again is left out when one cannot as it is sent, and where the code is another
   * activity's by then, `month` is told (`asItIsNow`).
   */
  readonly again?: string;
  /**
   * The month in which that activity ended, `2026-12`: it is told behind the code, which stands for another activity too by
   * now. Of lines that ask for nothing by the code.
   */
  readonly month?: string;
};

/**
 * Why a message is sent, which decides what may hold it back. `answer`: to what a person asked just now, by text
 * or by form. `notice`, `reminder`, `broadcast`: unprompted. `stop-confirmation`: the one message a phone gets
 * after it asked for no more. `start-confirmation`: that it gets them again. `erase-confirmation`: the last
 * thing said to a phone before nothing is kept of it.
 */
export type Purpose = MessagePurpose;

/** What a message is held for until it may go: the night, or a limit. */
export type HeldFor = 'quiet-hours' | 'daily-limit' | 'stranger-limit' | 'budget' | 'repeated' | 'too-many';

/** A message in the outbox. It names no one: who it is for is looked up when it is sent. */
export type Message = {
  readonly messageId: string;
  readonly lines: readonly Line[];
  readonly purpose: Purpose;
  /** Whose budget pays for it, and whose gateway sends it. */
  readonly centre?: CentreId;
  readonly createdAt: string;
  /** It answers a text of that very phone, and is in the language of that text. */
  readonly answersText?: true;
  /** It answers a phone that asked for no more texts and for a place since. */
  readonly despiteStop?: true;
  /** When it has nothing left to tell: the deadline of an offer, the start of a session. UTC ISO. */
  readonly notAfter?: string;
  readonly state: 'queued' | 'sending' | 'sent' | 'dropped';
  /** While `sending`: until when it is someone's to send. Milliseconds since 1970. */
  readonly leaseUntil?: number;
  /** While `queued` and held back, for the night or until it is tried again: until when. */
  readonly heldUntil?: string;
  /** What it was held for the last time, by a limit or the night; it goes when it may, if it is still true then. */
  readonly heldFor?: HeldFor;
  /** Other messages to the same phone that go out in one text with it; each stands in the outbox as `folded`. */
  readonly along?: readonly string[];
  /** When `dropped` as `folded`: the message that told of it. */
  readonly foldedInto?: string;
  /** How often it was given to the network, this time included; absent for the first. */
  readonly attempt?: number;
  readonly sentAt?: string;
  /** What its last sending came to; `cost` in millionths of a US dollar. */
  readonly segments?: number;
  readonly cost?: number;
  /** Why it was not sent, when `dropped`. */
  readonly reason?: string;
  /** What the network says became of it; it may say so before the message is marked as sent. */
  readonly outcome?: 'delivered' | 'failed';
  /** Of a text in several parts whose network reports each: those that arrived at this attempt, by the network's names. */
  readonly partsDelivered?: readonly string[];
} & Recipient &
  WrittenIn &
  Belonging;

/** A message to a person, or about her to the focal point who brought her. */
export type Notice = Message & { readonly personId: string; readonly focalPointId?: string };

/** What a message belongs to, where it does: for counting, never for what it says. */
export type Belonging = {
  readonly activityId?: string;
  readonly kind?: ActivityKind;
  readonly broadcastId?: string;
  /** The session it tells of. */
  readonly sessionId?: string;
};

/**
 * A message that travels whole through its queue: who tells many has just read whom, page by page. It stands in the
 * outbox from when it is claimed. Whether she is still known, by which name and on which phone, is looked up then.
 */
export type Outgoing = Belonging &
  WrittenIn & {
    /** Made of what it is about and whom it is for, so that a repeat is the same message (`messageIdOf`). */
    readonly messageId: string;
    readonly personId: string;
    /** E.164, hers when it was made. */
    readonly phone: string;
    readonly lines: readonly Line[];
    readonly purpose: 'notice' | 'reminder' | 'broadcast';
    readonly centre: CentreId;
    readonly createdAt: string;
    readonly notAfter?: string;
    /** What it says besides its own, as far as that is known when it is paid for; what it says is decided when it is sent. */
    readonly pricedWith?: 'stop';
    /** What its centre was charged for it already (`payAhead`). Without it, it is charged when it is sent. */
    readonly paid?: Paid;
  };

/** `cost` in millionths of a US dollar, from the centre's `month` in Baghdad. */
export type Paid = { readonly segments: number; readonly cost: number; readonly month: string };

/**
 * A message goes to a person, to the focal point who brought her, or answers a phone of which no one is known.
 */
export type Recipient =
  | { readonly personId: string; readonly focalPointId?: string }
  | { readonly phone: string };

/** Where a message stands, as it travels through the send queue. */
export type MessageRef = { readonly messageId: string; readonly phone?: string };

/** One text that a phone was sent, or is about to be. */
export type Sent = {
  /** The beginning of the message's id. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly unprompted: boolean;
  /** Digest of what it says, to recognise the same again. */
  readonly text: string;
  /** The message's; absent for the first. */
  readonly attempt?: number;
  /** An answer that was held back because others like it had just been given. */
  readonly late?: true;
};

/** What a phone may get at the most. */
export type Most = { readonly phone: number; readonly focalPoint: number };

/** At most so many in any stretch of so many minutes. */
export type Window = { readonly minutes: number; readonly most: Most };

/** The settings that messages are held against; infra/settings/sending.ts says what each is for. */
export type Limits = {
  readonly allowedPrefixes: readonly string[];
  readonly quietHours?: QuietHours | undefined;
  readonly unpromptedADay: Most;
  /** A text must keep to every window of a list. */
  readonly answers: readonly Window[];
  readonly sameAnswer: readonly Window[];
  readonly toStrangersADay: number;
  /** US dollars by the beginning of the number; the longest beginning that fits counts. */
  readonly segmentPrice: Readonly<Record<string, number>>;
  /** US dollars by centre; `default` for those not named. */
  readonly monthlyCap: Readonly<Record<string, number>>;
};

/** What a network says became of a message. */
export type DeliveryReport = {
  /** As the network gives it: what it was called on its way, or, as `networkId`, what the network itself calls it. */
  readonly messageId: string | { readonly networkId: string };
  /** Whom it went to, E.164; an answer to a phone of which no one is known stands with that phone. */
  readonly phone: string | null;
  readonly outcome: 'delivered' | 'failed';
  /**
   * Of a network that reports each part of a long text by itself: which part arrived, by a name that stays the same when
   * the report comes again. Absent where the report is of the whole text.
   */
  readonly part?: string;
  /**
   * Of what failed. `temporary`: it failed on the way, and may arrive another time. `permanent`: the number takes no
   * texts. Absent where it was this text that was not let through, or the network does not say.
   */
  readonly failure?: 'temporary' | 'permanent';
  /** UTC ISO. */
  readonly at: string;
  /** The network's word for why it failed. */
  readonly reason?: string;
};
