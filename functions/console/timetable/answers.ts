import type {
  Activity,
  Answering,
  CapacityRefused,
  Changed,
  ChangeRefused,
  CreationRefused,
} from '#shared/activities/index.ts';
import { answerTo, answerWrite, type SessionAnswer, type StaffRequest } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Problem, problem, versionChanged } from '#shared/web/index.ts';

/** The answer to a change, kept for the same request sent again. */
export type Told = { readonly sessions: readonly SessionAnswer[]; readonly activityVersion: number };

type Tellable = Omit<SessionAnswer, 'room'> & { readonly room?: string | null | undefined };

/** The fields of a session that the API shows. */
export function toldSession(session: Tellable): SessionAnswer {
  const { sessionId, activityId, code, centre, kind, start, end, room, status, came, version } = session;
  return { sessionId, activityId, code, centre, kind, start, end, room: room ?? null, status, came, version };
}

/** The sessions of an activity that is new. */
export const toldActivity = ({ sessions, activityId, code, centre, kind, version }: Activity): Told => ({
  sessions: sessions.map((times) =>
    toldSession({ ...times, activityId, code, centre, kind, status: 'planned', came: 0, version: 1 }),
  ),
  activityVersion: version,
});

const toldChange = ({ sessions, activityVersion }: Changed | Told): Told => ({
  sessions: sessions.map(toldSession),
  activityVersion,
});

/** The answer to a change. */
export const toldOr = (outcome: Changed | Told | ChangeRefused | Reused): Told | Problem =>
  'refused' in outcome ? problemOf(outcome) : toldChange(outcome);

type Reused = { readonly refused: 'request-reused' };

/** Looks up and keeps answers. */
export const answeringTo = (context: Context, request: StaffRequest): Answering<Told | Reused> => ({
  before: async () => {
    const kept = await answerTo<Told>(context.table, request);
    return kept !== undefined && 'answered' in kept ? kept.answered : kept;
  },
  writes: (changed) => [answerWrite(request, toldChange(changed), context.now())],
});

/** Why a timetable was not changed, as a problem. */
export function problemOf(
  refusal: ChangeRefused | CapacityRefused | CreationRefused | Reused | { readonly refused: 'code-in-use' },
): Problem {
  switch (refusal.refused) {
    case 'request-reused':
      return problem('idempotency-key-reused', 422);
    case 'unknown':
      return problem('not-found', 404);
    case 'version-changed':
      return versionChanged(refusal.version);
    case 'sessions-overlap':
    case 'session-past':
      return problem(refusal.refused, 409, {
        detail: { key: 'detail.sessionAt', args: { start: refusal.at } },
      });
    case 'too-many-sessions':
      return problem(refusal.refused, 409, { detail: { key: 'detail.atMost', args: { max: refusal.max } } });
    case 'places-until-past':
      return problem('invalid-request', 400, {
        errors: [{ pointer: '/placesUntil', reason: 'placesUntilPast' }],
      });
    case 'places-until-after-end':
      return problem('invalid-request', 400, {
        errors: [{ pointer: '/placesUntil', reason: 'placesUntilAfterEnd' }],
      });
    case 'code-in-use':
    case 'course-over':
    case 'enrolment-out-of-order':
    case 'no-sessions':
    case 'sessions-out-of-order':
    case 'session-held':
    case 'session-cancelled':
    case 'activity-over':
      return problem(refusal.refused, 409);
  }
}
