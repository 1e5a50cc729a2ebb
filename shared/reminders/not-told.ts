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
 * The latest instant to tell someone of a new hour, if she knows the session to begin at `knows`: an hour
 * before the old or the new start. `undefined` where the session returns to the start she knows. UTC ISO.
 */
function changeToldBy({ before, after }: SessionChange, knows: string, now: string): string | undefined {
  const isCancelled = after.status === 'cancelled';
  if (knows === before.start)
    return isCancelled ? tellBy(before.start) : tellOfMoveBy(before.start, after.start);
  if (!isCancelled && knows === after.start) return undefined;
  // Nobody comes for a start that is past.
  if (knows <= now) return tellBy(isCancelled ? before.start : after.start);
  return isCancelled ? tellBy(knows) : tellOfMoveBy(knows, after.start);
}

/**
 * The people with a place or an offer who would not be told in time that a session is cancelled or moved, if
 * that were done now; nobody once it is over. Reads the whole roster, page by page.
 */
export async function notToldOf(
  context: Context,
  limits: Limits,
  change: SessionChange,
): Promise<readonly NotToldOf[]> {
  const [notTold = []] = await notToldOfEach(context, limits, [change]);
  return notTold;
}

/** Someone on a roster: when a text would tell her, and since when she has her place or offer. */
type OnRoster = PersonTellable & { readonly since: string };

/**
 * As `notToldOf`, for several sessions of one activity, in their order: reads the roster and its phones once.
 */
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
 * The people whom no text tells in time of one change. Of an earlier change in this night only people who got
 * their place since, or were called, know; a change by day has been told to all.
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

/** The most people on one list: more than a room holds, and few enough for one item. */
export const mostCalls = 1_000;

/**
 * The writes of a concern that asks the team leader to call these people about a session, in the transaction
 * that changes it; with nobody to call, those that settle the concern of an earlier change. The first write,
 * named `concern …`, is refused after a change by someone else: decide again. `rearrangementId`: the act that
 * changes the session with others; their lists are one.
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

/** Until when someone may come in vain, or too late. */
function overAt(before: Session, after: Session, notTold: readonly NotToldOf[]): string {
  const length = Date.parse(before.end) - Date.parse(before.start);
  const ends = notTold.map(({ knows }) => new Date(Date.parse(knows) + length).toISOString());
  return [before.end, after.end, ...ends].toSorted().at(-1) ?? after.end;
}

/** The people to call; a person called about an earlier change knows the hour she was told then. */
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
