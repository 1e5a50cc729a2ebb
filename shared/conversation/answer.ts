import type { Actor } from '../../events/index.ts';
import { firstLanguageOf, underCode } from '../activities/index.ts';
import { fold, type Understood, understand } from '../language/index.ts';
import type { Line } from '../messaging/index.ts';
import { type Phone, phoneOf } from '../people/index.ts';
import {
  accept,
  cancel,
  decline,
  type Refusal,
  type Registration,
  register,
  registrationsFor,
  registrationsOf,
  wasAnswered,
} from '../registration/index.ts';
import type { Context } from '../table/index.ts';
import { openActivityLines, statusLines } from './overviews.ts';
import { lineForRefusal } from './refusals.ts';
import type { Heard, InboundText } from './schema.ts';

/**
 * What a text is answered: lines to send back; `told` when what was done is an event and the answer is made
 * from that; or a step that belongs to the phone itself (stop, start, help once an hour).
 */
export type Answer =
  | { readonly answer: 'lines'; readonly lines: readonly Line[] }
  | { readonly answer: 'told' }
  | { readonly answer: 'stop' | 'start' | 'help-once' };

const actor: Actor = { kind: 'participant', channel: 'sms' };
const lines = (...said: readonly Line[]): Answer => ({ answer: 'lines', lines: said });
const line = (key: string): Answer => lines({ key, args: {} });

/** What a text says, and the language it is answered in: its own, else the phone's, else the centre's. */
export async function hear(context: Context, text: InboundText): Promise<{ heard: Heard; phone: Phone }> {
  const understood = understand(text.body);
  const phone = await phoneOf(context.table, text.phone);
  const centre = understood.centre ?? phone.people[0]?.centre ?? 'baghdad';
  // A name or a lone word may look like any of the languages; then the one the phone is known by counts.
  const certain = understood.languageIsCertain ? understood.language : null;
  const language = certain ?? phone.state.language ?? understood.language ?? firstLanguageOf[centre];
  return { heard: { ...text, understood, language }, phone };
}

/** Does what a text asks for. The same `textId` again does nothing more. */
export async function answer(context: Context, heard: Heard, phone: Phone): Promise<Answer> {
  const { understood, language } = heard;
  switch (understood.intent) {
    case 'register':
      return understood.code === null
        ? line('sms.whichCode')
        : registerBy(context, heard, { ...understood, code: understood.code });
    case 'cancel':
      return understood.code === null
        ? line('sms.cancelWhich')
        : changeOne(context, heard, await activeUnder(context, phone, understood.code, understood.name));
    case 'yes':
    case 'no':
      return changeOne(context, heard, await offered(context, phone, understood.code, understood.name));
    case 'status':
      return lines(...(await statusLines(context, phone)));
    case 'list':
      return lines(
        ...(await openActivityLines(context, understood.centre ?? phone.people[0]?.centre ?? null, language)),
      );
    case 'help':
      return line('sms.help');
    case 'stop':
    case 'start':
      return { answer: understood.intent };
    case 'unknown':
      return { answer: 'help-once' };
  }
}

async function registerBy(
  context: Context,
  heard: Heard,
  understood: Understood & { readonly code: string },
): Promise<Answer> {
  const { code, name, gender, birthYear, childcare } = understood;
  const outcome = await register(context, {
    requestId: heard.textId,
    requestHash: '',
    receivedAt: heard.receivedAt,
    channel: 'sms',
    code,
    phone: heard.phone,
    name,
    gender,
    birthYear,
    group: null,
    childcare: childcare ?? 0,
    language: heard.language,
  });
  if (!('refused' in outcome)) return { answer: 'told' };
  if (outcome.refused === 'request-reused') throw new Error('A text was taken for another with its id');
  const { refused } = outcome;
  const childrenLeftOut =
    refused === 'already-registered' && (childcare ?? 0) > outcome.registration.childcare;
  return lines(childrenLeftOut ? { key: 'sms.childcareNotAdded', args: { code } } : lineForRefusal(outcome));
}

/** The one registration that is meant, or why it is not clear which. */
type Meant = Registration | Refusal | 'which-code' | { readonly whichOf: string };

async function activeUnder(
  context: Context,
  phone: Phone,
  code: string,
  name: string | null,
): Promise<Meant> {
  const { activity } = await underCode(context.table, code);
  if (activity === undefined) return { refused: 'unknown-code', code };
  const ids = peopleNamed(phone, name).map((person) => person.personId);
  const registrations = await registrationsFor(context.table, activity.activityId, ids);
  const active = registrations.filter(({ status }) =>
    ['confirmed', 'offered', 'waitlisted'].includes(status),
  );
  const [only, another] = active;
  if (only === undefined) return { refused: 'not-registered', code };
  return another === undefined ? only : { whichOf: code };
}

/** The people on a phone who have this name; everyone when none is given. */
function peopleNamed(phone: Phone, name: string | null): Phone['people'] {
  if (name === null) return phone.people;
  const folded = fold(name);
  return phone.people.filter((person) => person.foldedName === folded);
}

async function offered(
  context: Context,
  phone: Phone,
  code: string | null,
  name: string | null,
): Promise<Meant> {
  const people = peopleNamed(phone, name);
  const all = await Promise.all(people.map((person) => registrationsOf(context.table, person.personId)));
  const mine = all.flat().filter((registration) => code === null || registration.code === code);
  const [only, another] = mine.filter(({ status }) => status === 'offered');
  if (another !== undefined) return code === null ? 'which-code' : { whichOf: code };
  if (only !== undefined) return only;
  const ended = mine.find(({ status }) => status === 'expired');
  return ended === undefined ? { refused: 'no-offer', code } : { refused: 'offer-ended', code: ended.code };
}

const steps = { cancel, yes: accept, no: decline } as const;

async function changeOne(context: Context, heard: Heard, meant: Meant): Promise<Answer> {
  if (await wasAnswered(context.table, heard.textId)) return { answer: 'told' };
  if (meant === 'which-code') return line('sms.whichCode');
  const { intent } = heard.understood;
  if ('whichOf' in meant) {
    const key = intent === 'cancel' ? 'sms.whichPerson' : 'sms.whichPersonAnswer';
    return lines({ key, args: { code: meant.whichOf } });
  }
  if ('refused' in meant) return lines(lineForRefusal(meant));
  if (intent !== 'cancel' && intent !== 'yes' && intent !== 'no')
    throw new Error(`${intent} changes nothing`);
  const outcome = await steps[intent](context, meant, actor, heard.textId);
  if (outcome === undefined) throw new Error('A registration that was just read is gone');
  if (!('refused' in outcome)) return { answer: 'told' };
  // Another delivery of this text may have done it since it was looked up.
  return (await wasAnswered(context.table, heard.textId))
    ? { answer: 'told' }
    : lines(lineForRefusal(outcome));
}
