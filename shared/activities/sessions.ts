import type { CentreId } from '#events/index.ts';
import { localMonth } from '#shared/language/index.ts';
import {
  all,
  equals,
  type Item,
  isAbsent,
  keys,
  type Put,
  type Table,
  type Update,
} from '#shared/table/index.ts';
import type { Session } from './schema.ts';

/** A session as it stands in the table. */
export const sessionItem = (session: Session) => ({
  ...keys.sessionKey(session.activityId, session.sessionId),
  ...keys.sessionInCentre(session.centre, localMonth(session.start), session.start, session.sessionId),
  ...session,
});

/** Writes a new session. */
export const announcedWrite = (session: Session): Put => ({
  as: `session ${session.sessionId}`,
  when: isAbsent,
  put: sessionItem(session),
});

/**
 * Notes that someone whom no text told now knows when a session begins: her absence counts like any other.
 * Refused under the name `session` when the session changed since it was read.
 */
export const knowsWrites = (
  { activityId, sessionId, version, couldNotKnow = [] }: Session,
  personId: string,
): readonly Update[] => {
  const left = couldNotKnow.filter((each) => each !== personId);
  if (left.length === couldNotKnow.length) return [];
  const changes = left.length === 0 ? { remove: ['couldNotKnow'] } : { set: { couldNotKnow: left } };
  const when = all(equals('version', version), equals('couldNotKnow', couldNotKnow));
  return [{ as: 'session', update: keys.sessionKey(activityId, sessionId), changes, when }];
};

/**
 * Notes the people whom no text told in time when a session begins: their absence does not count. With no
 * people, notes that everyone knows. Refused under the name `session` when the session changed since it was
 * read.
 */
export const couldNotKnowWrite = (
  { activityId, sessionId, version }: Session,
  people: readonly string[],
): Update => ({
  as: 'session',
  update: keys.sessionKey(activityId, sessionId),
  changes: people.length === 0 ? { remove: ['couldNotKnow'] } : { set: { couldNotKnow: people } },
  when: equals('version', version),
});

/**
 * The start of a session as planned at an instant (UTC ISO); of a cancelled session, its start when
 * cancelled.
 */
export const hourAt = ({ start, was = [] }: Pick<Session, 'start' | 'was'>, at: string): string =>
  was.find(({ until }) => until > at)?.start ?? start;

/** A session, or `undefined`. */
export const sessionById = (
  table: Table,
  activityId: string,
  sessionId: string,
): Promise<Session | undefined> => table.get<Session>(keys.sessionKey(activityId, sessionId));

/** Every session of an activity, cancelled ones too, by their beginning. */
export async function sessionsOf(table: Table, activityId: string): Promise<readonly Session[]> {
  const { items } = await table.query<Session>(keys.sessionsOfActivity(activityId));
  return items.toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

/** The session after which a centre's calendar goes on. */
export type SessionPlace = Pick<Session, 'activityId' | 'sessionId' | 'start'>;

/**
 * The sessions of a centre that begin at or after `from` and before `until`, by their beginning, cancelled
 * ones too; as the index has them: a change may show a moment later. At most `limit` are read at a time.
 */
export async function sessionsBetween(
  table: Table,
  centre: CentreId,
  { from, until }: { readonly from: string; readonly until: string },
  limit: number,
  after?: SessionPlace,
): Promise<{ readonly items: readonly Session[]; readonly next: SessionPlace | undefined }> {
  const items: Session[] = [];
  for (const month of monthsBetween(after?.start ?? from, until)) {
    if (items.length === limit) return { items, next: items.at(-1) };
    const isGoneOn = after !== undefined && month === localMonth(after.start);
    const page = await table.query<Session>({
      ...keys.sessionsInCentre(centre, month, from, until),
      index: 'gsi1',
      limit: limit - items.length,
      ...(isGoneOn ? { after: placeKey(centre, after) } : {}),
    });
    items.push(...page.items);
    if (page.next !== undefined) return { items, next: items.at(-1) };
  }
  return { items, next: undefined };
}

/** The months in Baghdad from one instant to another: `2026-11`, `2026-12`. */
function monthsBetween(from: string, until: string): readonly string[] {
  const months: string[] = [];
  const last = localMonth(until);
  for (let month = localMonth(from); month <= last; month = following(month)) months.push(month);
  return months;
}

const following = (month: string): string => {
  const [year = 0, position = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, position, 1)).toISOString().slice(0, 7);
};

const placeKey = (centre: CentreId, { activityId, sessionId, start }: SessionPlace): Item => ({
  ...keys.sessionKey(activityId, sessionId),
  ...keys.sessionInCentre(centre, localMonth(start), start, sessionId),
});
