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

/** Whether this attempt to send the message is among the phone's noted texts already. */
export const isNoted = ({ lately }: PhoneNow, { messageId, attempt = 1 }: ToSend): boolean =>
  lately.sent.some((sent) => sent.id === shortId(messageId) && (sent.attempt ?? 1) >= attempt);

/** The write that notes this attempt among the phone's texts. */
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
