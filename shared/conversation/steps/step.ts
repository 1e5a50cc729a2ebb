import { activityById, openUnderCodes } from '#shared/activities/index.ts';
import { codeMentioned, fold, mistypedCertificateTold } from '#shared/language/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import {
  helpedWrite,
  languageWrite,
  type Phone,
  remindersWrite,
  settingAfter,
  startWrite,
  stopWrite,
  writtenIn,
} from '#shared/people/index.ts';
import { accept, cancel, decline, registrationsFor, wasAnswered } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Answer, line, lines, participant, turn } from '../answering.ts';
import { linesLookAgain } from '../catch-up.ts';
import { conversationOn } from '../conversation.ts';
import { isEcho } from '../echo.ts';
import { afterAgreeing, afterNoAnswer, afterNotBoth, afterSkipping } from '../follow-up.ts';
import {
  activeLines,
  isForgotten,
  openActivityLines,
  statusLines,
  statusLinesOf,
} from '../lines/overviews.ts';
import { lineForRefusal } from '../lines/refusals.ts';
import type { Step } from '../next-step.ts';
import type { Heard } from '../schema.ts';
import { askedOf, heldBy, lastUnderEach, type SpokenFor, spokenFor } from '../spoken-for.ts';
import { type Meant, meantByAnswer, meantByCancel } from '../which-registration.ts';
import { answerNoToNothing } from './nothing-asked.ts';
import { answerFind, answerGreeting, answerWhereOrWhen } from './question.ts';
import { answerPlace } from './session.ts';
import { type Bound, boundTo } from './yes-or-no.ts';

/** Carries out the steps that need no registration: questions, and the settings of the phone itself. */
export async function answerAbout(
  context: Context,
  heard: Heard,
  phone: Phone,
  step: Exclude<
    Step,
    {
      step:
        | 'register'
        | 'both'
        | 'describe'
        | 'erase'
        | 'grant'
        | 'cancel'
        | 'accept'
        | 'decline'
        | 'absent'
        | 'check-in'
        | 'certificates'
        | 'verify';
    }
  >,
): Promise<Answer> {
  const now = context.now();
  switch (step.step) {
    case 'status':
      return lines(...(await statusLines(context, phone)));
    case 'list': {
      const centre = step.centre ?? phone.people[0]?.centre ?? null;
      return lines(...(await openActivityLines(context, centre, heard.language)));
    }
    case 'help':
      return line('sms.help');
    case 'offer-again':
      return lines(...(await statusLinesOf(context, step.offers)));
    case 'stop-or-cancel':
      return lines({ key: 'sms.stopOrCancel', args: { code: step.code } });
    case 'name-too-long':
      return lines({ key: 'sms.nameTooLong', args: { code: step.code } });
    case 'which-no':
      return lines({ key: 'sms.whichNo', args: { code: step.code } });
    case 'ask-code':
      return line(step.for === 'register' ? 'sms.whichCode' : 'sms.cancelWhich');
    case 'stop':
      return { ...said('sms.stopped'), writes: [stopWrite(heard.phone, now)], purpose: 'stop-confirmation' };
    case 'start':
      return {
        ...said('sms.started'),
        // Refused as a turn of the conversation is: another text came between, and this one is read again.
        writes: [
          startWrite(heard.phone),
          ...(await linesLookAgain(context, phone)).flat().map((write) => ({ ...write, as: 'conversation' })),
        ],
        purpose: 'start-confirmation',
      };
    case 'reminders': {
      const { reminders } = phone.state;
      const after = settingAfter(reminders, step.wish);
      return { ...said(remindersAre[after]), writes: [remindersWrite(heard.phone, reminders, after)] };
    }
    case 'change-language':
      return { ...said('sms.languageChanged'), writes: [languageWrite(heard.phone, step.to)] };
    case 'not-both':
      return turn(context, heard, afterNotBoth(step.conversation, step.waiting, now));
    case 'skip':
      return turn(context, heard, afterSkipping(step.conversation, now));
    case 'ask-again':
      return turn(context, heard, afterNoAnswer(step.conversation, now));
    case 'greet':
      return answerGreeting(context, heard, phone, step);
    case 'where':
    case 'when':
      return answerWhereOrWhen(context, heard, phone, step);
    case 'find':
      return answerFind(context, heard, phone, step);
    case 'unknown':
      return {
        answer: 'lines',
        lines: [await notUnderstood(context, heard)],
        writes: [helpedWrite(phone, heard.body, isEcho(heard.body), now)],
      };
  }
}

/**
 * The answer to a text not understood. With a code of ours: the things one can do with it. With a mistyped
 * certificate number: that there is no such certificate.
 */
async function notUnderstood({ table }: Context, { body }: Heard): Promise<Line> {
  const certificate = mistypedCertificateTold(body);
  if (certificate !== undefined) return { key: 'sms.certificateNotGiven', args: { certificate } };
  const code = codeMentioned(body);
  const [open] = code === undefined ? [] : await openUnderCodes(table, [code]);
  return open === undefined
    ? { key: 'sms.unknown', args: {} }
    : { key: 'sms.unknownWithCode', args: { code: open.code } };
}

const remindersAre = {
  fewer: 'sms.remindersFewer',
  usual: 'sms.remindersUsual',
  more: 'sms.remindersMore',
} as const;

