import type { CentreId } from '#events/index.ts';
import {
  changeRearrangement,
  draftRearrangement,
  partsOf,
  type Rearrange,
  type Rearrangement,
  type RearrangementRefused,
  rearrangementById,
  rearrangementsOf,
  type Step,
} from '#shared/rearranging/index.ts';
import {
  type RearrangementAnswer,
  type Staff,
  type StaffRequest,
  timetableCentres,
} from '#shared/staff/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { type Problem, problem, versionChanged } from '#shared/web/index.ts';
import { onceById } from '../frame/once.ts';
import { refusalFor } from '../timetable/actions.ts';

/** How many rearrangements a page of the list holds. */
const pageLength = 20;

const authorIs = ({ id }: Staff) => ({ actor: { kind: 'staff', id }, staffId: id }) as const;

const { keeping, once } = onceById({
  keep: ({ rearrangementId, status, version }: Rearrangement) => ({ rearrangementId, status, version }),
  find: (table, kept) => rearrangementById(table, kept.rearrangementId),
  tell: (rearrangement: Rearrangement) => told(rearrangement),
});

/** Drafts a rearrangement of the sessions of some days, if this login may; changes no session. */
export async function draftOf(
  context: Context,
  staff: Staff,
  wanted: Rearrange,
  request: StaffRequest,
): Promise<RearrangementAnswer | Problem> {
  if (!timetableCentres(staff).includes(wanted.centre)) return problem('forbidden', 403);
  return once(context, request, async () => {
    const done = await draftRearrangement(context, wanted, authorIs(staff), keeping(context, request));
    return 'refused' in done ? problemOf(done) : told(done);
  });
}

/** Has this version carried out, or drops it, if this login may. */
export async function stepOf(
  context: Context,
  staff: Staff,
  step: Step,
  which: { readonly rearrangementId: string; readonly version: number },
  request: StaffRequest,
): Promise<RearrangementAnswer | Problem> {
  const found = await rearrangementById(context.table, which.rearrangementId);
  const refused = refusalFor(timetableCentres(staff), found?.centre);
  if (refused !== undefined) return refused;
  return once(context, request, async () => {
    const wanted = { ...which, step };
    const done = await changeRearrangement(context, wanted, authorIs(staff), keeping(context, request));
    return 'refused' in done ? problemOf(done) : told(done);
  });
}

function problemOf(refused: RearrangementRefused): Problem {
  switch (refused.refused) {
    case 'unknown':
      return problem('not-found', 404);
    case 'version-changed':
      return versionChanged(refused.version);
    case 'not-now':
      return problem('rearrangement-not-now', 409);
    case 'no-sessions':
      return problem('no-sessions-then', 409);
    case 'too-many-sessions':
      return problem('too-many-sessions', 409, {
        detail: { key: 'detail.atMost', args: { max: refused.max } },
      });
    case 'request-answered':
      return problem('idempotency-key-reused', 422);
  }
}

/** One rearrangement with the new time of each session, if this login may see it. */
export async function rearrangementFor(
  table: Table,
  staff: Staff,
  rearrangementId: string,
): Promise<RearrangementAnswer | Problem> {
  const found = await rearrangementById(table, rearrangementId);
  const refused = refusalFor(timetableCentres(staff), found?.centre);
  if (refused !== undefined || found === undefined) return refused ?? problem('not-found', 404);
  const parts = await partsOf(table, rearrangementId);
  const changes = parts
    .flatMap(({ code, changes: each, left = [] }) => {
      const out = new Set(left.map(({ sessionId }) => sessionId));
      return each.map(({ sessionId, from, to }) => ({
        ...{ code, sessionId, from, to: to?.start ?? null, isLeft: out.has(sessionId) },
      }));
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return { ...told(found), changes };
}

/** A page of a centre's rearrangements, latest first, if this login may see them. */
export async function rearrangementsFor(
  table: Table,
  staff: Staff,
  centre: CentreId,
  after?: string,
): Promise<{ readonly items: readonly RearrangementAnswer[]; readonly next: string | undefined } | Problem> {
  if (!timetableCentres(staff).includes(centre)) return problem('forbidden', 403);
  const { items, next } = await rearrangementsOf(table, centre, pageLength, after);
  return { items: items.map(told), next };
}

const told = (kept: Rearrangement): RearrangementAnswer => {
  const { rearrangementId, centre, first, last, how, status, sessions, draftedBy, draftedAt, version } = kept;
  return {
    ...{ rearrangementId, centre, first, last, how, status, sessions, draftedBy, draftedAt, version },
    ...{ activities: kept.parts, activitiesDone: kept.partsDone, sessionsLeft: kept.leftSessions },
    preview: kept.preview ?? null,
    remarks: [...kept.remarks],
    confirmedBy: kept.confirmedBy ?? null,
  };
};
