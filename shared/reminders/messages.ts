import type { CentreId } from '#events/index.ts';
import { localTime } from '#shared/language/index.ts';
import { type Line, messageIdOf, type Outgoing } from '#shared/messaging/index.ts';
import { type Reached, type ReminderSetting, writtenIn } from '#shared/people/index.ts';
import type { ToTell } from '#shared/registration/index.ts';
import { type Hers, isFor, type SessionOfDay, type Told, toldTogether } from './covering.ts';
import { isShortBefore, isWanted } from './wanted.ts';

/** What the people on a page of a roster are reminded of. */
export type Page = {
  /** The session of the firing, as its schedule has it. */
  readonly session: Omit<SessionOfDay, 'foundSince'>;
  readonly centre: CentreId;
  /** When the next reminder comes, or the session begins: this reminder is then of no more use. */
  readonly replacedAt: string;
  /** The sessions of that day at the centre, itself included, each with its scheduled firing of this lead. */
  readonly ofDay: readonly SessionOfDay[];
  readonly roster: readonly ToTell[];
  /** The people on the page who are known. */
  readonly people: readonly Reached[];
  /** How many reminders their phones asked for, where that is not the usual number. */
  readonly settings: ReadonlyMap<string, ReminderSetting>;
  /** Their registrations for the other activities of the day. */
  readonly elsewhere: readonly ToTell[];
  /** The people who excused themselves, by session. */
  readonly excuses: ReadonlyMap<string, Excuses>;
};

/** The people excused from a session, each with the instant since which that is known. */
export type Excuses = ReadonlyMap<string, string>;

/** The texts of a page, by the session that sends them. */
export type Reminders = {
  readonly own: readonly Outgoing[];
  /** Those for two sessions of which this is the second: the first hands them on too, and pays for them. */
  readonly others: readonly Outgoing[];
};

/**
 * The reminders of a page: of each person with a place one text, which tells a second session of that day as
 * well.
 */
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
    // A session set too late to share a text with another gets a text of its own.
    const told: Told = together ?? [{ ...session, confirmedAt }];
    const isOwn = told[0].sessionId === session.sessionId;
    return [{ isOwn, text: reminder(page, told, registration, person, linesOf, now) }];
  });
  const of = (own: boolean) => texts.flatMap(({ isOwn, text }) => (isOwn === own ? text : []));
  return { own: of(true), others: of(false) };
}

/**
 * Whether a session of that day is told in a text with another: not if an excuse was known when its own text
 * was due. A later excuse does not change texts already sent.
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
  // If the first has begun by now, its text failed: only the second is left to tell.
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

/** Until when a reminder is useful: for someone reminded only once, until the session begins. */
export const outdatedFor = (
  { firing, start }: Pick<SessionOfDay, 'firing' | 'start'>,
  replacedAt: string,
  setting: ReminderSetting | undefined,
): string => (setting !== 'more' && isShortBefore(firing, start) ? start : replacedAt);

/** Most people on a page are told the same: their lines are made once. */
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
  // Two sessions of one activity share a code, which cannot tell them apart: a reply is about that day.
  if (second.code === code) return { key: 'sms.reminderTwice', args: { code, centre, start, time } };
  const args = { code, centre, start, other: second.code, time };
  return { key: 'sms.reminderTwo', args };
}
