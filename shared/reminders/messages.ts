import type { CentreId } from '#events/index.ts';
import { localTime } from '#shared/language/index.ts';
import { type Line, messageIdOf, type Outgoing } from '#shared/messaging/index.ts';
import { type Reached, type ReminderSetting, writtenIn } from '#shared/people/index.ts';
import type { ToTell } from '#shared/registration/index.ts';
import { type Hers, isFor, type SessionOfDay, type Told, toldTogether } from './covering.ts';
import { isShortBefore, isWanted } from './wanted.ts';

/** What a page of a roster is reminded of. */
export type Page = {
  /** The session whose firing it is, as its clock has it. */
  readonly session: Omit<SessionOfDay, 'foundSince'>;
  readonly centre: CentreId;
  /** When the next reminder comes, or the session begins: who is told again then needs this one no more. */
  readonly replacedAt: string;
  /** The sessions of that day at the centre, itself among them, each with the firing of this lead that is set for it. */
  readonly ofDay: readonly SessionOfDay[];
  readonly roster: readonly ToTell[];
  /** Those of the roster who are known. */
  readonly people: readonly Reached[];
  /** How many reminders their phones asked for, where that is not what is usual. */
  readonly settings: ReadonlyMap<string, ReminderSetting>;
  /** What they have in the other activities of the day. */
  readonly elsewhere: readonly ToTell[];
  /** Who has said that she does not come, by the session that she said it of. */
  readonly excuses: ReadonlyMap<string, Excuses>;
};

/** Persons, each with when it was known that she does not come to a session. */
export type Excuses = ReadonlyMap<string, string>;

/** The texts of a page, by whose they are. */
export type Reminders = {
  readonly own: readonly Outgoing[];
  /** Those for two sessions of which this is the second: the first hands them on too, and pays for them. */
  readonly others: readonly Outgoing[];
};

/** The reminders of a page: of each person with a place one text, which tells a second session of that day as well. */
export function remindersOf(page: Page, now: Date): Reminders {
  const { session, roster, elsewhere, excuses } = page;
  const people = new Map(page.people.map((person) => [person.personId, person]));
  const linesOf = linesBy(page.centre);
  const others = Map.groupBy(elsewhere.filter(hasPlace), ({ personId }) => personId);
  const texts = roster.flatMap((registration) => {
    const { personId } = registration;
    const person = people.get(personId);
    const confirmedAt = placeSince(registration);
    if (person === undefined || excuses.get(session.sessionId)?.has(personId)) return [];
    if (!hasPlace(registration) || !isFor(session.firing, confirmedAt)) return [];
    const setting = page.settings.get(person.phone);
    if (!isWanted(session, session.firing, confirmedAt, setting)) return [];
    const hers = (others.get(personId) ?? []).concat(registration);
    const together = toldTogether(
      page.ofDay.flatMap((one) =>
        hers
          .filter(({ activityId }) => activityId === one.activityId && isExpected(page, one, personId))
          .filter((place) => isWanted(one, one.firing, placeSince(place), setting))
          .map((place): Hers => ({ ...one, confirmedAt: later(placeSince(place), one.foundSince) })),
      ),
    ).find((text) => text.some((each) => each?.sessionId === session.sessionId));
    // Put there too late to be told of with another, it is told of by itself.
    const told: Told = together ?? [{ ...session, confirmedAt }];
    const isOwn = told[0].sessionId === session.sessionId;
    return [{ isOwn, text: reminder(page, told, registration, person, linesOf, now) }];
  });
  const of = (own: boolean) => texts.flatMap(({ isOwn, text }) => (isOwn === own ? text : []));
  return { own: of(true), others: of(false) };
}

/**
 * Whether a session of that day is told of with another: not where it was known when its own text was due that she does
 * not come. What is known later changes no text that has gone out.
 */
const isExpected = ({ excuses }: Page, { sessionId, firing }: SessionOfDay, personId: string): boolean =>
  !((excuses.get(sessionId)?.get(personId) ?? '~') <= firing.at);

const hasPlace = ({ status }: ToTell): boolean => status === 'confirmed';
const placeSince = ({ confirmedAt, registeredAt }: ToTell): string => confirmedAt ?? registeredAt;
const later = (one: string, other: string): string => (one > other ? one : other);

function reminder(
  { session, centre, replacedAt, settings }: Page,
  [first, second]: readonly [Hers, Hers?],
  registration: ToTell,
  { phone }: Reached,
  linesOf: (sessions: readonly Hers[]) => readonly Line[],
  now: Date,
): Outgoing {
  const { personId, activityId, kind } = registration;
  const outdatedAt = outdatedFor(session, replacedAt, settings.get(phone));
  // When the first has begun by now, its text did not come through: the second is what is left to tell.
  const toCome = [first, second].filter(
    (each): each is Hers => each !== undefined && each.start > now.toISOString(),
  );
  return {
    messageId: messageIdOf(`${first.sessionId} ${first.start}`, `reminder-${session.firing.lead}`, personId),
    personId,
    phone,
    lines: linesOf(toCome),
    ...writtenIn(registration),
    purpose: 'reminder',
    centre,
    createdAt: now.toISOString(),
    // Where both sessions can send it, it is of use until the second one begins.
    notAfter: outdatedAt < session.start || second === undefined ? outdatedAt : second.start,
    activityId,
    kind,
  };
}

/** Until when a reminder is of use: who is told only this once, until the session begins. */
export const outdatedFor = (
  { firing, start }: Pick<SessionOfDay, 'firing' | 'start'>,
  replacedAt: string,
  setting: ReminderSetting | undefined,
): string => (setting !== 'more' && isShortBefore(firing, start) ? start : replacedAt);

/** Most of a page is told the same: those lines are one. */
function linesBy(centre: CentreId): (sessions: readonly Hers[]) => readonly Line[] {
  const known = new Map<string, readonly Line[]>();
  return (sessions) => {
    const name = sessions.map(({ sessionId }) => sessionId).join();
    const lines = known.get(name) ?? [lineOf(sessions, centre)];
    known.set(name, lines);
    return lines;
  };
}

function lineOf([first, second]: readonly Hers[], centre: CentreId): Line {
  if (first === undefined) throw new Error('A reminder of nothing that is to come');
  const { code, start } = first;
  if (second === undefined) return { key: 'sms.reminder', args: { code, centre, start } };
  const time = localTime(second.start);
  // Two of one activity have one code, which tells them not apart: the answer is of that day.
  if (second.code === code) return { key: 'sms.reminderTwice', args: { code, centre, start, time } };
  const args = { code, centre, start, other: second.code, time };
  return { key: 'sms.reminderTwo', args };
}
