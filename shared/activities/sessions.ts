import { localMonth } from '../language/index.ts';
import { isAbsent, keys, type Put, type Table } from '../table/index.ts';
import type { Session } from './schema.ts';

/** A session as it stands in the table. */
export const sessionItem = (session: Session) => ({
  ...keys.sessionKey(session.activityId, session.sessionId),
  ...keys.sessionInCentre(session.centre, localMonth(session.start), session.start, session.sessionId),
  ...session,
});

/** Writes a session that is new. */
export const announcedWrite = (session: Session): Put => ({
  as: `session ${session.sessionId}`,
  when: isAbsent,
  put: sessionItem(session),
});

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
