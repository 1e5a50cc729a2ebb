import { stopWrite } from '#shared/people/index.ts';
import {
  again,
  againAtOnce,
  before,
  type Context,
  keys,
  type Table,
  untilWritten,
} from '#shared/table/index.ts';
import type { Senders } from '../gateways/senders.ts';
import { leftToAnother, linesTogether, takeAlong } from '../outbox/waiting.ts';
import type { Introduction } from '../render/first-text-notice.ts';
import { type Addressee, phoneNow } from '../render/recipient.ts';
import type { Limits, Message } from '../schema.ts';
import { charge, costOf, monthOf, type Spend, spentBy } from '../spend/spend.ts';
import { askNetwork, isNoted, noteOf, situationOf } from './load-policy-input.ts';
import { isUnprompted, maySend, mostSpent, type Verdict } from './policy.ts';

/** Permission to send a text by a sender, or the reason for refusal. */
export type Clearance =
  | {
      readonly send: true;
      readonly text: string;
      readonly bill: Spend;
      readonly introduction: Introduction;
      readonly by: ReturnType<Senders>;
      /** The messages that go out in the same text with it. */
      readonly along?: readonly string[] | undefined;
      /** The people of the phone have missed something before. */
      readonly missed: boolean;
    }
  | Exclude<Verdict, { send: true }>
  | { readonly send: false; readonly reason: 'erased' };

const erased = { send: false, reason: 'erased' } as const;

/**
 * Holds a claimed message against the policy. Permission is given once the text is noted with its phone and
 * charged to its centre, each on the condition that nothing changed since it was read; when another sender
 * was first, everything is looked at again. A message tried again after a failed sending keeps its place
 * among the phone's texts, and is not charged twice. With an erased phone nothing is noted, and nothing is
 * sent to it but the word that it is erased.
 */
export async function clearanceFor(
  context: Context,
  senders: Senders,
  limits: Limits,
  given: Message,
  addressee: Addressee,
): Promise<Clearance> {
  const { table, now: clock } = context;
  let { message, to } = { message: given, to: addressee };
  let looked = false;
  let charged: boolean | undefined;
  return untilWritten(context, 'get permission to send a text', async () => {
    const now = clock();
    const [phone, spent] = await Promise.all([
      phoneNow(table, to.phone),
      spentBy(context, message.centre, now, limits),
    ]);
    if (phone.state === undefined && message.purpose !== 'erase-confirmation') return erased;
    charged ??= isNoted(phone, message);
    const missed = phone.state?.missed === true;
    const { text, introduction, situation } = situationOf(message, to, phone, { now, spent, limits });
    const by = senders({ centre: message.centre, door: phone.state?.door });

    const first = maySend(situation);
    if (!first.send) return first;
    const network = await askNetwork(by.optOuts, situation, phone.lately.askedAt);
    const verdict = maySend({ ...situation, network });
    if (network === 'opted-out') await table.write([stopWrite(to.phone, now)]);
    if (!verdict.send) return verdict;

    if (situation.news && !looked && 'personId' in message) {
      looked = true;
      const left = leftToAnother(phone.lately, message, now);
      if (left !== undefined)
        return { send: false, holdUntil: left, heldFor: message.heldFor ?? 'quiet-hours' };
      const along = isUnprompted(message.purpose, situation.heard)
        ? await takeAlong(context, message, to.phone, phone.lately)
        : [];
      if (along.length > 0) {
        message = { ...message, along };
        to = { ...to, lines: await linesTogether(table, message, to.lines, to.phone, now) };
        // With other messages along it is another text now.
        return againAtOnce;
      }
    }

    const bill = costOf(text, to.phone, limits);
    const note = noteOf(message, situation, phone, network !== undefined);
    if ((await table.update(note)) !== undefined) {
      const wasFirst = phone.lately.version === 0 && phone.state !== undefined;
      const gone = wasFirst ? await goneMeanwhile(table, message, to.phone) : undefined;
      if (gone !== undefined) return gone;
      const most = mostSpent(situation);
      const may = most === undefined ? undefined : before('cost', most);
      const { centre } = message;
      if (charged || (await charge(table, centre, monthOf(now), bill, may)))
        return { send: true, text, bill, introduction, by, along: message.along, missed };
    }
    return again;
  });
}

/**
 * The first note with a phone may come after everything of the phone was erased; then it is taken back. A
 * later note needs no such look: it is refused when the note before it is gone.
 */
async function goneMeanwhile(
  table: Table,
  { purpose, despiteStop }: Message,
  phone: string,
): Promise<Clearance | undefined> {
  const state = await table.get<{ readonly stoppedAt?: string }>(keys.phoneStateKey(phone));
  const isFree = purpose === 'stop-confirmation' || despiteStop === true;
  const isStopped = state?.stoppedAt !== undefined && !isFree;
  if (state !== undefined && !isStopped) return undefined;
  await table.write([{ as: 'sent-lately', delete: keys.sentLatelyKey(phone) }]);
  return isStopped ? { send: false, reason: 'stopped' } : erased;
}
