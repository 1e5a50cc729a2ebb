import { stopWrite } from '../people/index.ts';
import { type Context, keys, type Table } from '../table/index.ts';
import { type Introduction, introductionOf } from './introduction.ts';
import { asksNetwork, isUnprompted, maySend, mostSpent, type Situation, type Verdict } from './policy.ts';
import { present } from './present.ts';
import { type Addressee, type PhoneNow, phoneNow } from './recipient.ts';
import type { Limits, Message } from './schema.ts';
import type { OptOuts, Senders } from './senders.ts';
import { digestOf, note, shortId, stillCounting } from './sent-lately.ts';
import { capOf, charge, costOf, spentBy } from './spend.ts';

/** Leave to send a text by a sender, or why not. */
export type Clearance =
  | {
      readonly send: true;
      readonly text: string;
      readonly segments: number;
      readonly introduction: Introduction;
      readonly by: ReturnType<Senders>;
    }
  | Exclude<Verdict, { send: true }>
  | { readonly send: false; readonly reason: 'erased' };

const erased = { send: false, reason: 'erased' } as const;

const mostTries = 8;

/**
 * Holds a message that was claimed against the policy. Leave is given once the text is noted with its phone and
 * charged to its centre, each on the condition that nothing changed since it was read; when another sender was
 * there first everything is looked at again. A message that comes again, its first sending having failed, takes
 * the place that it has among the phone's texts already, and is not charged twice. With a phone that is erased
 * nothing is noted, and nothing is sent to it but that it is.
 */
export async function clearanceFor(
  { table, now: clock, pause }: Context,
  senders: Senders,
  limits: Limits,
  message: Message,
  to: Addressee,
): Promise<Clearance> {
  const id = shortId(message.messageId);
  let charged: boolean | undefined;
  for (let tries = 1; tries <= mostTries; tries++) {
    const now = clock();
    const [phone, spent] = await Promise.all([
      phoneNow(table, to.phone),
      spentBy(table, message.centre, now),
    ]);
    if (phone.state === undefined && message.purpose !== 'erase-confirmation') return erased;
    charged ??= phone.lately.sent.some((sent) => sent.id === id);
    const { text, introduction, situation } = situationOf(message, to, phone, { now, spent, limits });
    const by = senders({ centre: message.centre, door: phone.state?.door });

    const first = maySend(situation);
    if (!first.send) return first;
    const network = await askNetwork(by.optOuts, situation, phone.lately.askedAt);
    const verdict = maySend({ ...situation, network });
    if (network === 'opted-out') await table.write([stopWrite(to.phone, now)]);
    if (!verdict.send) return verdict;

    const unprompted = isUnprompted(message.purpose, situation.heard);
    const sent = { id, at: Math.floor(now.getTime() / 1000), unprompted, text: situation.text };
    const askedAt = network === undefined ? undefined : now.toISOString();
    const bill = costOf(text, to.phone, limits);
    if (await note(table, to.phone, phone.lately, sent, now, askedAt)) {
      const wasFirst = phone.lately.version === 0 && phone.state !== undefined;
      const gone = wasFirst ? await goneMeanwhile(table, message.purpose, to.phone) : undefined;
      if (gone !== undefined) return gone;
      if (charged || (await charge(table, message.centre, now, bill, mostSpent(situation))))
        return { send: true, text, segments: bill.segments, introduction, by };
    }
    await pause(20 * 2 ** tries);
  }
  throw new Error('Leave to send could not be had: too many others send to that phone at once');
}

/**
 * The first note with a phone may come after everything of the phone was erased; then it is taken back. A later
 * note needs no such look: it is refused when the one that it follows on from is gone.
 */
async function goneMeanwhile(
  table: Table,
  purpose: Message['purpose'],
  phone: string,
): Promise<Clearance | undefined> {
  const state = await table.get<{ readonly stoppedAt?: string }>(keys.phoneStateKey(phone));
  const isStopped = state?.stoppedAt !== undefined && purpose !== 'stop-confirmation';
  if (state !== undefined && !isStopped) return undefined;
  await table.write([{ as: 'sent-lately', delete: keys.sentLatelyKey(phone) }]);
  return isStopped ? { send: false, reason: 'stopped' } : erased;
}

/** The text, and what it is held against. */
function situationOf(
  message: Message,
  to: Addressee,
  { state = {}, lately }: PhoneNow,
  { now, spent, limits }: Pick<Situation, 'now' | 'spent' | 'limits'>,
): { readonly text: string; readonly introduction: Introduction; readonly situation: Situation } {
  const { purpose, notAfter, centre } = message;
  const id = shortId(message.messageId);
  const heard = state.heardAt !== undefined;
  const focalPoint = state.focalPointId !== undefined;
  const introduction = introductionOf({ purpose, heard, focalPoint, introduced: state, id });
  const language = languageFor(message, state);
  const say = (first: Introduction) => present({ lines: to.lines, language, introduction: first });
  const situation = {
    purpose,
    phone: to.phone,
    stopped: state.stoppedAt !== undefined,
    heard,
    focalPoint,
    now,
    notAfter,
    // What is said for the first time makes no other answer of it.
    text: digestOf(say('none')),
    sentLately: stillCounting(lately.sent, now).filter((sent) => sent.id !== id),
    spent,
    cap: capOf(centre, limits),
    limits,
  };
  return { text: say(introduction), introduction, situation };
}

/** What the network's own list says, where there is one and it is time to ask. A START takes the phone off it. */
async function askNetwork(
  optOuts: OptOuts | undefined,
  { purpose, heard, phone, now }: Situation,
  askedAt: string | undefined,
): Promise<Situation['network']> {
  const asked = askedAt === undefined ? undefined : new Date(askedAt);
  if (optOuts === undefined || !asksNetwork(purpose, heard, asked, now)) return undefined;
  if (!(await optOuts.has(phone))) return 'open';
  if (purpose !== 'start-confirmation') return 'opted-out';
  return (await optOuts.remove(phone)) ? 'open' : 'opt-in-refused';
}

/**
 * A reply is in the language of the text it answers; what is told of a person, in the one her phone asked for; what a
 * focal point is told of a neighbour, in the one he is known by.
 */
function languageFor(message: Message, state: PhoneNow['state']): Message['language'] {
  if (!('personId' in message)) return message.language;
  const known = message.focalPointId === undefined ? undefined : state?.language;
  return state?.chosenLanguage ?? known ?? message.language;
}
