import { postponeOffer } from '#shared/registration/index.ts';
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
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { networkNameOf, type Senders } from '../gateways/senders.ts';
import { isNews } from '../news/news.ts';
import { newsNow, trueNow, withNextSession } from '../news/still-true.ts';
import { alongWith, keyOf, refOf } from '../outbox/outbox.ts';
import { droppedEvent, isBeingSent, markDropped, markSent, sentEvent } from '../outbox/outcome.ts';
import { linesTogether, type News, noteWaiting } from '../outbox/waiting.ts';
import { type Clearance, clearanceFor } from '../policy/check-policy.ts';
import type { Reason } from '../policy/policy.ts';
import { type Addressee, addresseeOf, linesOf, type Pointless } from '../render/recipient.ts';
import type { Limits, Line, Message, MessageRef } from '../schema.ts';
import { putToTeamLeader, toldAfterAll } from '../untold/untold.ts';

/** Longer than a function may run, and shorter than the queue waits to bring the message again. */
export const leaseMilliseconds = 20_000;

/**
 * How sending a message ended; a `held` one comes again at that instant, and is looked at anew. `ref`: the
 * message is in the outbox from now on, and travels by its id.
 */
export type Delivery =
  | { readonly became: 'sent'; readonly segments: number }
  | { readonly became: 'dropped'; readonly reason: Reason | Pointless }
  | { readonly became: 'held'; readonly until: Date; readonly ref?: MessageRef }
  | { readonly became: 'done-before' };

/**
 * Sends one message: claimed with a lease, held against the policy, published, marked. A crash between
 * publishing and marking sends it twice at the worst; none is lost. Throws while another has the lease, and
 * on any fault in sending, after giving the message back.
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
  const drop = async (reason: Reason | Pointless, phone?: string): Promise<Delivery> => {
    for (const along of await alongWith(table, message.along ?? []))
      await putToTeamLeader(context, along, phone, reason);
    await markDropped(context, claimed, reason, phone);
    return { became: 'dropped', reason };
  };
  const told = await spokenNow(table, message, now);
  if (typeof told === 'string') return drop(told);
  const { to, as } = told;
  let clearance: Clearance;
  let networkId: string | undefined;
  try {
    clearance = await clearanceFor(context, senders, limits, as, to);
    // A message that arrived is not sent again: its sender died before marking it, or got no answer.
    if (clearance.send && message.outcome !== 'delivered') {
      const name = networkNameOf(message.messageId, message.attempt ?? 1);
      networkId = (await clearance.by.publish(to.phone, clearance.text, name)) ?? undefined;
    }
  } catch (fault) {
    await change(table, ref, { state: 'queued' });
    throw fault;
  }
  if ('holdUntil' in clearance) return held(context, message, to, clearance);
  if (message.purpose === 'erase-confirmation') return lastWord(context, message, to, clearance);
  if ('reason' in clearance) return drop(clearance.reason, to.phone);
  await markSent(context, claimed, { ...clearance, phone: to.phone, networkId });
  if (clearance.missed) await toldOfAll(context, message, clearance.along);
  return { became: 'sent', segments: clearance.bill.segments };
}

/** The message need not wait any longer. */
const isDue =
  (now: Date): Condition =>
  (place) =>
    `attribute_not_exists(${place.name('heldUntil')}) OR ${place.name('heldUntil')} <= ${place.value(now.toISOString())}`;

type Outcome = Pick<Message, 'state' | 'heldUntil' | 'heldFor'>;
const change = (table: Table, ref: MessageRef, outcome: Outcome) =>
  table.update({ update: keyOf(ref), changes: { set: outcome }, when: isBeingSent });

/**
 * Keeps until when a message waits, and notes it with its phone. A message that waits for money may wait for
 * long: the team leader can tell her meanwhile. The deadline of an offer moves with it.
 */
async function held(
  context: Context,
  message: Message,
  { phone }: Addressee,
  { holdUntil, heldFor }: Extract<Clearance, { holdUntil: Date }>,
): Promise<Delivery> {
  if (isNews(message) && 'personId' in message) {
    if (heldFor === 'budget') await putToTeamLeader(context, message, phone, heldFor);
    await offerMovesAlong(context, message, holdUntil);
    await noteWaiting(context, phone, message, holdUntil);
  }
  const outcome = { state: 'queued', heldUntil: holdUntil.toISOString(), heldFor } as const;
  await change(context.table, refOf(message), outcome);
  return { became: 'held', until: holdUntil };
}

