import { personById, phoneStateOf } from '../people/index.ts';
import { all, before, type Condition, type Context, either, equals, type Table } from '../table/index.ts';
import { keyOf } from './outbox.ts';
import { maySend } from './policy.ts';
import { present } from './present.ts';
import type { Message, MessageRef } from './schema.ts';

/** Gives a text to the network. Throws when the network did not take it, or it is not known whether it did. */
export type Publish = (phone: string, text: string) => Promise<void>;

/** Longer than a function may run, and shorter than the queue waits to bring the message again. */
const leaseMilliseconds = 20_000;

export type Delivery = 'sent' | 'dropped' | 'done-before';

/**
 * Sends one message: claimed with a lease, held against the policy, published, marked. A crash between
 * publishing and marking sends it twice at the worst, and none is lost. Throws `BeingSent` while another has
 * the lease, and whatever `publish` throws, after giving the message back.
 */
export async function deliver(
  context: Context,
  publish: Publish,
  allowedPrefixes: readonly string[],
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

  const to = await recipientOf(table, message);
  if (to === undefined) return settle(table, ref, { state: 'dropped', reason: 'erased' });
  const verdict = maySend({
    purpose: message.purpose,
    phone: to.phone,
    stopped: to.stopped,
    allowedPrefixes,
  });
  if (!verdict.send) return settle(table, ref, { state: 'dropped', reason: verdict.reason });

  try {
    await publish(to.phone, present(message, to.name));
  } catch (fault) {
    await table.update({ update: keyOf(ref), changes: { set: { state: 'queued' } }, when: isBeingSent });
    throw fault;
  }
  return settle(table, ref, { state: 'sent', sentAt: context.now().toISOString() });
}

const isBeingSent: Condition = equals('state', 'sending');

async function settle(
  table: Table,
  ref: MessageRef,
  outcome: { readonly state: 'sent' | 'dropped'; readonly sentAt?: string; readonly reason?: string },
): Promise<Delivery> {
  await table.update({ update: keyOf(ref), changes: { set: outcome }, when: isBeingSent });
  return outcome.state;
}

async function whyNot(table: Table, ref: MessageRef): Promise<Delivery> {
  const message = await table.get<Message>(keyOf(ref));
  if (message === undefined) throw new Error('There is no such message to send');
  if (message.state === 'sent' || message.state === 'dropped') return 'done-before';
  throw new Error('The message is being sent by another; it is looked at again when that lease is over');
}

/** To whom: the phone, whether it asked for no more messages, and the name where one is known. */
async function recipientOf(table: Table, message: Message) {
  const person = 'personId' in message ? await personById(table, message.personId) : undefined;
  const phone = 'phone' in message ? message.phone : person?.phone;
  if (phone === undefined) return undefined;
  const state = await phoneStateOf(table, phone);
  return { phone, stopped: state.stoppedAt !== undefined, name: person?.name ?? null };
}
