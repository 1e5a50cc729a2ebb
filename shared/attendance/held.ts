import type { Session } from '#shared/activities/index.ts';
import { all, atLeast, equals, keys, recordEvent, type Write } from '#shared/table/index.ts';
import type { Given } from './change.ts';

/**
 * Changes how many came to a session, in the transaction of the marks. Refused under the name `session` when
 * the session was moved or cancelled, or became held or not held, since it was read. The first who comes
 * makes it held, taking the last one back makes it not held. A held session is not moved (shared/activities),
 * so marks and session agree on the time.
 */
export function cameWrites(session: Session, by: number, given: Given): readonly Write[] {
  const { came, version } = session;
  const key = keys.sessionKey(session.activityId, session.sessionId);
  const isAsRead = equals('version', version);
  if (by === 0) return [{ as: 'session', check: key, when: isAsRead }];
  const changes = { add: { came: by } };
  const isHeld = came > 0;
  const willBeHeld = came + by > 0;
  if (isHeld && willBeHeld) {
    const staysHeld = atLeast('came', Math.max(1, 1 - by));
    return [{ as: 'session', update: key, changes, when: all(isAsRead, staysHeld) }];
  }
  return [
    { as: 'session', update: key, changes, when: all(isAsRead, equals('came', came)) },
    recordEvent(
      willBeHeld ? heldEvent('session.held', session, given) : heldEvent('session.unheld', session, given),
    ),
  ];
}

const heldEvent = <Type extends 'session.held' | 'session.unheld'>(
  type: Type,
  { activityId, code, kind, sessionId, centre, start, end }: Session,
  { eventId, now, actor }: Given,
) => ({
  id: eventId,
  type,
  version: 1 as const,
  occurredAt: now.toISOString(),
  actor,
  centre,
  subject: `session/${sessionId}`,
  data: { activityId, code, kind, sessionId, startsAt: start, endsAt: end },
});
