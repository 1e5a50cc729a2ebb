import type { RegistrationStatus } from '#events/index.ts';
import {
  type Activity,
  activityById,
  isOver,
  nextSession,
  type Session,
  sessionById,
  sessionsOver,
} from '#shared/activities/index.ts';
import { personById } from '#shared/people/index.ts';
import { childrenOf, type Registration, registrationOf } from '#shared/registration/index.ts';
import type { Table } from '#shared/table/index.ts';
import type { Line, Message } from '../schema.ts';
import { asNewsToHer } from './known-hours.ts';
import { childcareGiven, withChildren, withoutChildren, withoutCount } from './notices.ts';

/**
 * Texts that tell of a place: with its next session, and in a course that has begun how much of it is over.
 */
const tellsOfPlace: ReadonlySet<string> = new Set([
  ...['sms.confirmed', 'sms.placed', 'sms.offered'].flatMap((key) => [key, `${key}Children`]),
  'sms.statusLine.confirmed',
]);
/** The text that asks whether she stays; never sent for a course that is over. */
const asksToStay = 'sms.absences';

/**
 * News of a place as said at `now`, when it arrives (domain.md rule 15): with the next session, and in a
 * course that has begun with how many sessions are over. Of a course that is over nothing is said, nor is she
 * asked whether she stays: sheets may come late. Reads the timetable only where that can be so: the first
 * session has begun, a place is offered, she stayed away, or the text `hasWaited`.
 */
export async function withNextSession(
  table: Table,
  lines: readonly Line[],
  message: Pick<Message, 'activityId'>,
  now: Date,
  hasWaited: boolean,
): Promise<readonly Line[]> {
  const isToBeRead = ({ key, args: { start = '' } }: Line) =>
    key === asksToStay || (tellsOfPlace.has(key) && (hasWaited || start <= now.toISOString()));
  const activityId = message.activityId ?? lines.find((line) => line.activityId !== undefined)?.activityId;
  if (activityId === undefined || !lines.some(isToBeRead)) return lines;
  const activity = await activityById(table, activityId);
  if (activity === undefined) return lines;
  if (isOver(activity, now)) return [];
  return lines.flatMap((line) =>
    tellsOfPlace.has(line.key) ? saidNow(line, activity, now, hasWaited) : [line],
  );
}

function saidNow(line: Line, activity: Activity, now: Date, hasWaited: boolean): readonly Line[] {
  const { code, centre } = activity;
  // A text of the night arrives too late for a session that begins at that instant.
  const toCome = activity.sessions.find(({ start }) => start > now.toISOString());
  const next = (hasWaited ? toCome : undefined) ?? nextSession(activity, now);
  const isOffer = line.args.deadline !== undefined;
  if (next === undefined)
    return isOffer ? [line] : [{ ...line, key: 'sms.statusLine.undated', args: { code, centre } }];
  const { count, ...args } = line.args;
  const over = sessionsOver(activity, now);
  const times = isOffer ? {} : { start: next.start };
  if (over === 0 || line.key.startsWith('sms.statusLine.'))
    return [{ ...line, args: { ...line.args, ...times } }];
  const key = `${withoutCount(line.key)}Late`;
  const late = { ...line, key, args: { ...args, ...times, over, sessions: activity.sessions.length } };
  return count === undefined ? [late] : [late, { key: 'sms.childcareSet', args: { code, count } }];
}

/** The statuses of her registration in which a text about it is true. */
const trueWhile: Readonly<Record<string, readonly RegistrationStatus[]>> = {
  'sms.confirmed': ['confirmed', 'completed', 'dropped'],
  'sms.placed': ['confirmed', 'completed', 'dropped'],
  'sms.waitlisted': ['waitlisted'],
  'sms.offered': ['offered'],
  'sms.cancelled': ['cancelled'],
  'sms.declined': ['cancelled'],
  'sms.declinedFor': ['cancelled'],
  'sms.expired': ['expired'],
  'sms.completed': ['completed'],
  'sms.absences': ['confirmed'],
  'sms.childcareGiven': ['confirmed', 'offered'],
};

/**
 * News of a place with her children's childcare as it is now; nothing where the news was of childcare since
 * ended.
 */
function withChildrenNow(lines: readonly Line[], registration: Registration): readonly Line[] {
  const children = childrenOf(registration);
  const [news, ...others] = withoutChildren(lines);
  const isOfChildren = lines[0]?.key === 'sms.childcareGiven';
  if (isOfChildren) return children.booked === 0 ? [] : childcareGiven(registration, children);
  if (news === undefined) return [];
  const told = tellsOfChildren.has(news.key) ? withChildren(news, registration, children) : [news];
  return [...told, ...others];
}

const tellsOfChildren: ReadonlySet<string> = new Set([
  'sms.confirmed',
  'sms.placed',
  'sms.waitlisted',
  'sms.offered',
]);

