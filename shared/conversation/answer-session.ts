import { askedToKeep, keepPlace } from '../absences/index.ts';
import { type CheckInRefused, checkIn } from '../attendance/index.ts';
import type { Line } from '../messaging/index.ts';
import { named, type Person, type Phone } from '../people/index.ts';
import type { Context } from '../table/index.ts';
import { answerExcuse, remindedNow, sessionsAhead } from './answer-excuse.ts';
import { type Answer, line, lines, participant } from './answering.ts';
import type { Step } from './next-step.ts';
import { ofWhom } from './of-whom.ts';
import { replyTo } from './reply-message.ts';
import type { Heard } from './schema.ts';
import { type Held, spokenFor } from './who.ts';

/** Someone is at a session and says so with the word of the day. */
export async function answerCheckIn(
  context: Context,
  heard: Heard,
  phone: Phone,
  { code, word }: Extract<Step, { step: 'check-in' }>,
): Promise<Answer> {
  const { textId, receivedAt, body } = heard;
  const everyone = (await spokenFor(context.table, phone)).map(({ person }) => person);
  const said = { code, said: body, textId, receivedAt, actor: participant };
  const first = await checkIn(context, { people: everyone, ...said });
  const isUnclear = 'refused' in first && first.refused === 'which-person';
  const meant = isUnclear ? namedIn(word, everyone) : undefined;
  const outcome = meant === undefined ? first : await checkIn(context, { people: [meant], ...said });
  return lines('refused' in outcome ? whyNotThere(outcome) : ofWhom('sms.here', outcome, everyone));
}

/** The one person whose name stands beside the word of the day. */
function namedIn(word: string | null, people: readonly Person[]): Person | undefined {
  if (word === null) return undefined;
  const found = named(people, word, 'part');
  const words = found.length > 0 ? [] : word.split(/\s+/u);
  const [only, another] = new Set([...found, ...words.flatMap((each) => named(people, each, 'part'))]);
  return another === undefined ? only : undefined;
}

function whyNotThere(refusal: CheckInRefused): Line {
  const { code } = refusal;
  switch (refusal.refused) {
    case 'unknown-code':
      return { key: 'sms.unknownCode', args: { code } };
    case 'not-registered':
      return { key: 'sms.notRegistered', args: { code } };
    case 'which-person':
      return { key: 'sms.whoIsHere', args: { code } };
    case 'no-session-now':
      return refusal.next === undefined
        ? { key: 'sms.noSessionLeft', args: { code } }
        : { key: 'sms.noSessionNow', args: { code, start: refusal.next } };
    case 'check-in-closed':
      return { key: 'sms.checkInClosed', args: { code } };
    case 'word-missing':
      return { key: 'sms.wordMissing', args: { code } };
    case 'wrong-word':
      return { key: 'sms.wrongWord', args: { code } };
  }
}

/**
 * YES or NO to what was told or asked of a place that someone has: NO after a reminder excuses her from that day, YES
 * after absences keeps the place, NO then is told how it is given up. `undefined` when there is nothing of the kind.
 */
export const answerPlace = async (
  context: Context,
  heard: Heard,
  step: 'accept' | 'decline',
  code: string | null,
  held: readonly Held[],
): Promise<Answer | undefined> => {
  const places = held.filter(
    ({ registration }) =>
      registration.status === 'confirmed' && (code === null || registration.code === code),
  );
  if (step === 'accept') return answerKeep(context, heard, places);
  const soon = remindedNow(await sessionsAhead(context, heard.receivedAt, places), heard.receivedAt);
  return (await answerExcuse(context, heard, code, places, soon)) ?? answerNotKeep(context, places);
};

/** Who was asked whether she keeps a place, with that place. */
async function askedAbout({ table }: Context, places: readonly Held[]): Promise<readonly Held[]> {
  const asked = await Promise.all(places.map(({ registration }) => askedToKeep(table, registration)));
  return places.filter((_, position) => asked[position] !== undefined);
}

async function answerKeep(
  context: Context,
  heard: Heard,
  places: readonly Held[],
): Promise<Answer | undefined> {
  const [only, another] = await askedAbout(context, places);
  if (only === undefined) return undefined;
  if (another !== undefined) return line('sms.whichCode');
  const { registration } = only;
  const said: Line = { key: 'sms.placeKept', args: { code: registration.code } };
  const kept = await keepPlace(context, registration, participant, [replyTo(context, heard, [said]).write]);
  return 'refused' in kept ? undefined : { answer: 'kept' };
}

/** A place is given up by saying so, not by a NO that may be meant otherwise: the question is put again, with how. */
async function answerNotKeep(context: Context, places: readonly Held[]): Promise<Answer | undefined> {
  const asked = await askedAbout(context, places);
  const isShared = new Set(places.map(({ person }) => person.personId)).size > 1;
  const said = asked.map(({ person: { name, personId }, registration: { code } }): Line => {
    const question = { key: 'sms.absences', args: { code } };
    return isShared && name !== null ? { ...question, key: 'sms.absencesFor', personId } : question;
  });
  return said.length === 0 ? undefined : lines(...said);
}
