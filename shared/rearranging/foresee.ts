import {
  type Session,
  type SessionChange,
  sessionsOf,
  tellBy,
  tellOfMoveBy,
} from '#shared/activities/index.ts';
import type { Limits } from '#shared/messaging/index.ts';
import { mostCalls, notToldOfEach } from '#shared/reminders/index.ts';
import { type Context, keys } from '#shared/table/index.ts';
import type { NotToldOf, Part, Rearrangement } from './schema.ts';
import { partOf } from './store.ts';

/**
 * Works out the people whom no text would tell in time of the changes to an activity, if made now, and keeps
 * them with the part: staff see them before they confirm. Reads the roster once; running it again works them
 * out anew.
 */
export async function foreseeNotTold(
  context: Context,
  limits: Limits,
  { rearrangementId }: Rearrangement,
  number: number,
): Promise<void> {
  const part = await partOf(context.table, rearrangementId, number);
  if (part === undefined) return;
  const known = new Map(
    (await sessionsOf(context.table, part.activityId)).map((session) => [session.sessionId, session]),
  );
  const changes = part.changes.map((planned) => toBeChanged(planned, known.get(planned.sessionId)));
  const lists = await notToldOfEach(
    context,
    limits,
    changes.flatMap((change) => change ?? []),
  );
  const found = new Map<string, NotToldOf>();
  let list = 0;
  for (const [place, change] of changes.entries()) {
    if (change === undefined) continue;
    for (const { personId, reason } of lists[list] ?? []) {
      const before = found.get(personId) ?? { personId, reason, sessions: [] };
      found.set(personId, { ...before, sessions: [...before.sessions, place] });
    }
    list += 1;
  }
  await context.table.update({
    update: keys.rearrangementPartKey(rearrangementId, number),
    changes: { set: { notTold: [...found.values()].slice(0, mostCalls) } },
  });
}

/** A session before and after the change; `undefined` if someone has changed it since: it is then left. */
function toBeChanged(
  { from, to }: Part['changes'][number],
  session: Session | undefined,
): SessionChange | undefined {
  if (session?.status !== 'planned' || session.start !== from) return undefined;
  return {
    before: session,
    after: to === null ? { ...session, status: 'cancelled' } : { ...session, ...to },
  };
}

/** A session that someone is not told about in time. */
export type MissedSession = {
  readonly code: string;
  readonly activityId: string;
  readonly sessionId: string;
  /** When it was to begin, and begins now; `null` where it is cancelled. UTC ISO. */
  readonly from: string;
  readonly to: string | null;
  /** The latest instant for a call to be in time; UTC ISO. */
  readonly tellBy: string;
};

/** Someone whom no text tells in time, with every session of hers. */
export type NotToldPerson = {
  readonly personId: string;
  readonly reason: string;
  readonly sessions: readonly MissedSession[];
};

/** The changed sessions of a part, for calling someone about them. */
export const sessionsOfPart = ({ code, activityId, changes }: Part): readonly MissedSession[] =>
  changes.map(({ sessionId, from, to }) => ({
    ...{ code, activityId, sessionId, from, to: to?.start ?? null },
    tellBy: to === null ? tellBy(from) : tellOfMoveBy(from, to.start),
  }));

/** The people whom no text tells in time, as counted: each once, with all of her sessions; in no order. */
export function notToldIn(parts: readonly Part[]): readonly NotToldPerson[] {
  const found = new Map<string, NotToldPerson>();
  for (const part of parts) {
    const all = sessionsOfPart(part);
    for (const { personId, reason, sessions } of part.notTold ?? []) {
      const before = found.get(personId) ?? { personId, reason, sessions: [] };
      const more = sessions.flatMap((place) => all[place] ?? []);
      found.set(personId, { ...before, sessions: [...before.sessions, ...more] });
    }
  }
  return [...found.values()];
}
