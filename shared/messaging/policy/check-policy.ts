import { languageNow, stopWrite, type WrittenIn } from '#shared/people/index.ts';
import {
  again,
  againAtOnce,
  before,
  type Context,
  keys,
  type Table,
  untilWritten,
} from '#shared/table/index.ts';
import type { OptOuts, Senders } from '../gateways/senders.ts';
import { isNews } from '../news/news.ts';
import { leftToAnother, linesTogether, takeAlong } from '../outbox/waiting.ts';
import { type Introduction, introductionOf, keepsOf, namingOthers } from '../render/first-text-notice.ts';
import type { Addressee, NamedLine } from '../render/recipient.ts';
import { present } from '../render/render.ts';
import type { Limits, Message, Recipient } from '../schema.ts';
import { capOf, charge, costOf, monthOf, type Spend, spentBy } from '../spend/spend.ts';
import { digestOf, isNoted, noteOf, type PhoneNow, phoneNow, shortId, stillCounting } from './phone-now.ts';
import { asksNetwork, isUnprompted, maySend, mostSpent, type Situation, type Verdict } from './policy.ts';

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

    const unprompted = isUnprompted(message.purpose, situation.heard);
    // Only news that has waited, or that nobody asked for, goes out in one text with other news.
    const mayBeTogether = situation.news && (unprompted || message.heldFor !== undefined);
    if (mayBeTogether && !looked && 'personId' in message) {
      looked = true;
      const left = leftToAnother(phone.lately, message, now);
      if (left !== undefined)
        return { send: false, holdUntil: left, heldFor: message.heldFor ?? 'quiet-hours' };
      const along = unprompted ? await takeAlong(context, message, to.phone, phone.lately) : [];
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

/** The parts of a message that sending looks at, whichever way it travels. */
export type ToSend = Pick<
  Message,
  | 'messageId'
  | 'purpose'
  | 'centre'
  | 'notAfter'
  | 'attempt'
  | 'lines'
  | 'heldFor'
  | 'along'
  | 'answersText'
  | 'despiteStop'
> &
  WrittenIn &
  Recipient;

/** The text, and the situation the policy judges. */
export function situationOf(
  message: ToSend,
  to: Addressee,
  { state = {}, lately, onPhone = [] }: PhoneNow,
  { now, spent, limits }: Pick<Situation, 'now' | 'spent' | 'limits'>,
): { readonly text: string; readonly introduction: Introduction; readonly situation: Situation } {
  const { purpose, notAfter, centre } = message;
  const id = shortId(message.messageId);
  const heard = state.heardAt !== undefined;
  const focalPoint = state.focalPointId !== undefined;
  const keeps = keepsOf(state, message.lines);
  const introduction = introductionOf({ purpose, heard, focalPoint, keeps, introduced: state, id });
  const language = languageFor(message, state);
  const isToHerself = heard && state.people === 1 && !focalPoint && to.forAnother === undefined;
  const lines = isToHerself ? to.lines.map(saidToHer) : to.lines;
  const say = (first: Introduction) => present({ lines, language, introduction: first, onPhone });
  const situation = {
    purpose,
    phone: to.phone,
    stopped: state.stoppedAt !== undefined,
    despiteStop: message.despiteStop,
    heard,
    known: state.knownAt !== undefined,
    news: isNews(message),
    unreachable: state.unreachableAt !== undefined,
    focalPoint,
    now,
    notAfter,
    // The notice in a first text does not make it another answer.
    text: digestOf(say('none')),
    sentLately: stillCounting(lately.sent, now).filter((sent) => sent.id !== id),
    spent,
    cap: capOf(centre, limits),
    limits,
  };
  const isFirst = heard && purpose === 'answer' && !keeps && situation.sentLately.length === 0;
  const namesOthers = message.languageIsGuess === true && (introduction === 'consent' || isFirst);
  const text = namesOthers ? namingOthers(say, language, introduction) : say(introduction);
  return { text, introduction, situation };
}

/**
 * Speaks to the only person on a phone that texts us, where a line would speak of her as of someone else
 * ("Layla missed 214 three times"). A line that only names her ("Place for Layla") keeps the name: others may
 * read her phone. So does a line with a person's id of its own.
 */
const saidToHer = (line: NamedLine): NamedLine =>
  line.personId === undefined && speaksOfHer.has(line.key) ? { ...line, name: null } : line;

const speaksOfHer: ReadonlySet<string> = new Set([
  'sms.absences',
  'sms.waitlisted',
  'sms.placed',
  'sms.placedChildren',
  'sms.placedLate',
  'sms.cancelled',
  'sms.cancelledClosed',
  'sms.expired',
  'sms.expiredClosed',
]);

/**
 * The answer of the network's opt-out list, where it keeps one and it is time to ask. A START takes the phone
 * off it.
 */
export async function askNetwork(
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
 * A reply is in the language of the text it answers; a message to a person, in her language as known now; a
 * message to a focal point about a neighbour, in the focal point's language.
 */
function languageFor(message: ToSend, state: NonNullable<PhoneNow['state']>): Message['language'] {
  if (!('personId' in message) || message.answersText === true) return message.language;
  const isForFocalPoint = message.focalPointId !== undefined;
  return languageNow(isForFocalPoint ? { ...message, languageIsGuess: true } : message, state);
}
