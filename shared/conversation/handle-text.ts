import { type MessageRef, post, refOf, type SendQueue, tellMissed } from '#shared/messaging/index.ts';
import { heardWrites, type Phone, phoneOf } from '#shared/people/index.ts';
import { isOnOffer, wasAnswered } from '#shared/registration/index.ts';
import { again, type Context, type Decided, inACrowd, untilWritten } from '#shared/table/index.ts';
import { type Answer, type Planning, replyIdOf, replyTo } from './answering.ts';
import { askedLast } from './asked-last.ts';
import { askedAtOf, type Conversation, conversationOn } from './conversation.ts';
import { hear } from './interpret.ts';
import type { Step } from './next-step.ts';
import type { Heard, InboundText, Setting } from './schema.ts';
import { askedOf, heldBy, spokenFor } from './spoken-for.ts';
import { answerAbsent } from './steps/absent.ts';
import { answerOwnCertificates, answerVerified } from './steps/certificate.ts';
import { answerDescribe, registeringBoth, registeringByText } from './steps/register.ts';
import { answerCheckIn } from './steps/session.ts';
import { answerAbout, answerOffer, linesLookAgain } from './steps/step.ts';

/**
 * Handles a text message from start to end: reads it in the light of the conversation, does what it asks, and
 * answers once, in the writer's language, however often the text is delivered. Throws when a service could
 * not be reached, or too many other texts came between; then the same text may come again.
 */
export async function receiveText(
  context: Context,
  queue: SendQueue,
  text: InboundText,
  setting: Setting,
): Promise<void> {
  let hearing: Hearing | undefined;
  const { heard, phone, step, reply } = await untilWritten<Said>(
    context,
    inACrowd('answer a text'),
    async (contention) => {
      hearing ??= await hearText(context, text, setting);
      const { plan, ...said } = hearing;
      const answer = await plan(contention);
      if (leavesItsOwnTrace(said.step) && answer.answer === 'lines')
        await noteHeard(context, said.heard, said.phone);
      if (answer.answer !== 'done-by' || answer.planAgain === undefined) hearing = undefined;
      return decidedBy(context, queue, said, answer);
    },
  );
  if (reply !== undefined) await queue.push(reply);
  await catchUp(context, queue, heard, phone, step);
}

/** A text as read, given its phone at that time. */
type Understood = { readonly heard: Heard; readonly phone: Phone; readonly step: Step };
/** A text's action is planned at each try; the text is read anew where another came between. */
type Hearing = Understood & { readonly plan: Planning };
/** The reply to hand on, if any; without one, the action is an event, or was answered already. */
type Said = Understood & { readonly reply?: MessageRef };

async function hearText(context: Context, text: InboundText, setting: Setting): Promise<Hearing> {
  const phone = await phoneOf(context.table, text.phone);
  const { heard, step } = await hearOn(context, text, phone, setting.allowedPrefixes);
  if (!leavesItsOwnTrace(step)) await noteHeard(context, heard, phone);
  return { heard, phone, step, plan: planningOf(context, heard, phone, step, setting) };
}

/** A registration on the phone itself also notes that the phone was heard; an erasure notes nothing. */
const leavesItsOwnTrace = (step: Step): boolean =>
  step.step === 'both' || step.step === 'erase' || (step.step === 'register' && step.details.phone === null);

function planningOf(context: Context, heard: Heard, phone: Phone, step: Step, setting: Setting): Planning {
  if (step.step === 'register') return registeringByText(context, heard, phone, step.details);
  if (step.step === 'both') return registeringBoth(context, heard, phone, step.waiting);
  return () => carryOut(context, heard, phone, step, setting);
}

/**
 * Reads the questions put to the phone since then only where they matter: for YES or NO while a question is
 * open, and for a text that is not understood or only thanks, which may answer an offer in words we do not
 * know.
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
  // Another question was sent at the same time, or a later text asks nothing: the text may not answer the
  // open question.
  return offered === undefined
    ? { ...first, step: { step: 'ask-again', conversation } as const }
    : { ...first, step: { step: 'which-no', code: offered.registration.code } as const };
}

/** The open question has given way to a later text. */
const withoutQuestion = (phone: Phone, conversation: Conversation): Phone => ({
  ...phone,
  conversation: { ...conversation, asking: null },
});

/** Few texts apply for a grant, or erase: the code for these is loaded for them alone. */
async function carryOut(
  context: Context,
  heard: Heard,
  phone: Phone,
  step: Exclude<Step, { step: 'register' | 'both' }>,
  setting: Setting,
): Promise<Answer> {
  switch (step.step) {
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
      // The text is delivered again, after it made the registration the conversation is now about.
      if (await wasAnswered(context.table, heard.textId)) return { answer: 'told' };
      return step.step === 'describe'
        ? answerDescribe(context, heard, phone, step)
        : answerAbout(context, heard, phone, step);
    default:
      return answerAbout(context, heard, phone, step);
  }
}

/**
 * A phone that takes texts (again) is told the news its people missed, and the lines that passed them over
 * are looked at again. After the answer: a crash in between brings the text again.
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

/** Notes the first text of a phone, and the door of its last: before the answer, whose sending reads both. */
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
 * Writes the answer with its other writes. When this very text has been answered before, hands that answer on
 * again; when another text came between, this one is read again.
 */
async function decidedBy(
  context: Context,
  queue: SendQueue,
  understood: Understood,
  answer: Answer,
): Promise<Decided<Said>> {
  const { heard } = understood;
  const told: Said = understood;
  const kept = (): Said => ({
    ...understood,
    reply: { messageId: replyIdOf(heard), phone: heard.phone },
  });
  switch (answer.answer) {
    case 'look-again':
      return again;
    case 'told':
      return told;
    case 'kept':
      return kept();
    case 'done-by': {
      const said = (done: 'told' | 'kept'): Said => (done === 'told' ? told : kept());
      return {
        writes: answer.writes,
        result: said(answer.afterwards),
        ifRefused: async (refused) => {
          const ending = await answer.ifRefused(refused);
          return 'answer' in ending ? { answer: said(ending.answer) } : ending;
        },
      };
    }
    case 'lines': {
      const { message, write } = replyTo(context, heard, answer.lines, answer.purpose);
      if (answer.writes === undefined) {
        await post(context.table, queue, message);
        return told;
      }
      return {
        writes: [write, ...answer.writes],
        result: { ...understood, reply: refOf(message) },
        ifRefused: (refused) => {
          if (refused.has('message')) return { answer: kept() };
          // An answer the phone itself refuses (stop, help) has been given to another text.
          return refused.has('conversation') || refused.has('number') ? again : { answer: told };
        },
      };
    }
  }
}
