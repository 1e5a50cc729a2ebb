import { type Line, mayBeTexted } from '#shared/messaging/index.ts';
import { broughtWrite, type Phone, personById, phoneOf, writtenIn } from '#shared/people/index.ts';
import { type PlannedRegistration, registering, wasAnswered } from '#shared/registration/index.ts';
import type { Context, Write } from '#shared/table/index.ts';
import { type Answer, line, lines, type Planning, replyTo } from '../answering.ts';
import { conversationOn, conversationWrite, type Waiting } from '../conversation.ts';
import { afterRegistering, furtherLines } from '../follow-up.ts';
import { lineForRefusal } from '../lines/refusals.ts';
import { isCodeAndAWord } from '../lone-word.ts';
import type { Details } from '../next-step.ts';
import type { Heard } from '../schema.ts';

/**
 * Registers someone on this phone, or, from a focal point's phone, someone with a phone of her own. Asking
 * for more childcare than there is costs nobody her place: she is registered without it, and told so with the
 * news.
 */
export function registeringByText(
  context: Context,
  heard: Heard,
  phone: Phone,
  details: Details,
  acceptsOverlap = false,
  notHad: readonly Line[] = [],
): Planning {
  const { code, childcare } = details;
  const { focalPointId } = phone.state;
  const told = details.phone === heard.phone ? null : details.phone;
  const mayGiveNumbers = focalPointId !== undefined;
  // Someone else with her own number must text from that number.
  if (told !== null && !mayGiveNumbers && details.forAnother && mayBeTexted(told, heard.allowedPrefixes))
    return always(lines({ key: 'sms.otherPhone', args: { code } }));
  // Without the right to give numbers, a number is left out, and the place is on the phone that texts.
  const own = mayGiveNumbers ? told : null;
  if (own !== null && !mayBeTexted(own, heard.allowedPrefixes)) return always(line('sms.phoneNotAllowed'));

  if (own !== null && details.name === null) return always(lines({ key: 'sms.nameNeeded', args: { code } }));

  const isLeftOut = told !== null && own === null && mayBeTexted(told, heard.allowedPrefixes);
  const leftOut: readonly Line[] = isLeftOut ? [{ key: 'sms.textsComeHere', args: { code } }] : [];
  const more = [...notHad, ...leftOut, ...furtherLines(details)];
  const furtherWrites = more.length === 0 ? [] : [replyTo(context, heard, more).write];
  const isBrought = own !== null && focalPointId !== undefined;
  // A focal point registers one neighbour after another, and tells all he knows of each.
  const asksNothing = (focalPointId !== undefined && details.name !== null) || heard.despiteStop === true;
  const plan = registering(context, {
    ...details,
    acceptsOverlap,
    // A focal point registers many neighbours by name alone.
    asksBeforeOneMore:
      focalPointId === undefined && details.name !== null && isCodeAndAWord(heard.body, details),
    requestId: heard.textId,
    requestHash: '',
    receivedAt: heard.receivedAt,
    channel: 'sms',
    phone: own ?? heard.phone,
    group: details.group ?? null,
    childcare: childcare ?? 0,
    ...(asksNothing
      ? {}
      : { asks: childcare === null ? 'what-is-missing' : 'what-is-missing-but-childcare' }),
    ...writtenIn(heard),
    ...(isBrought ? { broughtBy: focalPointId } : { heard: { door: heard.door, language: heard.shown } }),
  });
  // The news is made from the event; lines beyond it are said in the same answer.
  const afterwards = more.length > 0 || (heard.despiteStop === true && !isBrought) ? 'kept' : 'told';
  let talkingOn = phone;
  /** The conversation is with the phone that texts, even when the registration is for another phone. */
  const writesBeside = (planned: PlannedRegistration): readonly Write[] => {
    const previous = conversationOn(isBrought ? talkingOn : planned.phone, context.now());
    const next = afterRegistering(previous, planned, context.now());
    const talk = conversationWrite(heard.phone, next, context.now());
    if (isBrought) return [talk, broughtWrite(focalPointId, planned.registration.personId), ...furtherWrites];
    if (heard.despiteStop !== true) return [talk, ...furtherWrites];
    return [talk, replyTo(context, heard, [keptLine(planned), ...more]).write];
  };
  let withoutChildcare: Planning | undefined;
  return async (contention) => {
    if (withoutChildcare !== undefined) return withoutChildcare(contention);
    const outcome = await plan(contention);
    if ('writes' in outcome) {
      return {
        answer: 'done-by',
        writes: [...outcome.writes, ...writesBeside(outcome)],
        afterwards,
        ifRefused: async (refused) => {
          if (isBrought && refused.has('conversation')) talkingOn = await phoneOf(context.table, heard.phone);
          const ending = await outcome.ifRefused(refused);
          if (!('answer' in ending)) return ending;
          if ('refused' in ending.answer) throw new Error(takenForAnother);
          return { answer: afterwards };
        },
        planAgain: true,
      };
    }
    if (!('refused' in outcome)) return { answer: afterwards };
    switch (outcome.refused) {
      case 'request-reused':
        throw new Error(takenForAnother);
      case 'childcare-not-offered':
      case 'childcare-too-many': {
        const without = { ...details, childcare: null };
        withoutChildcare = registeringByText(context, heard, phone, without, acceptsOverlap, [
          lineForRefusal(outcome),
        ]);
        return withoutChildcare(0);
      }
      default: {
        const { answerNotRegistered } = await import('../seldom.ts');
        return answerNotRegistered(context, heard, phone, { ...details, phone: own }, outcome, {
          notHad,
          leftOut,
        });
      }
    }
  };
}

const takenForAnother = 'A text was taken for another with its id';

/** These stay the same at each try. */
const always =
  (answer: Answer): Planning =>
  async () =>
    answer;

/** The line that tells a phone that asked for no more texts of the place it then asked for. */
function keptLine({ registration }: PlannedRegistration): Line {
  const { activityId, code, status, centre, startsAt: start } = registration;
  return status === 'waitlisted'
    ? { key: 'sms.stoppedLine', args: { code } }
    : { key: 'sms.statusLine.confirmed', args: { code, centre, start }, activityId };
}

/** Registers a person who was told that she has something else at the same time. */
export function registeringBoth(
  context: Context,
  heard: Heard,
  phone: Phone,
  { code, gender, birthYear, childcare, personId }: Waiting,
): Planning {
  let planning: Planning | undefined;
  return async (contention) => {
    if (planning !== undefined) return planning(contention);
    if (await wasAnswered(context.table, heard.textId)) return { answer: 'told' };
    const person = personId === undefined ? undefined : await personById(context.table, personId);
    // She has been erased meanwhile.
    if (person === undefined) return lines({ key: 'sms.notRegistered', args: { code } });
    const own = person.phone === heard.phone ? null : person.phone;
    const { name } = person;
    const details = { code, name, gender, birthYear, childcare, phone: own, forAnother: false };
    planning = registeringByText(context, heard, phone, details, true);
    return planning(contention);
  };
}