/** The lines a message says now, and until when; `undefined` when the message is no longer true. */
export type TrueNow = Pick<Message, 'lines' | 'notAfter'> | undefined;

/**
 * Looks again at a message that has waited: a matter that moved on since has a newer message of its own. An
 * offer says its present deadline.
 */
export async function trueNow(table: Table, message: Message, now: Date): Promise<TrueNow> {
  const [line] = message.lines;
  if (line === undefined) return undefined;
  const { activityId, sessionId, notAfter } = message;
  if (message.lines.some(({ of }) => of !== undefined)) {
    const so = await stillSo(table, message.lines);
    const lines = so === undefined ? [] : await asNewsToHer(table, so, whomOf(table, message), now, true);
    return lines.length === 0 ? undefined : inTime({ lines, ...until(notAfter) }, now);
  }
  if (sessionId !== undefined && activityId !== undefined) {
    const session = await sessionById(table, activityId, sessionId);
    const isCancelled = line.key === 'sms.sessionCancelled';
    const isSo = isCancelled
      ? session?.status === 'cancelled'
      : session?.status === 'planned' && session.start === line.args.start;
    return isSo ? inTime({ lines: message.lines, ...until(notAfter) }, now) : undefined;
  }
  const [news] = withoutChildren(message.lines);
  const statuses = trueWhile[(news ?? line).key];
  if (statuses === undefined || activityId === undefined || !('personId' in message))
    return inTime({ lines: message.lines, ...until(notAfter) }, now);
  const registration = await registrationOf(table, activityId, message.personId);
  if (registration === undefined || !statuses.includes(registration.status)) return undefined;
  const asItStands = withChildrenNow(message.lines, registration);
  if (asItStands.length === 0) return undefined;
  const told = await withNextSession(table, asItStands, { activityId }, now, true);
  if (told.length === 0) return undefined;
  if (news?.key !== 'sms.offered' || registration.deadline === undefined)
    return inTime({ lines: told, ...until(notAfter) }, now);
  const { deadline } = registration;
  const lines = told.map(
    (each): Line => (each.args.deadline === undefined ? each : { ...each, args: { ...each.args, deadline } }),
  );
  return inTime({ lines, notAfter: deadline }, now);
}

/** The person a message goes to, and her phone. */
const whomOf = (table: Table, message: Message) => async () => {
  if (!('personId' in message)) return undefined;
  const person = await personById(table, message.personId);
  return person === undefined ? undefined : { personId: person.personId, phone: person.phone };
};

/** The lines of a message that has not waited, with sessions moved before compared with what she knows. */
export const newsNow = async (table: Table, lines: readonly Line[], message: Message, now: Date) =>
  lines.some(({ of }) => of !== undefined)
    ? asNewsToHer(table, lines, whomOf(table, message), now, false)
    : lines;

/**
 * The lines without those whose sessions have all changed since; `undefined` where no session is left to
 * tell.
 */
async function stillSo(table: Table, lines: readonly Line[]): Promise<readonly Line[] | undefined> {
  const left = await Promise.all(
    lines.map(async (line) => {
      if (line.of === undefined) return [line];
      const sessions = await Promise.all(
        line.of.map(({ activityId, sessionId }) => sessionById(table, activityId, sessionId)),
      );
      const isSo = line.of.some(({ start }, position) => {
        const session = sessions[position];
        return start === null ? session?.status === 'cancelled' : isAt(session, start);
      });
      return isSo ? [line] : [];
    }),
  );
  const told = left.flat();
  return told.some(({ of }) => of !== undefined) ? told : undefined;
}

const isAt = (session: Session | undefined, start: string): boolean =>
  session?.status === 'planned' && session.start === start;

const until = (notAfter: string | undefined) => (notAfter === undefined ? {} : { notAfter });
const inTime = (told: NonNullable<TrueNow>, now: Date): TrueNow =>
  told.notAfter !== undefined && told.notAfter <= now.toISOString() ? undefined : told;

/**
 * In milliseconds: a message that waited longer, as through a night, may be out of date, and is looked at
 * again.
 */
const looksAgainAfter = 5 * 60_000;

/**
 * The lines a message that travels whole says now; none when no longer true, or known: a reminder names its
 * hour, news of a session the session itself. When the message has not waited, reads only sessions moved
 * before.
 */
export async function wholeNow(table: Table, message: Message, now: Date): Promise<readonly Line[]> {
  const { purpose, activityId, lines, createdAt } = message;
  if (now.getTime() - Date.parse(createdAt) <= looksAgainAfter) return newsNow(table, lines, message, now);
  if (purpose !== 'reminder') return (await trueNow(table, message, now))?.lines ?? [];
  const [line] = lines;
  if (activityId === undefined || line?.key.startsWith('sms.reminder') !== true) return lines;
  const { start } = line.args;
  const activity = await activityById(table, activityId);
  const isSo = activity === undefined || activity.sessions.some((session) => session.start === start);
  return isSo ? lines : [];
}