const said = (key: string) => ({ answer: 'lines', lines: [{ key, args: {} }] }) as const;

const steps = { cancel, accept, decline } as const;

/** رجاء, folded. */
const please = 'رجا';

/** Cancels, or answers an offer, for the one registration the text can mean. */
export async function answerOffer(
  context: Context,
  heard: Heard,
  phone: Phone,
  { step, code, name }: Extract<Step, { step: 'cancel' | 'accept' | 'decline' }>,
): Promise<Answer> {
  const named = await spokenFor(context.table, phone, name);
  // Rajaa is a name; behind a request, and of no one on the phone, it is "please".
  const isPolite = named.length === 0 && name !== null && fold(name) === please;
  const spoken = isPolite ? await spokenFor(context.table, phone) : named;
  const isCancel = step === 'cancel' && code !== null;
  const held = isCancel ? [] : lastUnderEach(await heldBy(context.table, spoken));
  const asked = step === 'cancel' ? [] : await askedOf(context.table, heard, phone, spoken);
  const bound: Bound =
    step === 'cancel'
      ? { meant: isCancel ? await cancelled(context, code, spoken) : meantByAnswer(code, held) }
      : await boundTo(context, heard, { step, code, held, asked });
  if (await wasAnswered(context.table, heard.textId)) return { answer: 'told' };
  if ('answer' in bound) return bound.answer;
  const wasAskedNothing = asked.length === 0;
  if ('agreed' in bound) return answerAgreed(context, heard, phone, bound.agreed, wasAskedNothing);
  const { meant } = bound;
  if (meant === 'which-code') return line('sms.whichCode');
  if ('whichOf' in meant) {
    const key = step === 'cancel' ? 'sms.whichPerson' : 'sms.whichPersonAnswer';
    return lines({ key, args: { code: meant.whichOf } });
  }
  if ('refused' in meant) {
    if (step === 'cancel') return lines(lineForRefusal(meant));
    // Nothing is on offer: then it answers another text or question about her place.
    const other = await answerPlace(context, heard, step, code, held);
    if (other !== undefined) return other;
    const hasRunOut = meant.refused === 'offer-ended' && (await isOfLate(context, meant.activityId));
    if (hasRunOut) return lines(lineForRefusal(meant));
    return step === 'accept'
      ? answerAgreed(context, heard, phone, code === null ? null : [code], wasAskedNothing)
      : answerNoToNothing(context, heard, code, held);
  }
  const isHers = spoken.some(
    ({ person }) => person.personId === meant.personId && person.phone === heard.phone,
  );
  const outcome = await steps[step](context, meant, participant, {
    requestId: heard.textId,
    ...(isHers ? { spoken: writtenIn(heard) } : {}),
  });
  if (outcome === undefined) throw new Error('A registration that was just read is gone');
  if (!('refused' in outcome)) return { answer: 'told' };
  // Another delivery of this text may have done it meanwhile.
  return (await wasAnswered(context.table, heard.textId))
    ? { answer: 'told' }
    : lines(
        lineForRefusal(
          outcome.refused === 'offer-ended' ? { ...outcome, activityId: meant.activityId } : outcome,
        ),
      );
}

/**
 * "Ok", with nothing on offer: tells her registrations, and puts the open question once more. Registers
 * nothing. Where nothing was asked for long, says that first.
 */
async function answerAgreed(
  context: Context,
  heard: Heard,
  phone: Phone,
  codes: readonly string[] | null,
  wasAskedNothing: boolean,
): Promise<Answer> {
  const now = context.now();
  const conversation = conversationOn(phone, now);
  const has = await activeLines(context, phone, codes);
  if (codes === null && conversation?.asking != null && !conversation.isRepeated) {
    const { lines: asked, conversation: next } = afterAgreeing(conversation, now);
    return turn(context, heard, { lines: [...has, ...asked], conversation: next });
  }
  if (has.length === 0) return line(codes === null ? 'sms.nothingAsked' : 'sms.noOffer');
  const isOfNothing = codes === null && wasAskedNothing && conversation === undefined;
  return isOfNothing ? lines({ key: 'sms.nothingAskedNow', args: {} }, ...has) : lines(...has);
}

/** Whether an offer was of an activity not long over: the news of its end still matters. */
async function isOfLate({ table, now }: Context, activityId: string | undefined): Promise<boolean> {
  const activity = activityId === undefined ? undefined : await activityById(table, activityId);
  return activity === undefined || !isForgotten(activity, now());
}

/** Reads the table itself, not the index: she may have registered a moment ago. */
async function cancelled({ table }: Context, code: string, spoken: readonly SpokenFor[]): Promise<Meant> {
  const [activity] = await openUnderCodes(table, [code]);
  if (activity === undefined) return { refused: 'unknown-code', code };
  const ids = [...new Set(spoken.map(({ person }) => person.personId))];
  const registrations = await registrationsFor(table, activity.activityId, ids);
  const held = spoken.flatMap(({ person, sees, isOneOfSeveral }) =>
    registrations
      .filter((registration) => registration.personId === person.personId && sees(registration))
      .map((registration) => ({ person, registration, isOneOfSeveral })),
  );
  return meantByCancel(code, held);
}
