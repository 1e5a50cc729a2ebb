import * as z from 'zod/mini';
import { type Concern, callsIdOf, concernsById } from '#shared/concerns/index.ts';
import {
  doneOf,
  type MissedSession,
  notToldIn,
  partsOf,
  type Rearrangement,
  rearrangementById,
  sessionsOfPart,
} from '#shared/rearranging/index.ts';
import {
  answerTo,
  concernCentres,
  type RearrangedCallsAnswer,
  type Staff,
  type StaffRequest,
} from '#shared/staff/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { cursorOf, type Problem, problem } from '#shared/web/index.ts';
import { settleFor } from '../concerns/actions.ts';
import { toCall } from '../untold/not-told-in-time.ts';
import { noteCalled } from '../untold/session-callbacks.ts';

/** How many people a page of the list holds. */
export const pageLength = 50;

/** The place where a page ends: the last person, and when her first call is due. */
type CallPlace = readonly [tellBy: string, personId: string];

/** Reads such a place from the address. */
export const callPlace = cursorOf(z.tuple([z.iso.datetime({ precision: 3 }), z.uuidv7()]));

/** A page of the list, and the place where it ends. */
export type RearrangedCalls = Omit<RearrangedCallsAnswer, 'cursor'> & {
  readonly next: CallPlace | undefined;
};

/** A person on the list; each changed session with the concern that notes the call. */
type Listed = {
  readonly personId: string;
  readonly reason: string;
  readonly sessions: readonly (MissedSession & Noted)[];
};
type Noted = {
  readonly concernId?: string;
  readonly isOpen?: boolean;
  readonly calledAt?: string | undefined;
  readonly calledBy?: string | undefined;
};

const isChanged = ({ status }: Rearrangement): boolean => status === 'telling' || status === 'finished';

/**
 * The people no text tells in time of a rearrangement, each once with all her sessions, by when her first
 * call is due. Before it is carried out: the people counted; afterwards: those still to be called. Only if
 * this login may see them. A page at a time: the record of the rearrangement is read whole, names and numbers
 * for one page.
 */
export async function rearrangedCalls(
  { table }: Pick<Context, 'table'>,
  staff: Staff,
  rearrangementId: string,
  { after, limit = pageLength }: { readonly after?: CallPlace | undefined; readonly limit?: number } = {},
): Promise<RearrangedCalls | Problem> {
  const found = await rearrangementFor(table, staff, rearrangementId);
  if ('problem' in found) return found;
  const all = await listOf(table, found);
  const behind = after === undefined ? all : all.filter((each) => isBefore(after, placeOf(each)));
  const page = behind.slice(0, limit);
  const last = page.at(-1);
  const people = new Map((await toCall(table, staff, found, page)).map((each) => [each.personId, each]));
  return {
    ...{ rearrangementId, centre: found.centre, isDone: isChanged(found), people: all.length },
    toCall: all.filter(isToCall).length,
    items: page.flatMap((each) => {
      const person = people.get(each.personId);
      return person === undefined ? [] : [{ ...person, ...toldOf(each) }];
    }),
    next: behind.length > limit && last !== undefined ? placeOf(last) : undefined,
  };
}

async function rearrangementFor(
  table: Table,
  staff: Staff,
  rearrangementId: string,
): Promise<Rearrangement | Problem> {
  const centres = concernCentres(staff);
  if (centres.length === 0) return problem('forbidden', 403);
  const found = await rearrangementById(table, rearrangementId);
  if (found === undefined) return problem('not-found', 404);
  return centres.includes(found.centre) ? found : problem('forbidden', 403);
}

/** Everyone on the list, by when the first of her calls is due. */
async function listOf(table: Table, rearrangement: Rearrangement): Promise<readonly Listed[]> {
  if (rearrangement.status === 'discarded') return [];
  const parts = await partsOf(table, rearrangement.rearrangementId);
  const all = isChanged(rearrangement)
    ? await calledAbout(table, rearrangement.rearrangementId, parts)
    : notToldIn(parts);
  return all.toSorted((a, b) => (isBefore(placeOf(a), placeOf(b)) ? -1 : 1));
}

/**
 * The people on the call lists of its sessions; a list that a later change made anew belongs to that change.
 */
