import {
  type Condition,
  type Context,
  either,
  equals,
  isPresent,
  keys,
  pauseBefore,
  recordEvent,
  type Write,
} from '#shared/table/index.ts';
import { shortId } from '../policy/sent-lately.ts';
import { type Introduction, toldIn } from '../render/first-text-notice.ts';
import type { Message, MessageRef } from '../schema.ts';
import type { Spend } from '../spend/spend.ts';
import { type Missed, untoldWrites } from '../untold/untold.ts';
import { keyOf } from './outbox.ts';
import { type About, droppedEvent, failedEvent, sentEvent } from './outcome-events.ts';

/** A message that is being sent, by whoever claimed it. */
export type Claimed = About & MessageRef & Missed & Pick<Message, 'attempt' | 'along'>;

export const isBeingSent: Condition = equals('state', 'sending');

const mostTries = 6;

/** Writes what must not be lost to others who are at the same items: they are waited for, a bounded number of times. */
export async function writeFirmly({ table, pause }: Context, writes: readonly Write[]) {
  for (let tries = 1; ; tries++) {
    const outcome = await table.write(writes);
    if (outcome.result !== 'contended' || tries === mostTries) return outcome;
    await pause(20 * 2 ** tries);
  }
}

/** How it was sent. */
export type Sending = {
  /** The phone it went to; E.164. */
  readonly phone: string;
  readonly bill: Spend;
  readonly introduction: Introduction;
  readonly networkId: string | undefined;
};

/** Marks a message as sent, with its event, and with its phone what it was told for the first time. */
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
  const outcome = await writeFirmly(context, [...writes, ...toldWrites(phone, introduction, messageId)]);
  // Nothing is kept of a phone that is known no longer.
  if (outcome.result === 'refused' && outcome.refused.has('told')) await writeFirmly(context, writes);
  if (outcome.result === 'contended') throw new Error('That a message was sent could not be written');
}

/** Marks a message as sent that is known to have arrived, though its sender did not come to mark it, with its event. */
export async function markArrived(context: Context, message: Claimed, bill: Spend): Promise<void> {
  const outcome = await writeFirmly(context, [
    {
      as: 'message',
      update: keyOf(message),
      changes: { set: { state: 'sent', sentAt: context.now().toISOString(), ...bill } },
      when: either(isBeingSent, equals('state', 'queued')),
    },
    recordEvent(sentEvent(context, message, bill, 1)),
  ]);
  if (outcome.result === 'contended') throw new Error('That a message was sent could not be written');
}

function toldWrites(phone: string, introduction: Introduction, messageId: string): readonly Write[] {
  if (introduction === 'none') return [];
  const setOnce = { [toldIn[introduction]]: shortId(messageId) };
  return [{ as: 'told', update: keys.phoneStateKey(phone), changes: { setOnce }, when: isPresent }];
}

/**
 * Marks a message as dropped, with its event. One that went out before, and did not arrive, has failed.
 */
export async function markDropped(
  context: Context,
  message: Claimed,
  reason: string,
  phone?: string,
): Promise<void> {
  const again = message.attempt !== undefined;
  for (let tries = 1; tries <= mostTries; tries++) {
    const outcome = await context.table.write([
      {
        as: 'message',
        update: keyOf(message),
        changes: { set: { state: 'dropped', reason, ...(again && { outcome: 'failed' }) } },
        when: isBeingSent,
      },
      recordEvent(endEvent(context, message, reason)),
      ...(await untoldWrites(context, message, phone, reason)),
    ]);
    if (outcome.result === 'written') return;
    // Someone else has it.
    if (outcome.result === 'refused' && outcome.refused.has('message')) return;
    await pauseBefore(context, tries);
  }
  throw new Error('That a message is dropped could not be written');
}

/** The event of a message that is sent no more. */
export const endEvent = (context: Context, message: Claimed, reason: string) =>
  message.attempt === undefined
    ? droppedEvent(context, message, reason)
    : failedEvent(context, message, { segments: 0, cost: 0 }, false);
