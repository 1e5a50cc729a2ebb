import { askedToKeep, keepPlace } from '../absences/index.ts';
import { activitiesById, type Timetabled } from '../activities/index.ts';
import { type CheckedIn, type CheckInRefused, checkIn, excuse } from '../attendance/index.ts';
import { localDate } from '../language/index.ts';
import type { Line } from '../messaging/index.ts';
import { named, type Person, type Phone } from '../people/index.ts';
import { remindedOf } from '../reminders/index.ts';
import type { Context } from '../table/index.ts';
import { type Answer, line, lines, participant } from './answering.ts';
import type { Step } from './next-step.ts';
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
  return lines('refused' in outcome ? whyNotThere(outcome) : told('sms.here', outcome, everyone));
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

/** On a phone of several people the answer says of whom it is. */
function told(key: string, { session, registration }: CheckedIn, everyone: readonly Person[]): Line {
  const { code, personId } = registration;
  const args = { code, start: session.start };
  const person = everyone.find((each) => each.personId === personId);
  return everyone.length > 1 && person?.name != null ? { key: `${key}For`, args, personId } : { key, args };
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
  return step === 'accept'
    ? answerKeep(context, heard, places)
    : ((await answerExcuse(context, heard, code, places)) ?? answerNotKeep(context, places));
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

/** A reminder comes a day before at the earliest; one due in the night, the evening before that. */
const remindedWithin = 36 * 3_600_000;

async function answerExcuse(
  context: Context,
  heard: Heard,
  code: string | null,
  places: readonly Held[],
): Promise<Answer | undefined> {
  const soon = await sessionsSoon(context, heard.receivedAt, places);
  const [first, ...others] = soon;
  if (first === undefined) return undefined;
  if (others.some(({ place }) => place.person.personId !== first.place.person.personId)) {
    return lines({ key: 'sms.whoStaysAway', args: { code: code ?? first.place.registration.code } });
  }
  const day = await dayMeant(context, heard.receivedAt, soon);
  const everyone = [...new Map(places.map(({ person }) => [person.personId, person])).values()];
  const said: Line[] = [];
  for (const { session, place } of soon.filter((each) => localDate(each.session.start) === day)) {
    const { activityId, personId, code: of } = place.registration;
    const { textId, receivedAt } = heard;
    const outcome = await excuse(context, {
      activityId,
      sessionId: session.sessionId,
      personId,
      textId,
      receivedAt,
      actor: participant,
    });
    if (!('refused' in outcome)) said.push(told('sms.excused', outcome, everyone));
    else if (outcome.refused === 'has-come') said.push({ key: 'sms.alreadyHere', args: { code: of } });
  }
  return said.length === 0 ? undefined : lines(...said);
}

/**
 * The day that is meant: of several, the one that was told of last. Of a course of every day, the reminder of tomorrow's
 * session comes as today's begins.
 */
async function dayMeant({ table }: Context, at: Date, soon: readonly Soon[]): Promise<string | undefined> {
  const days = soon.map(({ session }) => localDate(session.start));
  if (days.every((day) => day === days[0])) return days[0];
  const personIds = [...new Set(soon.map(({ place }) => place.person.personId))];
  const reminded = await remindedOf(table, personIds, new Date(at.getTime() - remindedWithin));
  const last = reminded.find(({ codes, day }) =>
    soon.some(({ place }, position) => days[position] === day && codes.includes(place.registration.code)),
  );
  return last?.day ?? days[0];
}

type Soon = { readonly session: Timetabled; readonly place: Held };

/** Sessions of these places that are told of in reminders now, the first to begin first. */
async function sessionsSoon(context: Context, at: Date, places: readonly Held[]): Promise<readonly Soon[]> {
  if (places.length === 0) return [];
  const activities = await activitiesById(context.table, [
    ...new Set(places.map(({ registration }) => registration.activityId)),
  ]);
  const until = new Date(at.getTime() + remindedWithin).toISOString();
  const isSoon = ({ start, end }: Timetabled) => start <= until && end > at.toISOString();
  return places
    .flatMap((place) => {
      const activity = activities.find(({ activityId }) => activityId === place.registration.activityId);
      return (activity?.sessions ?? []).filter(isSoon).map((session) => ({ session, place }));
    })
    .toSorted((a, b) => (a.session.start < b.session.start ? -1 : 1));
}
