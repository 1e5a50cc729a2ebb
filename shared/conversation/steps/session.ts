import { askedToKeep, keepPlace } from '#shared/attendance/absences/index.ts';
import { type CheckInRefused, checkIn } from '#shared/attendance/index.ts';
import { localDate } from '#shared/language/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import { named, type Person, type Phone } from '#shared/people/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Answer, line, lines, participant, replyTo, turn } from '../answering.ts';
import type { Asked } from '../asked-last.ts';
import { conversationOn } from '../conversation.ts';
import { afterAskingWord } from '../follow-up.ts';
import { ofWhom, withHerName } from '../lines/with-her-name.ts';
import type { Step } from '../next-step.ts';
import type { Heard } from '../schema.ts';
import { type Held, spokenFor } from '../spoken-for.ts';
import { answerExcuse, nextLines, remindedNow, sessionsAhead } from './excuse.ts';

/** Someone is at a session and says so with the word of the day. */
export async function answerCheckIn(
  context: Context,
  heard: Heard,
  phone: Phone,
  { code, word }: Extract<Step, { step: 'check-in' }>,
): Promise<Answer> {
  const { textId, receivedAt } = heard;
  const body = word === null ? heard.body : `${heard.body} ${word}`;
  const spoken = await spokenFor(context.table, phone);
  const everyone = spoken.map(({ person }) => person);
  const said = { code, said: body, textId, receivedAt, actor: participant };
  const first = await checkIn(context, { people: everyone, ...said });
  const isUnclear = 'refused' in first && first.refused === 'which-person';
  const meant = isUnclear ? namedIn(word, everyone) : undefined;
  const outcome = meant === undefined ? first : await checkIn(context, { people: [meant], ...said });
  if (!('refused' in outcome)) return lines(ofWhom('sms.here', outcome, spoken));
  const why = whyNotThere(outcome);
  if (!asksForMore.has(outcome.refused)) return lines(why);
  const now = context.now();
  const asked = { code, word: outcome.refused === 'which-person' ? word : null };
  return turn(context, heard, afterAskingWord(conversationOn(phone, now), why, asked, now));
}

const asksForMore: ReadonlySet<CheckInRefused['refused']> = new Set([
  'which-person',
  'word-missing',
  'wrong-word',
]);

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

/** The places among these registrations, of this code where one is told. */
const placesIn = (code: string | null, held: readonly Held[]): readonly Held[] =>
  held.filter(
    ({ registration }) =>
      registration.status === 'confirmed' && (code === null || registration.code === code),
  );

/**
 * The registrations these questions were about: of the same activity and, where a question names someone, the
 * same person.
 */
export const putTo = (asked: readonly Asked[], held: readonly Held[]): readonly Held[] =>
  held.filter(({ person, registration }) =>
    asked.some(
      ({ codes, personId }) =>
        codes.includes(registration.code) && (personId === undefined || personId === person.personId),
    ),
  );

/** NO to a reminder: excuses from the session it told of, unless that is over. */
export async function answerReminder(
  context: Context,
  heard: Heard,
  code: string | null,
  held: readonly Held[],
  asked: readonly Asked[],
): Promise<Answer | undefined> {
  const places = placesIn(code, putTo(asked, held));
  const ahead = await sessionsAhead(context, heard.receivedAt, places);
  const day = asked.at(-1)?.start;
  const told =
    day === undefined ? [] : ahead.filter(({ session }) => localDate(session.start) === localDate(day));
  if (told.length > 0) return answerExcuse(context, heard, code, places, told);
  // The reminder's session is over: NO to it excuses from no other.
  const isOver = day !== undefined && day < heard.receivedAt.toISOString() && places.length > 0;
  return isOver ? lines(...nextLines(ahead)) : undefined;
}

/**
 * YES or NO to whether someone keeps her place: YES keeps it; NO is answered with how to give it up, and is
 * never an excuse. `undefined` when the question is no longer open.
 */
export const answerStay = (
  context: Context,
  heard: Heard,
  step: 'accept' | 'decline',
  code: string | null,
  held: readonly Held[],
): Promise<Answer | undefined> => {
  const places = placesIn(code, held);
  return step === 'accept' ? answerKeep(context, heard, places) : answerNotKeep(context, places);
};

/**
 * YES or NO with no recent question for it: YES keeps a place after absences; NO answers that question where
 * it was asked, else excuses her from the sessions that are near. `undefined` when neither applies.
 */
export const answerPlace = async (
  context: Context,
  heard: Heard,
  step: 'accept' | 'decline',
  code: string | null,
  held: readonly Held[],
): Promise<Answer | undefined> => {
  const places = placesIn(code, held);
  if (step === 'accept') return answerKeep(context, heard, places);
  const notKept = await answerNotKeep(context, places);
  if (notKept !== undefined) return notKept;
  const soon = remindedNow(await sessionsAhead(context, heard.receivedAt, places), heard.receivedAt);
  return answerExcuse(context, heard, code, places, soon);
};

/** The people asked whether they keep a place, with that place; none whose activity is over by now. */
async function askedAbout(context: Context, places: readonly Held[]): Promise<readonly Held[]> {
  const { table, now } = context;
  const asked = await Promise.all(places.map(({ registration }) => askedToKeep(table, registration)));
  const about = places.filter((_, position) => asked[position] !== undefined);
  const ahead = await sessionsAhead(context, now(), about);
  return about.filter((each) => ahead.some(({ place }) => place === each));
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
  const said = withHerName({ key: 'sms.placeKept', args: { code: registration.code } }, only);
  const kept = await keepPlace(context, registration, participant, [replyTo(context, heard, [said]).write]);
  return 'refused' in kept ? undefined : { answer: 'kept' };
}

/**
 * A place is given up in so many words, not by a NO that may be meant otherwise: puts the question again,
 * with how.
 */
async function answerNotKeep(context: Context, places: readonly Held[]): Promise<Answer | undefined> {
  const asked = await askedAbout(context, places);
  const said = asked.map((each) =>
    withHerName({ key: 'sms.absences', args: { code: each.registration.code } }, each),
  );
  return said.length === 0 ? undefined : lines(...said);
}
