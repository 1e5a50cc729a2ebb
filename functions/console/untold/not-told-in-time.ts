import {
  type BeforeAdding,
  type BeforeChange,
  type Session,
  type SessionChange,
  tellBy,
} from '#shared/activities/index.ts';
import { callsIdOf, concernById, mattersStill } from '#shared/concerns/index.ts';
import type { Limits, NotTold } from '#shared/messaging/index.ts';
import { peopleById } from '#shared/people/index.ts';
import { callsWrites, notToldOf, notToldOfEach } from '#shared/reminders/index.ts';
import {
  concernCentres,
  type NotToldMembers,
  notToldMembers,
  type Staff,
  type ToCallAnswer,
} from '#shared/staff/index.ts';
import type { Context, Table, Write } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';
import { reasonOf } from './untold.ts';

/** A refusal: more people are not told in time than the caller has seen; nothing was changed. */
export type NotSeen = {
  readonly refused: 'not-told-in-time';
  readonly change: SessionChange;
  readonly notTold: readonly NotTold[];
};

/**
 * Finds the people no text tells in time, before a session is called off or moved to another hour. `seen`:
 * how many the caller knows of; with more of them it refuses. With the change they are put to the team
 * leader, to be called.
 */
export const lookAtPeople =
  (context: Context, limits: Limits, { id }: Staff, seen = 0): BeforeChange<NotSeen> =>
  async (change) => {
    const notTold = await notToldOf(context, limits, change);
    if (notTold.length > seen) return { answered: { refused: 'not-told-in-time', change, notTold } };
    const isHeld = change.after.status !== 'cancelled';
    const writes = await callsWrites(context, change, notTold, { kind: 'staff', id });
    return { couldNotKnow: isHeld ? notTold.map(({ personId }) => personId) : [], writes };
  };

/**
 * Only sessions that begin within this time after people must know are looked at; reminders tell of later
 * ones. In ms.
 */
const addedSoon = 24 * 3_600_000;

const beginsSoon = ({ start }: Pick<Session, 'start'>, now: Date): boolean =>
  tellBy(start) <= new Date(now.getTime() + addedSoon).toISOString();

/**
 * Finds the people no text tells in time of new sessions that begin soon, before these are added: a session
 * added at night for the morning has no reminder. They are kept with the session, and put to the team leader
 * to be called.
 */
export const lookAtAdded =
  (context: Context, limits: Limits, { id }: Staff): BeforeAdding =>
  async (added) => {
    const changes = added
      .filter((session) => beginsSoon(session, context.now()))
      .map((session) => ({ before: session, after: session }));
    const notTold = await notToldOfEach(context, limits, changes);
    const writes: Write[] = [];
    const people = new Map<string, readonly string[]>();
    for (const [position, change] of changes.entries()) {
      const told = notTold[position] ?? [];
      if (told.length === 0) continue;
      people.set(
        change.after.sessionId,
        told.map(({ personId }) => personId),
      );
      writes.push(...(await callsWrites(context, change, told, { kind: 'staff', id })));
    }
    const sessions = added.map((session) => {
      const couldNotKnow = people.get(session.sessionId);
      return couldNotKnow === undefined ? session : { ...session, couldNotKnow };
    });
    return { sessions, writes };
  };

/** Names and numbers, if this login may see them; in the order of the list, without people erased since. */
export async function toCall(
  table: Table,
  staff: Staff,
  { centre }: Pick<Session, 'centre'>,
  notTold: readonly { readonly personId: string; readonly reason: string }[],
): Promise<readonly ToCallAnswer[]> {
  if (!concernCentres(staff).includes(centre)) return [];
  const people = await peopleById(
    table,
    notTold.map(({ personId }) => personId),
  );
  const known = new Map(people.map((person) => [person.personId, person]));
  return notTold.flatMap(({ personId, reason }) => {
    const person = known.get(personId);
    if (person === undefined) return [];
    return [{ personId, name: person.name, phone: person.phone, reason: reasonOf(reason) }];
  });
}

/** The refusal as a problem: how many people, and whom to call. */
export async function notSeenProblem(table: Table, staff: Staff, refused: NotSeen): Promise<Problem> {
  const { notTold, change } = refused;
  const people = await toCall(table, staff, change.before, notTold);
  return problem('not-told-in-time', 409, {
    detail: { key: 'detail.notToldInTime', args: { count: notTold.length } },
    members: { notTold: notTold.length, people: [...people] } satisfies NotToldMembers,
  });
}

/** The people not told in time that a problem names; `undefined` for any other problem. */
export const notToldIn = ({ members }: Problem): NotToldMembers | undefined =>
  notToldMembers.safeParse(members).data;

/**
 * How many people are still to be called about a session; none once its list is settled or the session is
 * over.
 */
export async function stillToCall({ table, now }: Context, sessionId: string): Promise<number> {
  const concern = await concernById(table, callsIdOf(sessionId));
  if (concern?.status !== 'open' || !mattersStill(concern, now())) return 0;
  return (concern.calls ?? []).filter(({ calledAt }) => calledAt === undefined).length;
}

/** Sessions about which people are to be called. */
export type ToCall = { readonly sessionId: string; readonly count: number };

/** The sessions just added about which people are to be called (`lookAtAdded`). */
export async function addedToCall(
  context: Context,
  sessions: readonly Pick<Session, 'sessionId' | 'start' | 'status'>[],
): Promise<readonly ToCall[]> {
  const now = context.now();
  const soon = sessions.filter(
    (session) =>
      session.status === 'planned' && session.start > now.toISOString() && beginsSoon(session, now),
  );
  const all = await Promise.all(
    soon.map(async ({ sessionId }) => ({ sessionId, count: await stillToCall(context, sessionId) })),
  );
  return all.filter(({ count }) => count > 0);
}
