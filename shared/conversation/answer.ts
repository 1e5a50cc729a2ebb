import type { Actor } from '../../events/index.ts';
import { openUnderCodes } from '../activities/index.ts';
import type { Line, Purpose } from '../messaging/index.ts';
import { helpedWrite, languageWrite, type Phone, startWrite, stopWrite } from '../people/index.ts';
import { accept, cancel, decline, registrationsFor, wasAnswered } from '../registration/index.ts';
import type { Context, Write } from '../table/index.ts';
import { afterNoAnswer, afterSkipping, type Turn } from './follow-up.ts';
import { type Meant, meantByAnswer, meantByCancel } from './meant.ts';
import type { Step } from './next-step.ts';
import { openActivityLines, statusLines } from './overviews.ts';
import { lineForRefusal } from './refusals.ts';
import type { Heard } from './schema.ts';
import { conversationWrite } from './store.ts';
import { heldBy, type SpokenFor, spokenFor } from './who.ts';

/**
 * What a text is answered. `lines` are sent back; `writes` go into one transaction with them, and when one of them
 * is refused under the name `conversation`, another text came between and this one is looked at again; under any
 * other, what it says has been said. `told`: what was done is an event, and the answer is made from that. `kept`:
 * the answer has been written already, together with what was done, and is handed on.
 */
export type Answer =
  | {
      readonly answer: 'lines';
      readonly lines: readonly Line[];
      readonly writes?: readonly Write[];
      readonly purpose?: Purpose;
    }
  | { readonly answer: 'told' }
  | { readonly answer: 'kept' }
  | { readonly answer: 'look-again' };

export const participant: Actor = { kind: 'participant', channel: 'sms' };
export const lines = (...said: readonly Line[]): Answer => ({ answer: 'lines', lines: said });
export const line = (key: string): Answer => lines({ key, args: {} });

/** What is said, and the conversation it leads to, as an answer. */
export const turn = (context: Context, heard: Heard, { lines: said, conversation }: Turn): Answer => ({
  answer: 'lines',
  lines: said,
  writes: [conversationWrite(heard.phone, conversation, context.now())],
});

/** Does what needs no registration: what is asked about, and what belongs to the phone itself. */
export async function answerAbout(
  context: Context,
  heard: Heard,
  phone: Phone,
  step: Exclude<Step, { step: 'register' | 'describe' | 'erase' | 'cancel' | 'accept' | 'decline' }>,
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
    case 'stop-or-cancel':
      return lines({ key: 'sms.stopOrCancel', args: { code: step.code } });
    case 'which-no':
      return lines({ key: 'sms.whichNo', args: { code: step.code } });
    case 'ask-code':
      return line(step.for === 'register' ? 'sms.whichCode' : 'sms.cancelWhich');
    case 'stop':
      return { ...said('sms.stopped'), writes: [stopWrite(heard.phone, now)], purpose: 'stop-confirmation' };
    case 'start':
      return { ...said('sms.started'), writes: [startWrite(heard.phone)], purpose: 'start-confirmation' };
    case 'change-language':
      return { ...said('sms.languageChanged'), writes: [languageWrite(heard.phone, step.to)] };
    case 'skip':
      return turn(context, heard, afterSkipping(step.conversation, now));
    case 'ask-again':
      return turn(context, heard, afterNoAnswer(step.conversation, now));
    case 'unknown':
      return { ...said('sms.unknown'), writes: [helpedWrite(heard.phone, now)] };
  }
}

const said = (key: string) => ({ answer: 'lines', lines: [{ key, args: {} }] }) as const;

const steps = { cancel, accept, decline } as const;

/** Cancels, or answers an offer, for whom the text can only mean. */
export async function answerOffer(
  context: Context,
  heard: Heard,
  phone: Phone,
  { step, code, name }: Extract<Step, { step: 'cancel' | 'accept' | 'decline' }>,
): Promise<Answer> {
  const spoken = await spokenFor(context.table, phone, name);
  const meant =
    step === 'cancel' && code !== null
      ? await cancelled(context, code, spoken)
      : meantByAnswer(code, await heldBy(context.table, spoken));
  if (await wasAnswered(context.table, heard.textId)) return { answer: 'told' };
  if (meant === 'which-code') return line('sms.whichCode');
  if ('whichOf' in meant) {
    const key = step === 'cancel' ? 'sms.whichPerson' : 'sms.whichPersonAnswer';
    return lines({ key, args: { code: meant.whichOf } });
  }
  if ('refused' in meant) return lines(lineForRefusal(meant));
  const outcome = await steps[step](context, meant, participant, heard.textId);
  if (outcome === undefined) throw new Error('A registration that was just read is gone');
  if (!('refused' in outcome)) return { answer: 'told' };
  // Another delivery of this text may have done it since it was looked up.
  return (await wasAnswered(context.table, heard.textId))
    ? { answer: 'told' }
    : lines(lineForRefusal(outcome));
}

/** Read from the table itself, not from the index: she may have registered a moment ago. */
async function cancelled({ table }: Context, code: string, spoken: readonly SpokenFor[]): Promise<Meant> {
  const [activity] = await openUnderCodes(table, [code]);
  if (activity === undefined) return { refused: 'unknown-code', code };
  const ids = [...new Set(spoken.map(({ person }) => person.personId))];
  const registrations = await registrationsFor(table, activity.activityId, ids);
  const held = spoken.flatMap(({ person, sees }) =>
    registrations
      .filter((registration) => registration.personId === person.personId && sees(registration))
      .map((registration) => ({ person, registration })),
  );
  return meantByCancel(code, held);
}
