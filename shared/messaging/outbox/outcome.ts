/** The events that say how a message ended: each is written in the transaction that marks the message. */
import type { Actor, EventOf } from '#events/index.ts';
import {
  againAtOnce,
  type Condition,
  type Context,
  either,
  equals,
  isPresent,
  keys,
  recordEvent,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { shortId } from '../policy/phone-now.ts';
import { type Introduction, toldIn } from '../render/first-text-notice.ts';
import type { Belonging, Message, MessageRef } from '../schema.ts';
import type { Spend } from '../spend/spend.ts';
import { type Missed, untoldWrites } from '../untold/untold.ts';
import { keyOf } from './outbox.ts';

/** The facts of a message that an event tells: the id of a person, nothing of a phone. */
export type About = Omit<Belonging, 'sessionId'> &
  Pick<Message, 'messageId' | 'purpose' | 'centre'> & { readonly personId?: string };

const sender: Actor = { kind: 'system', function: 'send-sms' };
const nothing: Spend = { segments: 0, cost: 0 };

/** The event that a message was given to the network, with the number of the attempt (1 for the first). */
export const sentEvent = (
  context: Context,
  about: About,
  bill: Spend,
  attempt: number,
): EventOf<'message.sent'> => ({
  ...envelope(context, about, sender),
  type: 'message.sent',
  data: { ...factsOf(about, bill), attempt },
});

/** The event that a message is not sent; it bills no segments. `reason`: as policy or rendering gave it. */
export const droppedEvent = (context: Context, about: About, reason: string): EventOf<'message.dropped'> => ({
  ...envelope(context, about, sender),
  type: 'message.dropped',
  data: { ...factsOf(about, nothing), reason },
});

/** The event that a message arrived. `from`: the state in which it was counted before. */
export const deliveredEvent = (
  context: Context,
  about: About,
  bill: Spend,
  from: 'sent' | 'failed',
  actor: Actor,
): EventOf<'message.delivered'> => ({
  ...envelope(context, about, actor),
  type: 'message.delivered',
  data: { ...factsOf(about, bill), from },
});

/**
 * The event that a message did not arrive. `isPermanent`: the number takes no texts; `bill` is what it cost.
 */
export const failedEvent = (
  context: Context,
  about: About,
  bill: Spend,
  isPermanent: boolean,
  actor: Actor = sender,
): EventOf<'message.failed'> => ({
  ...envelope(context, about, actor),
  type: 'message.failed',
  data: { ...factsOf(about, bill), isPermanent },
});

function envelope({ now, newId }: Context, { messageId, centre }: About, actor: Actor) {
  const at = now();
  return {
    id: newId(at),
    version: 1 as const,
    occurredAt: at.toISOString(),
    actor,
    centre: centre ?? null,
    subject: `message/${messageId}`,
  };
}

const factsOf = (
  { messageId, purpose, personId, activityId, kind, broadcastId }: About,
  { segments, cost }: Spend,
) => ({
  messageId,
  purpose,
  ...(personId === undefined ? {} : { personId }),
  ...(activityId === undefined ? {} : { activityId }),
  ...(kind === undefined ? {} : { kind }),
  ...(broadcastId === undefined ? {} : { broadcastId }),
  segments,
  cost,
});

/** A message that is being sent, by the sender that claimed it. */
export type Claimed = About & MessageRef & Missed & Pick<Message, 'attempt' | 'along'>;

export const isBeingSent: Condition = equals('state', 'sending');

/** How it was sent. */
export type Sending = {
  /** The phone it went to; E.164. */
  readonly phone: string;
  readonly bill: Spend;
  readonly introduction: Introduction;
  readonly networkId: string | undefined;
};

/**
 * Marks a message as sent, with its event, and notes with its phone what the text told it for the first time.
 */
export async function markSent(
  context: Context,
  message: Claimed,
  { phone, bill, introduction, networkId }: Sending,
): Promise<void> {
  const { messageId, attempt = 1 } = message;
  const named = networkId === undefined ? {} : keys.messageOfNetwork(networkId, messageId);
  const set = { state: 'sent', sentAt: context.now().toISOString(), ...bill, ...named };
  const writes: readonly Write[] = [
    { as: 'message', update: keyOf(message), changes: { set }, when: isBeingSent },
    recordEvent(sentEvent(context, message, bill, attempt)),
  ];
  let told = toldWrites(phone, introduction, messageId);
  await untilWritten<void>(context, 'mark a message as sent', async () => ({
    writes: [...writes, ...told],
    result: undefined,
    ifRefused: (refused) => {
      if (!refused.has('told')) return { answer: undefined };
      // Nothing is kept of a phone that is no longer known.
      told = [];
      return againAtOnce;
    },
  }));
}

/** Marks a message that arrived, but whose sender died before marking it, as sent; with its event. */
export async function markArrived(context: Context, message: Claimed, bill: Spend): Promise<void> {
  const writes: readonly Write[] = [
    {
      as: 'message',
      update: keyOf(message),
      changes: { set: { state: 'sent', sentAt: context.now().toISOString(), ...bill } },
      when: either(isBeingSent, equals('state', 'queued')),
    },
    recordEvent(sentEvent(context, message, bill, 1)),
  ];
  await untilWritten<void>(context, 'mark a message as arrived', async () => ({
    writes,
    result: undefined,
    ifRefused: () => ({ answer: undefined }),
  }));
}

function toldWrites(phone: string, introduction: Introduction, messageId: string): readonly Write[] {
  if (introduction === 'none') return [];
  const setOnce = { [toldIn[introduction]]: shortId(messageId) };
  return [{ as: 'told', update: keys.phoneStateKey(phone), changes: { setOnce }, when: isPresent }];
}

/**
 * Marks a message as dropped, with its event; one sent before that did not arrive gets the outcome `failed`.
 */
export async function markDropped(
  context: Context,
  message: Claimed,
  reason: string,
  phone?: string,
): Promise<void> {
  const isSecond = message.attempt !== undefined;
  return untilWritten(context, 'mark a message as dropped', async () => ({
    writes: [
      {
        as: 'message',
        update: keyOf(message),
        changes: { set: { state: 'dropped', reason, ...(isSecond && { outcome: 'failed' }) } },
        when: isBeingSent,
      },
      recordEvent(endEvent(context, message, reason)),
      ...(await untoldWrites(context, message, phone, reason)),
    ],
    result: undefined,
    // Another sender has the message.
    ifRefused: { message: undefined },
  }));
}

/** The event of a message that is not sent any more. */
export const endEvent = (context: Context, message: Claimed, reason: string) =>
  message.attempt === undefined
    ? droppedEvent(context, message, reason)
    : failedEvent(context, message, { segments: 0, cost: 0 }, false);
