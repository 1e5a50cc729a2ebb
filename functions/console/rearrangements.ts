import type { CentreId } from '../../events/index.ts';
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
} from '../../shared/rearranging/index.ts';
import {
  answerTo,
  answerWrite,
  type RearrangementAnswer,
  type Staff,
  type StaffRequest,
  timetableCentres,
} from '../../shared/staff/index.ts';
import type { Context, Table } from '../../shared/table/index.ts';
import { type Problem, problem, versionChanged } from '../../shared/web/index.ts';
import { refusalFor } from './timetable.ts';

/** How many rearrangements a page of the list holds. */
const pageLength = 20;

const authorIs = ({ id }: Staff) => ({ actor: { kind: 'staff', id }, staffId: id }) as const;
const keyReused = problem('idempotency-key-reused', 422);

/** What is kept of an answer: the rest of it is there to be read. */
type Kept = Pick<Rearrangement, 'rearrangementId' | 'status' | 'version'>;

const keeping = (context: Context, request: StaffRequest) => (done: Rearrangement) => {
  const { rearrangementId, status, version } = done;
  return [answerWrite<Kept>(request, { rearrangementId, status, version }, context.now())];
};

/** What was answered to this request before, if it was. */
async function answeredBefore(
  { table }: Context,
  request: StaffRequest,
): Promise<RearrangementAnswer | Problem | undefined> {
  const before = await answerTo<Kept>(table, request);
  if (before === undefined) return undefined;
  if ('refused' in before) return keyReused;
  const now = await rearrangementById(table, before.answered.rearrangementId);
  return now === undefined ? problem('not-found', 404) : told({ ...now, ...before.answered });
}

/** Works out what is to become of the sessions of some days, as far as this login may; changes nothing. */
export async function draftOf(
  context: Context,
  staff: Staff,
  wanted: Rearrange,
  request: StaffRequest,
): Promise<RearrangementAnswer | Problem> {
  if (!timetableCentres(staff).includes(wanted.centre)) return problem('forbidden', 403);
  const before = await answeredBefore(context, request);
  if (before !== undefined) return before;
  const done = await draftRearrangement(context, wanted, authorIs(staff), keeping(context, request));
  if (!('refused' in done)) return told(done);
  // Sent twice at once: the other has the answer.
  return (await answeredBefore(context, request)) ?? problemOf(done);
}

/** Has the version that is meant done, or lets it be, as far as this login may. */
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
  const before = await answeredBefore(context, request);
  if (before !== undefined) return before;
  const done = await changeRearrangement(
    context,
    { ...which, step },
    authorIs(staff),
    keeping(context, request),
  );
  if (!('refused' in done)) return told(done);
  return (await answeredBefore(context, request)) ?? problemOf(done);
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
        detail: { key: 'page.atMost', args: { max: refused.max } },
      });
    case 'request-answered':
      return keyReused;
  }
}

/** One, with each session and where it ends up, as far as this login may see it. */
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

/** A page of a centre's, the last written first, as far as this login may see them. */
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