async function calledAbout(
  table: Table,
  rearrangementId: string,
  parts: Awaited<ReturnType<typeof partsOf>>,
): Promise<readonly Listed[]> {
  const sessions = parts.flatMap((part) => sessionsOfPart({ ...part, changes: doneOf(part) }));
  const concerns = await concernsById(
    table,
    sessions.map(({ sessionId }) => callsIdOf(sessionId)),
  );
  const bySession = new Map(
    concerns.flatMap((concern) =>
      concern.rearrangementId === rearrangementId ? [[concern.sessionId, concern] as const] : [],
    ),
  );
  const found = new Map<string, Listed>();
  for (const session of sessions.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const concern = bySession.get(session.sessionId);
    for (const { personId, reason, calledAt, calledBy } of concern?.calls ?? []) {
      const noted = { ...notedIn(concern), calledAt, calledBy };
      const before = found.get(personId) ?? { personId, reason, sessions: [] };
      found.set(personId, { ...before, sessions: [...before.sessions, { ...session, ...noted }] });
    }
  }
  return [...found.values()];
}

const notedIn = (concern: Concern | undefined): Noted =>
  concern === undefined ? {} : { concernId: concern.concernId, isOpen: concern.status === 'open' };

const placeOf = ({ sessions, personId }: Listed): CallPlace => [
  sessions.map(({ tellBy }) => tellBy).toSorted()[0] ?? '',
  personId,
];
const isBefore = ([dueA, a]: CallPlace, [dueB, b]: CallPlace): boolean =>
  dueA < dueB || (dueA === dueB && a < b);

const isOpenCall = ({ isOpen, calledAt }: Noted): boolean => isOpen === true && calledAt === undefined;
const isToCall = ({ sessions }: Listed): boolean => sessions.some(isOpenCall);

function toldOf(listed: Listed) {
  const { sessions } = listed;
  const last = sessions.toSorted((a, b) => ((a.calledAt ?? '') < (b.calledAt ?? '') ? -1 : 1)).at(-1);
  const isOpen = isToCall(listed);
  return {
    isOpen,
    calledAt: isOpen ? null : (last?.calledAt ?? null),
    calledBy: isOpen ? null : (last?.calledBy ?? null),
    sessions: sessions.map(({ code, activityId, sessionId, from, to, tellBy }) => ({
      ...{ code, activityId, sessionId, from, to, tellBy },
    })),
  };
}

/**
 * Notes a call about all of a person's sessions changed in one act, if this login may: session by session,
 * each as `noteCalled` does. Done again, it goes on where it broke off.
 */
export async function noteRearrangedCall(
  context: Context,
  staff: Staff,
  { rearrangementId, personId }: { readonly rearrangementId: string; readonly personId: string },
  request?: StaffRequest,
): Promise<Problem | { readonly called: true }> {
  const found = await rearrangementFor(context.table, staff, rearrangementId);
  if ('problem' in found) return found;
  const before = request && (await answerTo<{ readonly called: true }>(context.table, request));
  if (before !== undefined && 'refused' in before) return problem('idempotency-key-reused', 422);
  const listed = isChanged(found)
    ? (await listOf(context.table, found)).find((each) => each.personId === personId)
    : undefined;
  if (listed === undefined) return problem('not-found', 404);
  const open = listed.sessions.filter(isOpenCall);
  for (const [place, { concernId = '' }] of open.entries()) {
    // The answer kept with the request says that every session is done.
    const isLast = place === open.length - 1;
    const noted = await noteCalled(context, staff, { concernId, personId }, isLast ? request : undefined);
    // The session was changed again meanwhile, and she is not on its list any more.
    if ('problem' in noted && noted.status !== 404) return noted;
  }
  return { called: true };
}

/** Settles every open list of the rearrangement, whether or not everyone was called. */
export async function settleRearrangedCalls(
  context: Context,
  staff: Staff,
  rearrangementId: string,
): Promise<Problem | { readonly settled: true }> {
  const found = await rearrangementFor(context.table, staff, rearrangementId);
  if ('problem' in found) return found;
  const listed = isChanged(found) ? await listOf(context.table, found) : [];
  const ids = listed.flatMap(({ sessions }) =>
    sessions.flatMap(({ concernId, isOpen }) =>
      isOpen === true && concernId !== undefined ? [concernId] : [],
    ),
  );
  const concerns = await concernsById(context.table, [...new Set(ids)]);
  for (const { concernId, version } of concerns) {
    const settled = await settleFor(context, staff, { concernId, outcome: 'seen', version });
    // Someone noted a call after the list was read: she goes on with the list as it is.
    if ('problem' in settled && settled.status !== 412) return settled;
  }
  return { settled: true };
}
