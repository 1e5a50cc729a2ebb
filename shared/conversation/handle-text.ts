import { type MessageRef, mayBeTexted, post, refOf, type SendQueue } from '#shared/messaging/index.ts';
import { heardWrites, type Phone, phoneOf } from '#shared/people/index.ts';
import { again, type Context, type Decided, inACrowd, keys, untilWritten } from '#shared/table/index.ts';
import { type Answer, type Planning, replyIdOf, replyTo } from './answering.ts';
import { hear } from './interpret.ts';
import type { Step } from './next-step.ts';
import { type Reader, readerFor } from './reader.ts';
import type { Heard, InboundText, Setting } from './schema.ts';
import { registeringBoth, registeringByText } from './steps/register.ts';

/** Longer than a secret of a gateway may be in force, in seconds (docs/deploy.md: rotated once a year). */
const heardKept = 400 * 24 * 3600;

/**
 * Receives a text; one from a gateway only once, ever: a recorded gateway request may be sent again when this
 * mark is the only trace of its text. The mark is written last. A crash before that leaves a text that the
 * queue brings again, and nothing is done for it twice (`receiveText`). `not-texted`: its number may not be
 * texted, so no one could be told the result. Nothing is done or kept.
 */
export async function receiveOnce(
  context: Context,
  queue: SendQueue,
  text: InboundText,
  setting: Setting,
): Promise<'received' | 'not-texted'> {
  if (!mayBeTexted(text.phone, setting.allowedPrefixes)) return 'not-texted';
  if (text.door === 'aws') {
    await receiveText(context, queue, text, setting);
    return 'received';
  }
  const mark = keys.requestKey(`heard:${text.textId}`);
  if ((await context.table.get(mark)) !== undefined) return 'received';
  await receiveText(context, queue, text, setting);
  const expiresAt = Math.floor(context.now().getTime() / 1000) + heardKept;
  await context.table.insert({ ...mark, expiresAt });
  return 'received';
}

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
  if (isToldMissed(phone, step))
    await (await import('./seldom.ts')).catchUp(context, queue, phone, heard.textId);
}

/** A text as read, given its phone at that time. */
type Understood = { readonly heard: Heard; readonly phone: Phone; readonly step: Step };
/** A text's action is planned at each try; the text is read anew where another came between. */
type Hearing = Understood & { readonly plan: Planning };
/** The reply to hand on, if any; without one, the action is an event, or was answered already. */
type Said = Understood & { readonly reply?: MessageRef };

async function hearText(context: Context, text: InboundText, setting: Setting): Promise<Hearing> {
  const [phone, reader] = await Promise.all([phoneOf(context.table, text.phone), readerFor(text.body)]);
  const { heard, step } = await hearOn(context, text, phone, setting.allowedPrefixes, reader);
  if (!leavesItsOwnTrace(step)) await noteHeard(context, heard, phone);
  return { heard, phone, step, plan: planningOf(context, heard, phone, step, setting) };
}

/** A registration on the phone itself also notes that the phone was heard; an erasure notes nothing. */
const leavesItsOwnTrace = (step: Step): boolean =>
  step.step === 'both' || step.step === 'erase' || (step.step === 'register' && step.details.phone === null);

function planningOf(context: Context, heard: Heard, phone: Phone, step: Step, setting: Setting): Planning {
  if (step.step === 'register') return registeringByText(context, heard, phone, step.details);
  if (step.step === 'both') return registeringBoth(context, heard, phone, step.waiting);
  // Most texts register: the code of everything else is loaded when it is first needed.
  return async () => (await import('./seldom.ts')).carryOut(context, heard, phone, step, setting);
}

/**
 * Reads the text. One that is not understood, only thanks, or is a bare answer is looked at again in the light
 * of the questions put to the phone.
 */
async function hearOn(
  context: Context,
  text: InboundText,
  phone: Phone,
  allowedPrefixes: readonly string[],
  reader: Reader,
) {
  const first = hear(text, phone, context.now(), allowedPrefixes, reader);
  const { step, isBareAnswer } = first;
  const isUnclear =
    step.step === 'unknown' || step.step === 'ask-again' || (step.step === 'greet' && step.thanks);
  if (!isBareAnswer && !isUnclear) return first;
  return (await import('./seldom.ts')).hearAgain(
    context,
    text,
    phone,
    first,
    isUnclear,
    allowedPrefixes,
    reader,
  );
}

/** Whether a phone that missed news takes texts (again), so that its people are told now. */
function isToldMissed({ state }: Phone, { step }: Step): boolean {
  const isStopped = step === 'stop' || (state.stoppedAt !== undefined && step !== 'start');
  return state.missed === true && !isStopped && step !== 'erase';
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
