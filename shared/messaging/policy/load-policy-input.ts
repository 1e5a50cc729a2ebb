import { languageNow, type WrittenIn } from '#shared/people/index.ts';
import type { Update } from '#shared/table/index.ts';
import type { OptOuts } from '../gateways/senders.ts';
import { isNews } from '../news/news.ts';
import { type Introduction, introductionOf, keepsOf } from '../render/first-text-notice.ts';
import { namingOthers } from '../render/other-languages.ts';
import type { Addressee, NamedLine, PhoneNow } from '../render/recipient.ts';
import { present } from '../render/render.ts';
import type { Message, Recipient } from '../schema.ts';
import { capOf } from '../spend/spend.ts';
import { asksNetwork, isUnprompted, type Situation } from './policy.ts';
import { digestOf, noteWrite, shortId, stillCounting } from './sent-lately.ts';

/** What sending looks at in a message, whichever way it travels. */
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

/** Whether this attempt to send it has a place among the phone's texts already. */
export const isNoted = ({ lately }: PhoneNow, { messageId, attempt = 1 }: ToSend): boolean =>
  lately.sent.some((sent) => sent.id === shortId(messageId) && (sent.attempt ?? 1) >= attempt);

/** The write that gives it that place. */
export function noteOf(
  { messageId, purpose, attempt, heldFor, along = [] }: ToSend,
  { heard, now, text, phone }: Situation,
  { lately }: PhoneNow,
  networkWasAsked: boolean,
): Update {
  const sent = {
    id: shortId(messageId),
    at: Math.floor(now.getTime() / 1000),
    unprompted: isUnprompted(purpose, heard),
    text,
    ...(attempt === undefined ? {} : { attempt }),
    ...(heldFor === 'repeated' || heldFor === 'too-many' ? { late: true as const } : {}),
  };
  return noteWrite(phone, lately, sent, now, networkWasAsked ? now.toISOString() : undefined, [
    messageId,
    ...along,
  ]);
}

/** The text, and what it is held against. */
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
    // What is said for the first time makes no other answer of it.
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
 * What would speak of the only one on a phone that texts us as of someone else ("Layla missed 214 three times") is said to her.
 * What but names whom it is for ("Place for Layla") is left: others may read her phone. A line that tells of someone by an id of its
 * own does so in any case.
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

/** What the network's own list says, where there is one and it is time to ask. A START takes the phone off it. */
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
 * A reply is in the language of the text it answers; what is told of a person, in hers as it is known now; what a
 * focal point is told of a neighbour, in the one he is known by.
 */
function languageFor(message: ToSend, state: NonNullable<PhoneNow['state']>): Message['language'] {
  if (!('personId' in message) || message.answersText === true) return message.language;
  const isForFocalPoint = message.focalPointId !== undefined;
  return languageNow(isForFocalPoint ? { ...message, languageIsGuess: true } : message, state);
}
