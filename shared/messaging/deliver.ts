import {
  all,
  before,
  type Condition,
  type Context,
  either,
  equals,
  isPresent,
  keys,
  type Table,
} from '../table/index.ts';
import { type Clearance, clearanceFor } from './clearance.ts';
import { keyOf } from './outbox.ts';
import type { Reason } from './policy.ts';
import { type Addressee, addresseeOf } from './recipient.ts';
import type { Limits, Message, MessageRef } from './schema.ts';
import type { Senders } from './senders.ts';
import { shortId } from './sent-lately.ts';

/** Longer than a function may run, and shorter than the queue waits to bring the message again. */
const leaseMilliseconds = 20_000;

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
      equals('state', 'queued'),
      all(equals('state', 'sending'), before('leaseUntil', now.getTime())),
    ),
  });
  if (message === undefined) return whyNot(table, ref);

  const to = await addresseeOf(table, message);
  if (typeof to === 'string') return dropped(table, ref, to);
  let clearance: Clearance;
  try {
    clearance = await clearanceFor(context, senders, limits, message, to);
    if (clearance.send) await clearance.by.publish(to.phone, clearance.text, message.messageId);
  } catch (fault) {
    await change(table, ref, { state: 'queued' });
    throw fault;
  }
  if ('reason' in clearance) {
    if (message.purpose === 'erase-confirmation') await forget(table, message, to);
    return dropped(table, ref, clearance.reason);
  }
  if ('holdUntil' in clearance) return held(table, ref, clearance.holdUntil);
  await afterSending(context, message, to, clearance);
  return { became: 'sent', segments: clearance.segments };
}

const isBeingSent: Condition = equals('state', 'sending');

type Outcome = Pick<Message, 'state' | 'sentAt' | 'reason' | 'heldUntil'>;
const change = (table: Table, ref: MessageRef, outcome: Outcome) =>
  table.update({ update: keyOf(ref), changes: { set: outcome }, when: isBeingSent });

async function dropped(
  table: Table,
  ref: MessageRef,
  reason: Reason | 'erased' | 'no-one',
): Promise<Delivery> {
  await change(table, ref, { state: 'dropped', reason });
  return { became: 'dropped', reason };
}

async function held(table: Table, ref: MessageRef, until: Date): Promise<Delivery> {
  await change(table, ref, { state: 'queued', heldUntil: until.toISOString() });
  return { became: 'held', until };
}

/** Marks what was sent. After the last thing said to a phone whose owner is forgotten, nothing of it is left. */
async function afterSending(
  { table, now }: Context,
  message: Message,
  { phone }: Addressee,
  { introduction }: Extract<Clearance, { send: true }>,
): Promise<void> {
  if (message.purpose === 'erase-confirmation') return forget(table, message, { phone });
  if (introduction !== 'none') {
    const told = introduction === 'consent' ? 'consentToldBy' : 'stopToldBy';
    const setOnce = { [told]: shortId(message.messageId) };
    await table.update({ update: keys.phoneStateKey(phone), changes: { setOnce }, when: isPresent });
  }
  await change(table, message, { state: 'sent', sentAt: now().toISOString() });
}

/** The last word to someone; and what her phone was sent lately, unless others are on it. */
async function forget(table: Table, message: Message, { phone }: Pick<Addressee, 'phone'>): Promise<void> {
  const state = await table.get<{ readonly people?: number }>(keys.phoneStateKey(phone));
  const isShared = (state?.people ?? 0) > 0;
  await table.write([
    { as: 'reply', delete: keyOf(message) },
    ...(isShared ? [] : [{ as: 'sent-lately', delete: keys.sentLatelyKey(phone) }]),
  ]);
}

async function whyNot(table: Table, ref: MessageRef): Promise<Delivery> {
  const message = await table.get<Message>(keyOf(ref));
  // A reply is deleted once nothing of its phone is to be left, and after a week.
  if (message === undefined && ref.phone !== undefined) return { became: 'done-before' };
  if (message === undefined) throw new Error('There is no such message to send');
  if (message.state === 'sent' || message.state === 'dropped') return { became: 'done-before' };
  throw new Error('The message is being sent by another; it is looked at again when that lease is over');
}
