import type { Actor } from '#events/index.ts';
import { hourAt, type Session, type SessionChange, tellBy, tellOfMoveBy } from '#shared/activities/index.ts';
import {
  type Call,
  type Concern,
  type ConcernWanted,
  callsIdOf,
  concernById,
  concernWrites,
  settlementWrites,
} from '#shared/concerns/index.ts';
import { startOfQuiet } from '#shared/language/index.ts';
import {
  type Limits,
  type NotTold,
  notToldAmong,
  type PersonTellable,
  tellableEach,
} from '#shared/messaging/index.ts';
import type { ToTell } from '#shared/registration/index.ts';
import type { Context, Write } from '#shared/table/index.ts';
import { rosterWithPeople } from './roster.ts';

/** Someone whom no text tells in time, and the hour at which she knows that the session begins. UTC ISO. */
export type NotToldOf = NotTold & { readonly knows: string };

/**
 * By when someone must be told of a change of a session's hour, who knows it to begin at `knows`: an hour before it was to
 * begin, or begins now. Nothing where it is put back to where she knows it. UTC ISO.
 */
function changeToldBy({ before, after }: SessionChange, knows: string, now: string): string | undefined {
  const isCancelled = after.status === 'cancelled';
  if (knows === before.start)
    return isCancelled ? tellBy(before.start) : tellOfMoveBy(before.start, after.start);
  if (!isCancelled && knows === after.start) return undefined;
  // An hour that is past brings nobody there any more.
  if (knows <= now) return tellBy(isCancelled ? before.start : after.start);
  return isCancelled ? tellBy(knows) : tellOfMoveBy(knows, after.start);
}

/**
 * Who of a session's people, with a place or offered one, is not told in time that it is called off or at another hour,
 * were that done now; nobody once it is over. The whole roster is read, page by page.
 */
export async function notToldOf(
  context: Context,
  limits: Limits,
  change: SessionChange,
): Promise<readonly NotToldOf[]> {
  const [notTold = []] = await notToldOfEach(context, limits, [change]);
  return notTold;
}

/** Someone on a roster: when a text would tell her, and since when she has what she has. */
type OnRoster = PersonTellable & { readonly since: string };

/** The same of several sessions of one activity, in their order: its roster, and the phones on it, are read once. */
export async function notToldOfEach(
  context: Context,
  limits: Limits,
  changes: readonly SessionChange[],
): Promise<readonly (readonly NotToldOf[])[]> {
  const now = context.now();
  const isToCome = ({ before }: SessionChange) => before.end > now.toISOString();
  const [toCome] = changes.filter(isToCome);
  if (toCome === undefined) return changes.map(() => []);
  const { activityId, centre } = toCome.before;
  const people: OnRoster[] = [];
  let after: string | undefined;
  do {
    const page = await rosterWithPeople(context.table, activityId, ['confirmed', 'offered'], after);
    const registered = new Map(page.roster.map((each) => [each.personId, each]));
    for (const person of await tellableEach(context, limits, centre, page.people))
      people.push({ ...person, since: knowsSince(registered.get(person.personId)) });
    after = page.next;
  } while (after !== undefined);
  const quietSince = startOfQuiet(now, limits.quietHours)?.toISOString();
  return Promise.all(
    changes.map((change) => (isToCome(change) ? notToldOfOne(context, change, people, quietSince) : [])),
  );
}

const knowsSince = (
  registration: Pick<ToTell, 'toldAt' | 'confirmedAt' | 'registeredAt'> | undefined,
): string => registration?.toldAt ?? registration?.confirmedAt ?? registration?.registeredAt ?? '';

/**
 * Whom no text tells in time of one change. What was changed in this night nobody was told yet, but who got her place since,
 * or was called; what was changed by day has been told.
 */
async function notToldOfOne(
  context: Context,
  change: SessionChange,
  people: readonly OnRoster[],
  quietSince: string | undefined,
): Promise<readonly NotToldOf[]> {
  const { before } = change;
  const now = context.now().toISOString();
  const isChanged = quietSince !== undefined && before.was?.some(({ until }) => until > quietSince);
  const concern = isChanged ? await concernById(context.table, callsIdOf(before.sessionId)) : undefined;
  const calls = new Map((concern?.calls ?? []).map((call) => [call.personId, call]));
  return people.flatMap((person) => {
    const { calledAt = '', calledBefore = '' } = calls.get(person.personId) ?? {};
    const told = [quietSince ?? '', person.since, calledAt, calledBefore].toSorted().at(-1) ?? '';
    const knows = isChanged ? hourAt(before, told) : before.start;
    const by = changeToldBy(change, knows, now);
    return by === undefined ? [] : notToldAmong([person], by).map((each) => ({ ...each, knows }));
  });
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
  notTold: readonly NotToldOf[],
  actor: Actor,
  rearrangementId?: string,
): Promise<readonly Write[]> {
  const { before, after } = change;
  const now = context.now();
  const given = { now, eventId: context.newId(now), actor };
  const current = await concernById(context.table, callsIdOf(after.sessionId));
  const [first] = notTold;
  if (first === undefined)
    return current?.status === 'open' ? settlementWrites(current, 'moved-on', given) : [];
  const bys = notTold.flatMap(({ knows }) => changeToldBy(change, knows, now.toISOString()) ?? []);
  const wanted = concernWantedOf(
    after,
    listOf(notTold, current),
    earliest(bys),
    overAt(before, after, notTold),
  );
  return concernWrites(current, { ...wanted, rearrangementId }, given);
}

const earliest = (instants: readonly string[]): string => instants.toSorted()[0] ?? '';

/** Until when someone may come for nothing, or too late. */
function overAt(before: Session, after: Session, notTold: readonly NotToldOf[]): string {
  const length = Date.parse(before.end) - Date.parse(before.start);
  const ends = notTold.map(({ knows }) => new Date(Date.parse(knows) + length).toISOString());
  return [before.end, after.end, ...ends].toSorted().at(-1) ?? after.end;
}

/** Those who are to be called; who was called of an earlier change knows what she was told then. */
function listOf(notTold: readonly NotToldOf[], current: Concern | undefined): readonly Call[] {
  const calls = new Map((current?.calls ?? []).map((call) => [call.personId, call]));
  return notTold.map(({ personId, reason }) => {
    const { calledBefore, calledAt = calledBefore } = calls.get(personId) ?? {};
    return { personId, reason, ...(calledAt === undefined ? {} : { calledBefore: calledAt }) };
  });
}

const concernWantedOf = (
  { centre, activityId, code, kind, sessionId, version }: Session,
  calls: readonly Call[],
  by: string,
  notAfter: string,
): ConcernWanted & { readonly about: 'calls' } => ({
  about: 'calls',
  ...{ centre, activityId, code, kind, sessionId, notAfter },
  tellBy: by,
  calls: calls.slice(0, mostCalls),
  occasions: [`${sessionId} ${version}`],
});
