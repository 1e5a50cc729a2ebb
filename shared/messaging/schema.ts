import type { ActivityKind, CentreId, MessagePurpose } from '#events/index.ts';
import type { QuietHours } from '#shared/language/index.ts';
import type { WrittenIn } from '#shared/people/index.ts';

/** A text of the catalogue with its arguments; instants as UTC ISO, a centre by its id. */
export type Line = {
  readonly key: string;
  readonly args: Readonly<Record<string, string | number>>;
  /**
   * The person whose first name the line tells: put in when the line is sent; when she is erased by then, it
   * is left out.
   */
  readonly personId?: string;
  /**
   * The person whose `position` in a line it tells: counted when it is sent (domain.md rule 2). When she no
   * longer waits, which another message tells, the line is left out.
   */
  readonly waits?: { readonly activityId: string; readonly personId: string };
  /** The text to use instead where this one would take more than one segment. */
  readonly shorter?: Pick<Line, 'key' | 'args'>;
  /**
   * The sessions the line tells of, and when each begins (UTC ISO; `null`: cancelled). A text that has waited
   * is sent without the line when none of them is so any more.
   */
  readonly of?: readonly {
    readonly activityId: string;
    readonly sessionId: string;
    readonly start: string | null;
    /**
     * The session had other hours besides the one before this: the one she knows is looked up when the line
     * is sent.
     */
    readonly movedBefore?: true;
  }[];
  /**
   * The activity whose next session `start` is, where the message has no activity: looked up again when it is
   * sent.
   */
  readonly activityId?: string;
  /**
   * The activity the line tells of: how to register again is left out when that is impossible at sending, and
   * when the code is another activity's by then, `month` is told (`asItIsNow`).
   */
  readonly again?: string;
  /**
   * The month in which that activity ended, `2026-12`: told after a code that another activity has by now.
   * For lines that ask nothing by the code.
   */
  readonly month?: string;
};

/**
 * Why a message is sent, which decides the limits it must keep. `answer`: to a request a person made just
 * now, by text or by form. `notice`, `reminder`, `broadcast`: unprompted. `stop-confirmation`: the one
 * message a phone gets after it asked for no more. `start-confirmation`: says that it gets them again.
 * `erase-confirmation`: the last message to a phone before nothing is kept of it.
 */
export type Purpose = MessagePurpose;

/** The reason for holding a message: the night, or a limit. */
export type HeldFor = 'quiet-hours' | 'daily-limit' | 'stranger-limit' | 'budget' | 'repeated' | 'too-many';

/** A message in the outbox, without a name: the recipient is looked up when it is sent. */
export type Message = {
  readonly messageId: string;
  readonly lines: readonly Line[];
  readonly purpose: Purpose;
  /** The centre whose budget pays, and whose gateway sends. */
  readonly centre?: CentreId;
  readonly createdAt: string;
  /** The message answers a text of that very phone, in the language of that text. */
  readonly answersText?: true;
  /** The message answers a phone that asked for no more texts, and later for a place. */
  readonly despiteStop?: true;
  /**
   * The instant from which it has nothing left to tell: the deadline of an offer, the start of a session. UTC
   * ISO.
   */
  readonly notAfter?: string;
  readonly state: 'queued' | 'sending' | 'sent' | 'dropped';
  /** While `sending`: the end of the sender's lease. Milliseconds since 1970. */
  readonly leaseUntil?: number;
  /** While `queued` and held back, for the night or until another attempt: until when. */
  readonly heldUntil?: string;
  /** The last limit, or the night, that it was held for; sent when allowed, if still true then. */
  readonly heldFor?: HeldFor;
  /** Other messages to the same phone sent in one text with it; each stands in the outbox as `folded`. */
  readonly along?: readonly string[];
  /** When `dropped` as `folded`: the message that told of it. */
  readonly foldedInto?: string;
  /** The number of the present attempt; absent for the first. */
  readonly attempt?: number;
  readonly sentAt?: string;
  /** The bill of its last sending; `cost` in millionths of a US dollar. */
  readonly segments?: number;
  readonly cost?: number;
  /** Why it was not sent, when `dropped`. */
  readonly reason?: string;
  /** The network's report; it may come before the message is marked as sent. */
  readonly outcome?: 'delivered' | 'failed';
  /**
   * Of a text in several parts, each reported: those of this attempt that arrived, by the network's names.
   */
  readonly partsDelivered?: readonly string[];
  /** The payments (`Paid.payment`) that are spent on it, or given back. */
  readonly payments?: ReadonlySet<string>;
} & Recipient &
  WrittenIn &
  Belonging;

