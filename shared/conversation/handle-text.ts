import { post, refOf, type SendQueue, tellMissed } from '#shared/messaging/index.ts';
import { heardWrites, type Phone, phoneOf } from '#shared/people/index.ts';
import { isOnOffer, wasAnswered } from '#shared/registration/index.ts';
import { type Context, pauseBefore } from '#shared/table/index.ts';
import type { Answer } from './answering.ts';
import { askedLast } from './asked-last.ts';
import { hear } from './interpret.ts';
import type { Step } from './next-step.ts';
import { replyIdOf, replyTo } from './reply.ts';
import type { Heard, InboundText, Setting } from './schema.ts';
import { askedOf, heldBy, spokenFor } from './spoken-for.ts';
import { askedAtOf, type Conversation } from './state.ts';
import { answerAbsent } from './steps/absent.ts';
import { answerOwnCertificates, answerVerified } from './steps/certificate.ts';
import { answerBoth, answerDescribe, answerRegister } from './steps/register.ts';
import { answerCheckIn } from './steps/session.ts';
import { answerAbout, answerOffer, linesLookAgain } from './steps/step.ts';
import { conversationOn } from './store.ts';

const attempts = 8;

/**
 * Everything that happens to a text message: it is understood in the light of what was talked about, done, and
 * answered once, in the writer's language, however often it is delivered. Throws when something could not be reached, or
 * too many other texts came between; then the same text may come again.
 */
export async function receiveText(
  context: Context,
  queue: SendQueue,
  text: InboundText,
  setting: Setting,
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const phone = await phoneOf(context.table, text.phone);
    const { heard, step } = await hearOn(context, text, phone, setting.allowedPrefixes);
    const registersHere = step.step === 'both' || (step.step === 'register' && step.details.phone === null);
    const leavesItsOwnTrace = registersHere || step.step === 'erase';
    if (!leavesItsOwnTrace) await noteHeard(context, heard, phone);
    const answer = await carryOut(context, heard, phone, step, setting);
    if (leavesItsOwnTrace && answer.answer === 'lines') await noteHeard(context, heard, phone);
    if (answer.answer === 'told' || (await sayBack(context, queue, heard, answer)))
      return catchUp(context, queue, heard, phone, step);
    await pauseBefore(context, attempt);
  }
  throw new Error('The answer could not be written: too many others at once');
}

/**
 * Only where it matters is it asked what was put to the phone since: YES or NO while a question is open, and what is not
 * understood or only thanks, which may be an answer to a place on offer in words that we do not know.
 */
async function hearOn(context: Context, text: InboundText, phone: Phone, allowedPrefixes: readonly string[]) {
  const { table } = context;
  const now = context.now();
  const first = hear(text, phone, now, allowedPrefixes);
  const { step } = first;
  const isUnclear =
    step.step === 'unknown' || step.step === 'ask-again' || (step.step === 'greet' && step.thanks);
  if (!first.isBareAnswer && !isUnclear) return first;
  const spoken = await spokenFor(table, phone);
  const held = await heldBy(table, spoken);
  const offers = held.filter(({ registration }) => isOnOffer(registration, now));
  const [offered] = offers;
  if (isUnclear && offered !== undefined) return { ...first, step: { step: 'offer-again', offers } as const };
  const conversation = conversationOn(phone, now);
  if (conversation === undefined || conversation.asking === null) return first;
  const asked = await askedOf(table, text, phone, spoken);
  const last = askedLast(asked, askedAtOf(conversation), null);
  if (last.asked === 'question') return first;
  if (isUnclear) return step.step === 'ask-again' ? { ...first, step: { step: 'unknown' } as const } : first;
  if (last.asked !== 'unclear' || !last.isQuestion)
    return hear(text, withoutQuestion(phone, conversation), now, allowedPrefixes);
  // Something else came at the same time, or what came since asks nothing: whether it answers the question is not sure.
  return offered === undefined
    ? { ...first, step: { step: 'ask-again', conversation } as const }
    : { ...first, step: { step: 'which-no', code: offered.registration.code } as const };
}

