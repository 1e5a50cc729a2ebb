import { mayBeTexted } from '../messaging/index.ts';
import { broughtWrite, type Phone } from '../people/index.ts';
import { describe, type Registration, register } from '../registration/index.ts';
import type { Context } from '../table/index.ts';
import { type Answer, line, lines, participant, turn } from './answer.ts';
import { afterDescribing, afterRegistering, afterUnclear, openQuestion } from './follow-up.ts';
import type { Details, Step } from './next-step.ts';
import { questionsFor } from './questions.ts';
import { lineForRefusal } from './refusals.ts';
import { replyTo } from './reply-message.ts';
import type { Heard } from './schema.ts';
import { conversationOn, conversationWrite } from './store.ts';

/** Registers someone on this phone, or, from a focal point's phone, someone with a phone of her own. */
export async function answerRegister(
  context: Context,
  heard: Heard,
  phone: Phone,
  details: Details,
): Promise<Answer> {
  const { code, childcare } = details;
  const own = details.phone === null || details.phone === heard.phone ? null : details.phone;
  const { focalPointId } = phone.state;
  if (own !== null && focalPointId === undefined) return lines({ key: 'sms.otherPhone', args: { code } });
  if (own !== null && !mayBeTexted(own, heard.allowedPrefixes)) return line('sms.phoneNotAllowed');

  const outcome = await register(
    context,
    {
      ...details,
      requestId: heard.textId,
      requestHash: '',
      receivedAt: heard.receivedAt,
      channel: 'sms',
      phone: own ?? heard.phone,
      group: null,
      childcare: childcare ?? 0,
      language: heard.language,
      ...(own === null || focalPointId === undefined
        ? { heard: { door: heard.door, language: heard.shown } }
        : { broughtBy: focalPointId }),
    },
    own === null || focalPointId === undefined
      ? {
          // A focal point registers one neighbour after another, and tells what he knows of each.
          questions: (person, activity) =>
            focalPointId !== undefined && details.name !== null
              ? []
              : questionsFor(person, activity, childcare),
          writes: (made, asked, current) => {
            const previous = conversationOn(current, context.now());
            const next = afterRegistering(previous, made, details, asked, context.now());
            return [conversationWrite(heard.phone, next)];
          },
        }
      : { questions: () => [], writes: (made) => [broughtWrite(focalPointId, made.personId)] },
  );
  if (!('refused' in outcome)) return { answer: 'told' };
  switch (outcome.refused) {
    case 'request-reused':
      throw new Error('A text was taken for another with its id');
    case 'which-person':
      return turn(heard, afterUnclear(conversationOn(phone, context.now()), details, context.now()));
    case 'already-registered':
      return answerAgain(context, heard, phone, details, outcome.registration);
    default:
      return lines(lineForRefusal(outcome));
  }
}

/** Registered already: children that are asked for now are added; else she is told so, and asked what is open. */
async function answerAgain(
  context: Context,
  heard: Heard,
  phone: Phone,
  details: Details,
  registration: Registration,
): Promise<Answer> {
  const { activityId, personId, code, centre, childcare } = registration;
  if (details.childcare !== null && details.childcare !== childcare) {
    const about = { activityId, personId, code, centre };
    const previous = conversationOn(phone, context.now());
    const conversation = afterRegistering(previous, registration, details, [], context.now());
    return answerDescribe(context, heard, {
      step: 'describe',
      about,
      telling: details,
      corrects: false,
      conversation: { ...conversation, version: previous?.version ?? 0 },
    });
  }
  return lines(
    lineForRefusal({ refused: 'already-registered', code, registration }),
    ...openQuestion(conversationOn(phone, context.now()), registration),
  );
}

/** Keeps what was told, and writes the answer in the same transaction. */
export async function answerDescribe(
  context: Context,
  heard: Heard,
  step: Extract<Step, { step: 'describe' }>,
): Promise<Answer> {
  const { about, telling, conversation } = step;
  const outcome = await describe(context, {
    ...telling,
    group: null,
    about,
    mayChange: conversation.told,
    actor: participant,
  }, (described) => {
    const next = afterDescribing(step, described, context.now());
    return [replyTo(context, heard, next.lines).write, conversationWrite(heard.phone, next.conversation)];
  });
  if (outcome === undefined) return line('sms.unknown');
  if ('refused' in outcome) return { answer: outcome.refused === 'message' ? 'kept' : 'look-again' };
  return { answer: 'kept' };
}
