import type { Actor } from '../../events/index.ts';
import { type Session, type SessionChange, tellBy, tellOfMoveBy } from '../activities/index.ts';
import { callsIdOf, concernById, concernWrites, settlementWrites, type Worry } from '../concerns/index.ts';
import {
  type Limits,
  type NotTold,
  notToldAmong,
  type PersonTellable,
  tellableEach,
} from '../messaging/index.ts';
import type { Context, Write } from '../table/index.ts';
import { rosterWithPeople } from './roster.ts';

/** By when people must be told of a change of a session's hour: an hour before it was to begin, or begins now. UTC ISO. */
export const changeToldBy = ({ before, after }: SessionChange): string =>
  after.status === 'cancelled' ? tellBy(before.start) : tellOfMoveBy(before.start, after.start);

/**
 * Who of a session's people, with a place or offered one, is not told in time that it is called off or at another hour,
 * were that done now; nobody once it is over. The whole roster is read, page by page.
 */
export async function notToldOf(
  context: Context,
  limits: Limits,
  change: SessionChange,
): Promise<readonly NotTold[]> {
  const [notTold = []] = await notToldOfEach(context, limits, [change]);
  return notTold;
}

/** The same of several sessions of one activity, in their order: its roster, and the phones on it, are read once. */
export async function notToldOfEach(
  context: Context,
  limits: Limits,
  changes: readonly SessionChange[],
): Promise<readonly (readonly NotTold[])[]> {
  const now = context.now().toISOString();
  const [toCome] = changes.filter(({ before }) => before.end > now);
  if (toCome === undefined) return changes.map(() => []);
  const { activityId, centre } = toCome.before;
  const people: PersonTellable[] = [];
  let after: string | undefined;
  do {
    const page = await rosterWithPeople(context.table, activityId, ['confirmed', 'offered'], after);
    people.push(...(await tellableEach(context, limits, centre, page.people)));
    after = page.next;
  } while (after !== undefined);
  return changes.map((change) =>
    change.before.end <= now ? [] : notToldAmong(people, changeToldBy(change)),
  );
}

/** As many as stand on one list; a room holds fewer, and the item of the list has room for them. */
export const mostCalls = 1_000;

/**
 * The writes that put it to the team leader that these people are to be called about a session, in the transaction that
 * changes it; with nobody to call, those that settle what stood of an earlier change. The first is refused, named
 * `concern …`, where someone came between: decide again. `rearrangementId`: of the act in which the session is changed with
 * others, whose lists are one.
 */
export async function callsWrites(
  context: Context,
  change: SessionChange,
  notTold: readonly NotTold[],
  actor: Actor,
  rearrangementId?: string,
): Promise<readonly Write[]> {
  const { before, after } = change;
  const now = context.now();
  const given = { now, eventId: context.newId(now), actor };
  const current = await concernById(context.table, callsIdOf(after.sessionId));
  if (notTold.length === 0)
    return current?.status === 'open' ? settlementWrites(current, 'moved-on', given) : [];
  const worry = worryOf(after, notTold, changeToldBy(change), overAt(before, after));
  return concernWrites(current, { ...worry, rearrangementId }, given);
}

/** Until when someone may come for nothing, or too late. */
const overAt = (before: Session, after: Session): string =>
  [before.end, after.end].toSorted()[1] ?? after.end;

const worryOf = (
  { centre, activityId, code, kind, sessionId, version }: Session,
  notTold: readonly NotTold[],
  by: string,
  notAfter: string,
): Worry & { readonly about: 'calls' } => ({
  about: 'calls',
  ...{ centre, activityId, code, kind, sessionId, notAfter },
  tellBy: by,
  calls: notTold.slice(0, mostCalls),
  occasions: [`${sessionId} ${version}`],
});
