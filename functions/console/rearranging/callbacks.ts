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

/** Behind whom a list goes on: when the first of her calls is due, and who she is. */
type CallPlace = readonly [tellBy: string, personId: string];

/** Reads where a list goes on. */
export const callPlace = cursorOf(z.tuple([z.iso.datetime({ precision: 3 }), z.uuidv7()]));

/** A page of the list, and behind whom it goes on. */
export type RearrangedCalls = Omit<RearrangedCallsAnswer, 'cursor'> & {
  readonly next: CallPlace | undefined;
};

/** Someone on the list; of a session that is changed, the concern in which it is noted that she was called. */
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
 * Whom no text tells in time of what is rearranged, each once with all of her sessions, by when the first call is due: before it
 * is done as it was counted, from then on those who stand to be called. As far as this login may see them, a page at a time:
 * what is kept of the act is read whole, names and numbers of one page.
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

/** Those who stand on the lists of its sessions; a list that a later change has made anew is that change's. */
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
 * Notes that someone was called about all of her sessions that were changed in one act, as far as this login may: a session
 * after the other, each as `noteCalled` does. Done again it goes on where it broke off.
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
    // What is kept with the request says that all of it is done.
    const isLast = place === open.length - 1;
    const noted = await noteCalled(context, staff, { concernId, personId }, isLast ? request : undefined);
    // The session was changed again meanwhile, and she is not on its list any more.
    if ('problem' in noted && noted.status !== 404) return noted;
  }
  return { called: true };
}

/** Has the whole list seen to, whoever was called: each list that is open is settled. */
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
    // Someone has noted a call since it was read: she goes on with the list as it is.
    if ('problem' in settled && settled.status !== 412) return settled;
  }
  return { settled: true };
}
