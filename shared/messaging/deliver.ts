import {
  all,
  before,
  type Condition,
  type Context,
  either,
  equals,
  isPresent,
  keys,
  recordEvent,
  type Table,
} from '../table/index.ts';
import { type Clearance, clearanceFor } from './clearance.ts';
import { isBeingSent, markDropped, markSent, writeFirmly } from './mark.ts';
import { keyOf, refOf } from './outbox.ts';
import type { Reason } from './policy.ts';
import { type Addressee, addresseeOf } from './recipient.ts';
import type { Limits, Message, MessageRef } from './schema.ts';
import { networkNameOf, type Senders } from './senders.ts';
import { droppedEvent, sentEvent } from './told.ts';

/** Longer than a function may run, and shorter than the queue waits to bring the message again. */
export const leaseMilliseconds = 20_000;

/** What became of a message; `held` comes again at that instant, and is then looked at anew. */
export type Delivery =
  | { readonly became: 'sent'; readonly segments: number }
  | { readonly became: 'dropped'; readonly reason: Reason | 'erased' | 'no-one' }
  | { readonly became: 'held'; readonly until: Date }
  | { readonly became: 'done-before' };

/**
 * Sends one message: claimed with a lease, held against the policy, published, marked. A crash between
 * publishing and marking sends it twice at the worst, and none is lost. Throws while another has the lease, and
 * whatever stood in the way of sending, after giving the message back.
 */
export async function deliver(
  context: Context,
  senders: Senders,
  limits: Limits,
  ref: MessageRef,
): Promise<Delivery> {
  const { table } = context;
  const now = context.now();
  const message = await table.update<Message>({
    update: keyOf(ref),
    changes: { set: { state: 'sending', leaseUntil: now.getTime() + leaseMilliseconds } },
    when: either(
      all(equals('state', 'queued'), isDue(now)),
      all(equals('state', 'sending'), before('leaseUntil', now.getTime())),
    ),
  });
  if (message === undefined) return whyNot(table, ref, now);

  const claimed = { ...message, ...refOf(message) };
  const drop = async (reason: Reason | 'erased' | 'no-one'): Promise<Delivery> => {
    await markDropped(context, claimed, reason);
    return { became: 'dropped', reason };
  };
  const to = await addresseeOf(table, message);
  if (typeof to === 'string') return drop(to);
  let clearance: Clearance;
  let networkId: string | undefined;
  try {
    clearance = await clearanceFor(context, senders, limits, message, to);
    // What arrived is not sent again: whoever sent it died before it was marked, or was not answered.
    if (clearance.send && message.outcome !== 'delivered') {
      const name = networkNameOf(message.messageId, message.attempt ?? 1);
      networkId = (await clearance.by.publish(to.phone, clearance.text, name)) ?? undefined;
    }
  } catch (fault) {
    await change(table, ref, { state: 'queued' });
    throw fault;
  }
  if ('holdUntil' in clearance) return held(table, ref, clearance.holdUntil);
  if (message.purpose === 'erase-confirmation') return lastWord(context, message, to, clearance);
  if ('reason' in clearance) return drop(clearance.reason);
  await markSent(context, claimed, { ...clearance, phone: to.phone, networkId });
  return { became: 'sent', segments: clearance.bill.segments };
}

/** It is not to wait any longer. */
const isDue =
  (now: Date): Condition =>
  (place) =>
    `attribute_not_exists(${place.name('heldUntil')}) OR ${place.name('heldUntil')} <= ${place.value(now.toISOString())}`;

type Outcome = Pick<Message, 'state' | 'heldUntil'>;
const change = (table: Table, ref: MessageRef, outcome: Outcome) =>
  table.update({ update: keyOf(ref), changes: { set: outcome }, when: isBeingSent });

async function held(table: Table, ref: MessageRef, until: Date): Promise<Delivery> {
  await change(table, ref, { state: 'queued', heldUntil: until.toISOString() });
  return { became: 'held', until };
}

/**
 * After the last word to someone whose owner is forgotten nothing of it is left but its event, nor of what her phone
 * was sent lately, unless others are on it.
 */
async function lastWord(
  context: Context,
  message: Message,
  { phone }: Addressee,
  clearance: Exclude<Clearance, { holdUntil: Date }>,
): Promise<Delivery> {
  const state = await context.table.get<{ readonly people?: number }>(keys.phoneStateKey(phone));
  const isShared = (state?.people ?? 0) > 0;
  await writeFirmly(context, [
    { as: 'reply', delete: keyOf(refOf(message)), when: isPresent },
    ...(isShared ? [] : [{ as: 'lately', delete: keys.sentLatelyKey(phone) }]),
    recordEvent(
      clearance.send
        ? sentEvent(context, message, clearance.bill, 1)
        : droppedEvent(context, message, clearance.reason),
    ),
  ]);
  return clearance.send
    ? { became: 'sent', segments: clearance.bill.segments }
    : { became: 'dropped', reason: clearance.reason };
}

async function whyNot(table: Table, ref: MessageRef, now: Date): Promise<Delivery> {
  const message = await table.get<Message>(keyOf(ref));
  // A reply is deleted once nothing of its phone is to be left, and after a week.
  if (message === undefined && ref.phone !== undefined) return { became: 'done-before' };
  if (message === undefined) throw new Error('There is no such message to send');
  if (message.state === 'sent' || message.state === 'dropped') return { became: 'done-before' };
  const { heldUntil } = message;
  if (message.state === 'queued' && heldUntil !== undefined && heldUntil > now.toISOString())
    return { became: 'held', until: new Date(heldUntil) };
  throw new Error('The message is being sent by another; it is looked at again when that lease is over');
}
