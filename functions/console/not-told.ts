import type { BeforeChange, Session, SessionChange } from '../../shared/activities/index.ts';
import { callsIdOf, concernById } from '../../shared/concerns/index.ts';
import type { Limits, NotTold } from '../../shared/messaging/index.ts';
import { peopleById } from '../../shared/people/index.ts';
import { callsWrites, notToldOf } from '../../shared/reminders/index.ts';
import {
  concernCentres,
  type NotToldMembers,
  notToldMembers,
  type Staff,
  type ToCallAnswer,
} from '../../shared/staff/index.ts';
import type { Context, Table } from '../../shared/table/index.ts';
import { type Problem, problem } from '../../shared/web/index.ts';
import { reasonOf } from './untold.ts';

/** More are not told in time than whoever changes the session has seen; nothing is done. */
export type NotSeen = {
  readonly refused: 'not-told-in-time';
  readonly change: SessionChange;
  readonly notTold: readonly NotTold[];
};

/**
 * Looks, before a session is called off or at another hour, at whom no text tells in time. `seen`: how many whoever does it
 * knows of; with more of them it is not done. They are put to the team leader, to be called, with the change.
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

/** Names and numbers, for a login that may see them; in the order of the list, without who is erased by now. */
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

/** The refusal as it is told: how many, and whom to call. */
export async function notSeenProblem(table: Table, staff: Staff, refused: NotSeen): Promise<Problem> {
  const { notTold, change } = refused;
  const people = await toCall(table, staff, change.before, notTold);
  return problem('not-told-in-time', 409, {
    detail: { key: 'console.notToldInTime', args: { count: notTold.length } },
    members: { notTold: notTold.length, people: [...people] } satisfies NotToldMembers,
  });
}

/** What a refusal says of whom no text tells in time; nothing in any other. */
export const notToldIn = ({ members }: Problem): NotToldMembers | undefined =>
  notToldMembers.safeParse(members).data;

/** How many stand to be called about a session, by nobody yet; none where its list is done, or the session over. */
export async function stillToCall({ table, now }: Context, sessionId: string): Promise<number> {
  const concern = await concernById(table, callsIdOf(sessionId));
  if (concern?.status !== 'open' || (concern.notAfter ?? '') <= now().toISOString()) return 0;
  return (concern.calls ?? []).filter(({ calledAt }) => calledAt === undefined).length;
}
