import type { EventOf } from '../../events/index.ts';
import type { Session } from '../activities/index.ts';
import { all, atLeast, type Condition, equals, keys, recordEvent, type Write } from '../table/index.ts';
import type { Given } from './decide.ts';

/**
 * How many came to a session, raised or lowered together with the marks that say so: refused under the name `session`
 * when it was cancelled, or came to be held or not held, since it was read. The first who comes makes it held, the
 * last one taken back not held.
 */
export function cameWrites(session: Session, by: number, given: Given): readonly Write[] {
  const { came, held } = session;
  const key = keys.sessionKey(session.activityId, session.sessionId);
  const isPlanned = equals('status', 'planned');
  if (by === 0) return [{ as: 'session', check: key, when: isPlanned }];
  const isHeld = came > 0;
  const willBeHeld = came + by > 0;
  const add = { came: by };
  if (isHeld && willBeHeld) {
    const staysHeld = atLeast('came', Math.max(1, 1 - by));
    return [{ as: 'session', update: key, changes: { add }, when: all(isPlanned, staysHeld) }];
  }
  const asRead: Condition = all(isPlanned, equals('came', came));
  const times = { startsAt: session.start, endsAt: session.end };
  return willBeHeld
    ? [
        { as: 'session', update: key, changes: { add, set: { held: times } }, when: asRead },
        recordEvent(heldEvent('session.held', session, times, given)),
      ]
    : [
        { as: 'session', update: key, changes: { add, remove: ['held'] }, when: asRead },
        recordEvent(heldEvent('session.unheld', session, held ?? times, given)),
      ];
}

/** The session as it is after `cameWrites`. */
export function afterComing(session: Session, by: number): Session {
  const { held, ...rest } = session;
  const came = session.came + by;
  const times = held ?? { startsAt: session.start, endsAt: session.end };
  return came > 0 ? { ...rest, came, held: times } : { ...rest, came };
}

type Times = NonNullable<Session['held']>;

/** With the times at which it was held, also when it was moved since: that month it was counted in. */
const heldEvent = <Type extends 'session.held' | 'session.unheld'>(
  type: Type,
  { activityId, code, kind, sessionId, centre }: Session,
  times: Times,
  { eventId, now, actor }: Given,
) =>
  ({
    id: eventId,
    type,
    version: 1,
    occurredAt: now.toISOString(),
    actor,
    centre,
    subject: `session/${sessionId}`,
    data: { activityId, code, kind, sessionId, ...times },
    // The two differ in their type alone, which the compiler cannot follow.
  }) as unknown as EventOf<Type>;