/**
 * An offer that is told later lasts as long from that instant, but ends before the session (domain.md rule
 * 2).
 */
async function offerMovesAlong(context: Context, message: News, until: Date): Promise<void> {
  const { activityId, personId, lines } = message;
  if (activityId === undefined || !lines.some(({ key }) => key === 'sms.offered')) return;
  await postponeOffer(context, { activityId, personId }, until, { kind: 'system', function: 'send-sms' });
}

/**
 * The addressee and the lines: of a message that has waited only what is still true, with the messages taken
 * along. `as`: the message the policy sees; a postponed offer stands for longer than its message said.
 */
async function spokenNow(
  table: Table,
  message: Message,
  now: Date,
): Promise<{ readonly to: Addressee; readonly as: Message } | Pointless> {
  if (!hasWaited(message)) {
    const next = await withNextSession(table, message.lines, message, now, false);
    const lines = await newsNow(table, next, message, now);
    if (lines.length === 0) return 'outdated';
    const to = await addresseeOf(table, { ...message, lines }, now);
    return typeof to === 'string' ? to : { to, as: message };
  }
  const told = await trueNow(table, message, now);
  // The addressee, even when some lines are no longer true.
  const to = await addresseeOf(table, { ...message, lines: message.lines.map(withoutPosition) }, now);
  if (typeof to === 'string') return to;
  const own = told === undefined ? [] : (await linesOf(table, told, nameIn(to), now)).lines;
  const lines = await linesTogether(table, message, own, to.phone, now);
  if (lines.length === 0) return 'outdated';
  const { notAfter: _, ...rest } = message;
  const isAlone = message.along === undefined && told?.notAfter !== undefined;
  const as: Message = isAlone ? { ...rest, notAfter: told.notAfter } : rest;
  return { to: { ...to, lines }, as };
}

const withoutPosition = ({ waits: _, ...line }: Line): Line => line;

const nameIn = ({ lines }: Addressee): string | null => lines[0]?.name ?? null;

const hasWaited = (message: Message): message is News =>
  'personId' in message && isNews(message) && (message.heldFor !== undefined || message.along !== undefined);

/** The people of a phone who missed something have been told this message, and those it took along. */
async function toldOfAll(
  context: Context,
  message: Message,
  along: readonly string[] | undefined,
): Promise<void> {
  const others = await alongWith(context.table, along ?? []);
  for (const each of [message, ...others]) await toldAfterAll(context, each);
}

/**
 * After the last text to an erased person's phone, nothing is left of the message but its event, and nothing
 * of the texts the phone was sent lately, unless others are on it.
 */
async function lastWord(
  context: Context,
  message: Message,
  { phone }: Addressee,
  clearance: Exclude<Clearance, { holdUntil: Date }>,
): Promise<Delivery> {
  const state = await context.table.get<{ readonly people?: number }>(keys.phoneStateKey(phone));
  const isShared = (state?.people ?? 0) > 0;
  const writes: readonly Write[] = [
    { as: 'reply', delete: keyOf(refOf(message)), when: isPresent },
    ...(isShared ? [] : [{ as: 'lately', delete: keys.sentLatelyKey(phone) }]),
    recordEvent(
      clearance.send
        ? sentEvent(context, message, clearance.bill, 1)
        : droppedEvent(context, message, clearance.reason),
    ),
  ];
  await untilWritten<void>(context, 'forget the last word to a phone', async () => ({
    writes,
    result: undefined,
    ifRefused: () => ({ answer: undefined }),
  }));
  return clearance.send
    ? { became: 'sent', segments: clearance.bill.segments }
    : { became: 'dropped', reason: clearance.reason };
}

async function whyNot(table: Table, ref: MessageRef, now: Date): Promise<Delivery> {
  const message = await table.get<Message>(keyOf(ref));
  // A reply is deleted when its phone is forgotten, or after a week.
  if (message === undefined && ref.phone !== undefined) return { became: 'done-before' };
  if (message === undefined) throw new Error('There is no such message to send');
  if (message.state === 'sent' || message.state === 'dropped') return { became: 'done-before' };
  const { heldUntil } = message;
  if (message.state === 'queued' && heldUntil !== undefined && heldUntil > now.toISOString())
    return { became: 'held', until: new Date(heldUntil) };
  throw new Error('The message is being sent by another; it is looked at again when that lease is over');
}
