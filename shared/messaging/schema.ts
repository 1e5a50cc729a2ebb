import type { CentreId, Language } from '../../events/index.ts';

/** A text of the catalogue with what stands in its gaps; instants as UTC ISO, a centre by its id. */
export type Line = { readonly key: string; readonly args: Readonly<Record<string, string | number>> };

/**
 * Why a message is sent, which decides what may hold it back: `answer` to what a person asked just now,
 * `notice` unprompted, `stop-confirmation` the one message that a phone gets after it asked for no more.
 */
export type Purpose = 'answer' | 'notice' | 'stop-confirmation';

/** A message in the outbox. It names no one: who it is for is looked up when it is sent. */
export type Message = {
  readonly messageId: string;
  readonly lines: readonly Line[];
  readonly language: Language;
  readonly purpose: Purpose;
  readonly centre?: CentreId;
  readonly createdAt: string;
  readonly state: 'queued' | 'sending' | 'sent' | 'dropped';
  /** While `sending`: until when it is someone's to send. Milliseconds since 1970. */
  readonly leaseUntil?: number;
  readonly sentAt?: string;
  /** Why it was not sent, when `dropped`. */
  readonly reason?: string;
} & Recipient;

/** A message goes to a person, or answers a phone of which no one is known. */
export type Recipient = { readonly personId: string } | { readonly phone: string };

/** Where a message stands, as it travels through the send queue. */
export type MessageRef = { readonly messageId: string; readonly phone?: string };