/** A message to a person, or about her to the focal point who brought her. */
export type Notice = Message & { readonly personId: string; readonly focalPointId?: string };

/** The subject of a message, where it has one: for counting, never for its words. */
export type Belonging = {
  readonly activityId?: string;
  readonly kind?: ActivityKind;
  readonly broadcastId?: string;
  /** The session it tells of. */
  readonly sessionId?: string;
};

/**
 * A message that travels whole through its queue, because its sender has just read the recipients, page by
 * page. It is in the outbox from its claim on; whether she is still known, her name and her phone are looked
 * up then.
 */
export type Outgoing = Belonging &
  WrittenIn & {
    /** Made from its cause and its recipient, so that a repeat is the same message (`messageIdOf`). */
    readonly messageId: string;
    readonly personId: string;
    /** E.164: her phone when the message was made. */
    readonly phone: string;
    readonly lines: readonly Line[];
    readonly purpose: 'notice' | 'reminder' | 'broadcast';
    readonly centre: CentreId;
    readonly createdAt: string;
    readonly notAfter?: string;
    /** The notice known when it is paid for; the notice it carries is decided when it is sent. */
    readonly pricedWith?: 'stop';
    /**
     * The charge its centre paid in advance (`payAhead`). Without it, the message is charged when it is sent.
     */
    readonly paid?: Paid;
  };

/** `cost` in millionths of a US dollar, from the centre's `month` in Baghdad. */
export type Paid = {
  readonly segments: number;
  readonly cost: number;
  readonly month: string;
  /** The payment: one id for each time a page was charged. Absent on messages of an earlier release. */
  readonly payment?: string;
};

/**
 * A message goes to a person, to the focal point who brought her, or answers a phone of which no one is
 * known.
 */
export type Recipient =
  | { readonly personId: string; readonly focalPointId?: string }
  | { readonly phone: string };

/** The key of a message, as it travels through the send queue. */
export type MessageRef = { readonly messageId: string; readonly phone?: string };

/** One text that a phone was sent, or is about to be. */
export type Sent = {
  /** The beginning of the message's id. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly unprompted: boolean;
  /** Digest of its words, to recognise the same text again. */
  readonly text: string;
  /** The message's attempt; absent for the first. */
  readonly attempt?: number;
  /** An answer that was held back because others like it had just been given. */
  readonly late?: true;
};

/** The most texts a phone may get. */
export type Most = { readonly phone: number; readonly focalPoint: number };

/** At most so many texts in any stretch of so many minutes. */
export type Window = { readonly minutes: number; readonly most: Most };

/** The settings of the policy; infra/settings/sending.ts says what each is for. */
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

/** A network's report of how a message ended. */
export type DeliveryReport = {
  /** Our name for it, or, as `networkId`, the network's own. */
  readonly messageId: string | { readonly networkId: string };
  /** The phone it went to, E.164; an answer to a phone of which no one is known is kept under that phone. */
  readonly phone: string | null;
  readonly outcome: 'delivered' | 'failed';
  /**
   * From a network that reports each part of a long text: the part that arrived, by a name that stays the
   * same when the report is repeated. Absent where the report is of the whole text.
   */
  readonly part?: string;
  /**
   * For a failure. `temporary`: another attempt may arrive. `permanent`: the number takes no texts. Absent
   * where only this text was blocked, or the network does not say.
   */
  readonly failure?: 'temporary' | 'permanent';
  /** UTC ISO. */
  readonly at: string;
  /** The network's word for why it failed. */
  readonly reason?: string;
};
