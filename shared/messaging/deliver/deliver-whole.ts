import { stopWrite } from '#shared/people/index.ts';
import {
  again,
  againAtOnce,
  before,
  type Condition,
  type Context,
  keys,
  recordEvent,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import type { Senders } from '../gateways/senders.ts';
import { wholeNow } from '../news/still-true.ts';
import type { Found } from '../outbox/look-up.ts';
import { itemOf, keyOf } from '../outbox/outbox.ts';
import { droppedEvent, isBeingSent, markArrived, markSent } from '../outbox/outcome.ts';
import { noteWaiting } from '../outbox/waiting.ts';
import { askNetwork, situationOf } from '../policy/check-policy.ts';
import { noteOf, phoneNow } from '../policy/phone-now.ts';
import { maySend, type Reason, type Verdict } from '../policy/policy.ts';
import type { Introduction } from '../render/first-text-notice.ts';
import { type Addressee, linesOf } from '../render/recipient.ts';
import type { Limits, Message, Outgoing } from '../schema.ts';
import { giveBack, giveBackSecond, settle } from '../spend/prepay.ts';
import { costOf } from '../spend/spend.ts';
import { putToTeamLeader, toldAfterAll, untoldWrites } from '../untold/untold.ts';
import { type Delivery, deliver, leaseMilliseconds } from './deliver.ts';

/**
 * Sends a message that travels whole, under the same policy and promises as `deliver`, in two requests: one
 * transaction claims it, notes it with its phone and checks that the phone has not stopped meanwhile; one
 * marks it, with its event. The cost was charged with the page; an unpaid message goes through `deliver`.
 */
export async function deliverWhole(
  context: Context,
  senders: Senders,
  limits: Limits,
  message: Outgoing,
  found: Found,
): Promise<Delivery> {
  const { table } = context;
  if (message.paid === undefined) {
    await table.insert(itemOf(stored(message, 'queued')));
    return deliver(context, senders, limits, { messageId: message.messageId });
  }
  const addressee = await addresseeOf(context, message, found);
  if (addressee === undefined) return dropped(context, message, 'erased');
  const lines = await wholeNow(table, stored(message, 'queued'), context.now());
  const to = lines === message.lines ? addressee : await addresseeOf(context, { ...message, lines }, found);
  if (to === undefined) return dropped(context, message, 'outdated', addressee.phone);
  let known = to.phone === message.phone ? found.phone : undefined;
  const may = await untilWritten<Delivery | MaySend>(context, 'get permission to send a text', async () => {
    const phone = known ?? (await phoneNow(table, to.phone));
    known = undefined;
    if (phone.state === undefined) return dropped(context, message, 'erased');
    const now = context.now();
    const looked = situationOf(message, to, phone, { now, spent: 0, limits });
    const { text, introduction } = looked;
    const situation = { ...looked.situation, cap: undefined };
    const by = senders({ centre: message.centre, door: phone.state.door });
    const first = maySend(situation);
    const network = first.send ? await askNetwork(by.optOuts, situation, phone.lately.askedAt) : undefined;
    const verdict = first.send ? maySend({ ...situation, network }) : first;
    if (network === 'opted-out') await table.write([stopWrite(to.phone, now)]);
    if ('holdUntil' in verdict)
      return situation.news && verdict.heldFor !== 'quiet-hours'
        ? waits(context, message, to.phone, verdict)
        : { became: 'held', until: verdict.holdUntil };
    if (!verdict.send) return dropped(context, message, verdict.reason, to.phone);

    return {
      writes: [
        claimWrite(message, now),
        noteOf(message, situation, phone, network !== undefined),
        { as: 'phone', check: keys.phoneStateKey(to.phone), when: mayStillBeTexted },
      ],
      result: { text, introduction, by, missed: phone.state.missed },
      ifRefused: async (refused) => {
        if (!refused.has('message')) return againAtOnce;
        // The transaction gives the message that stopped the put.
        return { answer: await beforeUs(context, message, refused.get('message') as Message | undefined) };
      },
    };
  });
  if ('became' in may) return may;
  const { text, introduction, by, missed } = may;
  const networkId = await published(context, message, () => by.publish(to.phone, text, message.messageId));
  const bill = costOf(text, to.phone, limits);
  await markSent(context, claimed(message), { phone: to.phone, bill, introduction, networkId });
  await settle(table, message.centre, message.paid, bill);
  if (missed === true) await toldAfterAll(context, message);
  return { became: 'sent', segments: bill.segments };
}

/** Permission to send: the message is claimed, and noted with its phone. */
type MaySend = {
  readonly text: string;
  readonly introduction: Introduction;
  readonly by: ReturnType<Senders>;
  /** The people of the phone have missed something before. */
  readonly missed: boolean | undefined;
};

/** Her phone as it is now. A broadcast is for a phone, no matter which person on it was addressed. */
async function addresseeOf(
  { table, now }: Context,
  message: Outgoing,
  { person, phone }: Found,
): Promise<Addressee | undefined> {
  const isForThePhone = message.purpose === 'broadcast' && (phone.state?.people ?? 0) > 0;
  if (person === undefined && !isForThePhone) return undefined;
  const { lines } = await linesOf(table, message, person?.name ?? null, now());
  if (lines.length === 0) return undefined;
  return { phone: person?.phone ?? message.phone, lines, forAnother: person?.forAnother };
}

/** The message as the outbox stores it: with the person, without her phone. */
function stored(message: Outgoing, state: Message['state']) {
  const { phone: _phone, paid, pricedWith: _pricedWith, ...rest } = message;
  const payments = paid?.payment === undefined ? {} : { payments: new Set([paid.payment]) };
  return { ...rest, ...payments, state };
}
const claimed = (message: Outgoing) => stored(message, 'sending');

/**
 * No one has the message, or the lease on it is over. One that failed and is tried again travels by its id,
 * so a late copy does not start it anew; nor does one start a message that arrived.
 */
const isFree =
  (now: Date): Condition =>
  (place) => {
    const state = place.name('state');
    const left = `${state} = ${place.value('sending')} AND ${before('leaseUntil', now.getTime())(place)}`;
    const free = `${state} = ${place.value('queued')} OR (${left})`;
    const isNew = `attribute_not_exists(${place.name('attempt')}) AND attribute_not_exists(${place.name('outcome')})`;
    return `attribute_not_exists(${place.name('pk')}) OR (${isNew} AND (${free}))`;
  };

const mayStillBeTexted: Condition = (place) =>
  `attribute_exists(${place.name('pk')}) AND attribute_not_exists(${place.name('stoppedAt')})`;

const claimWrite = (message: Outgoing, now: Date): Write => ({
  as: 'message',
  put: { ...itemOf(claimed(message)), leaseUntil: now.getTime() + leaseMilliseconds },
  when: isFree(now),
});

/** Gives the text to the network; when the network does not take it, gives the message back, then throws. */
async function published(
  { table }: Context,
  { messageId }: Outgoing,
  publish: () => Promise<unknown>,
): Promise<string | undefined> {
  try {
    const networkId = await publish();
    return typeof networkId === 'string' ? networkId : undefined;
  } catch (fault) {
    const changes = { set: { state: 'queued' } };
    await table.update({ update: keyOf({ messageId }), changes, when: isBeingSent });
    throw fault;
  }
}

/**
 * Keeps a message in the outbox that waits for longer than a night, with until when; from then on it travels
 * by its id, as messages that wait for a phone do. Its payment is given back.
 */
async function waits(
  context: Context,
  message: Outgoing,
  phone: string,
  { holdUntil, heldFor }: Extract<Verdict, { holdUntil: Date }>,
): Promise<Delivery> {
  if (heldFor === 'budget') await putToTeamLeader(context, message, phone, heldFor);
  const before = await untilWritten<Delivery | undefined>(context, 'keep a message that waits', async () => ({
    writes: [
      {
        as: 'message',
        put: { ...itemOf(stored(message, 'queued')), heldUntil: holdUntil.toISOString(), heldFor },
        when: isFree(context.now()),
      },
    ],
    result: undefined,
    ifRefused: async (refused) => ({
      answer: await beforeUs(context, message, refused.get('message') as Message | undefined),
    }),
  }));
  if (before !== undefined) return before;
  if (message.paid !== undefined) await giveBack(context.table, message.centre, message.paid);
  await noteWaiting(context, phone, message, holdUntil);
  return { became: 'held', until: holdUntil, ref: { messageId: message.messageId } };
}

/**
 * Marks a message as not sent, with its event, and gives its payment back. People who miss news are put to
 * the team leader.
 */
async function dropped(
  context: Context,
  message: Outgoing,
  reason: Reason | 'erased',
  phone?: string,
): Promise<Delivery> {
  const before = await untilWritten<Delivery | undefined>(context, 'mark a message as dropped', async () => ({
    writes: [
      {
        as: 'message',
        put: { ...itemOf(stored(message, 'dropped')), reason },
        when: isFree(context.now()),
      },
      recordEvent(droppedEvent(context, message, reason)),
      ...(await untoldWrites(context, message, phone, reason)),
    ],
    result: undefined,
    ifRefused: async (refused) =>
      refused.has('message')
        ? { answer: await beforeUs(context, message, refused.get('message') as Message | undefined) }
        : again,
  }));
  if (before !== undefined) return before;
  if (message.paid !== undefined) await giveBack(context.table, message.centre, message.paid);
  return { became: 'dropped', reason };
}

/**
 * Another sender has, or had, the message. One that arrived unmarked, because its sender died, is marked now.
 * When its page was charged and pushed twice, the second payment is given back.
 */
async function beforeUs(context: Context, message: Outgoing, there: Message | undefined): Promise<Delivery> {
  if (there?.attempt !== undefined || there?.state === 'sent' || there?.state === 'dropped') {
    await giveBackSecond(context.table, message, there);
    return { became: 'done-before' };
  }
  const isOver = there?.state === 'queued' || (there?.leaseUntil ?? 0) < context.now().getTime();
  if (there?.outcome !== 'delivered' || !isOver)
    throw new Error('The message is being sent by another; it is looked at again when that lease is over');
  const { segments = 0, cost = 0 } = message.paid ?? {};
  await markArrived(context, claimed(message), { segments, cost });
  await giveBackSecond(context.table, message, there);
  return { became: 'done-before' };
}