/** The question has given way to what was sent later. */
const withoutQuestion = (phone: Phone, conversation: Conversation): Phone => ({
  ...phone,
  conversation: { ...conversation, asking: null },
});

/** Few texts apply for a grant, or erase: what these need is loaded for them alone. */
async function carryOut(
  context: Context,
  heard: Heard,
  phone: Phone,
  step: Step,
  setting: Setting,
): Promise<Answer> {
  switch (step.step) {
    case 'register':
      return answerRegister(context, heard, phone, step.details);
    case 'both':
      if (await wasAnswered(context.table, heard.textId)) return { answer: 'told' };
      return answerBoth(context, heard, phone, step.waiting);
    case 'check-in':
      return answerCheckIn(context, heard, phone, step);
    case 'cancel':
    case 'accept':
    case 'decline':
      return answerOffer(context, heard, phone, step);
    case 'absent':
      return answerAbsent(context, heard, phone, step);
    case 'erase':
      return (await import('./steps/erase.ts')).answerErase(context, heard, phone, step.name);
    case 'grant':
      return (await import('./steps/grant.ts')).answerGrant(context, heard, phone, step.centre, setting);
    case 'certificates':
      return answerOwnCertificates(context, phone, step.code, setting);
    case 'verify':
      return answerVerified(context, heard, step.certificate);
    case 'describe':
    case 'skip':
    case 'ask-again':
      // Delivered again after it made the registration that the conversation is about now.
      if (await wasAnswered(context.table, heard.textId)) return { answer: 'told' };
      return step.step === 'describe'
        ? answerDescribe(context, heard, phone, step)
        : answerAbout(context, heard, phone, step);
    default:
      return answerAbout(context, heard, phone, step);
  }
}

/**
 * A phone that takes texts (again) is told what its people missed, and the lines that it was passed over in look again. After
 * the answer: dying in between has the text come again.
 */
async function catchUp(
  context: Context,
  queue: SendQueue,
  heard: Heard,
  phone: Phone,
  { step }: Step,
): Promise<void> {
  const { stoppedAt, missed, unreachableAt } = phone.state;
  const isStopped = step === 'stop' || (stoppedAt !== undefined && step !== 'start');
  if (missed !== true || isStopped || step === 'erase') return;
  if (unreachableAt !== undefined)
    for (const writes of await linesLookAgain(context, phone)) await context.table.write(writes);
  await tellMissed(context, queue, phone, heard.textId);
}

/** The first text of a phone is noted, and the door of its last: before the answer, whose sending looks at it. */
async function noteHeard(context: Context, heard: Heard, phone: Phone): Promise<void> {
  for (const write of heardWrites(phone, {
    at: context.now().toISOString(),
    door: heard.door,
    language: heard.shown,
  })) {
    await context.table.update(write);
  }
}

/**
 * Writes the answer, with what belongs to it, and hands it on. When this very text has been answered before, that
 * answer is handed on again. `false` when another text came between: it must be looked at again.
 */
async function sayBack(
  context: Context,
  queue: SendQueue,
  heard: Heard,
  answer: Exclude<Answer, { answer: 'told' }>,
): Promise<boolean> {
  const kept = { messageId: replyIdOf(heard), phone: heard.phone };
  if (answer.answer === 'look-again') return false;
  if (answer.answer === 'kept') return handOn(queue, kept);
  const { message, write } = replyTo(context, heard, answer.lines, answer.purpose);
  if (answer.writes === undefined) {
    await post(context.table, queue, message);
    return true;
  }
  const outcome = await context.table.write([write, ...answer.writes]);
  if (outcome.result === 'written') return handOn(queue, refOf(message));
  if (outcome.result === 'contended') return false;
  if (outcome.refused.has('message')) return handOn(queue, kept);
  // What the phone itself refuses (stop, help) has been said to another text.
  return ![...outcome.refused.keys()].some((refused) => refused === 'conversation' || refused === 'number');
}

async function handOn(queue: SendQueue, ref: Parameters<SendQueue['push']>[0]): Promise<true> {
  await queue.push(ref);
  return true;
}
