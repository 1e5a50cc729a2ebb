import type { CentreId } from '#events/index.ts';
import { mayBeTexted } from '#shared/language/index.ts';
import {
  type Answering,
  type Appointed,
  appointFocalPoint,
  type FocalPoint,
  focalPointById,
  releaseFocalPoint,
} from '#shared/people/index.ts';
import {
  answerTo,
  answerWrite,
  focalPointCentres,
  type Staff,
  type StaffRequest,
} from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';

/** How many focal points a page of the list holds. */
export const pageLength = 50;

/** What an appointment asks for; the phone in E.164. */
export type Wanted = { readonly phone: string; readonly centre: CentreId };

const authorIs = ({ id }: Staff) => ({ kind: 'staff', id }) as const;
const forbidden = problem('forbidden', 403);
const keyReused = problem('idempotency-key-reused', 422);

/**
 * Makes a phone a focal point of a centre, if this login may. A phone that is one already is answered
 * unchanged; one of another centre is a problem. `request`: for a call that may be sent again.
 */
export async function appoint(
  context: Context,
  staff: Staff,
  wanted: Wanted,
  allowedPrefixes: readonly string[],
  request?: StaffRequest,
): Promise<Appointed | Problem> {
  if (!focalPointCentres(staff).includes(wanted.centre)) return forbidden;
  if (!mayBeTexted(wanted.phone, allowedPrefixes)) {
    return problem('invalid-request', 400, { errors: [{ pointer: '/phone', reason: 'phoneNotAllowed' }] });
  }
  const before = request && (await answerTo(context.table, request));
  if (before !== undefined && 'refused' in before) return keyReused;
  const answering = request && answeringTo(context, wanted, request);
  const appointed = await appointFocalPoint(context, wanted, authorIs(staff), answering);
  return appointed.centre === wanted.centre ? appointed : problem('focal-point-elsewhere', 409);
}

/** The part of the answer to keep: phone and centre stand in the request, and come again with it. */
type Kept = Omit<Appointed, keyof Wanted>;

const answeringTo = (context: Context, wanted: Wanted, request: StaffRequest): Answering => ({
  before: async () => {
    const kept = await answerTo<Kept>(context.table, request);
    return kept !== undefined && 'answered' in kept ? { ...kept.answered, ...wanted } : undefined;
  },
  writes: ({ focalPointId, centre, appointedAt, isNew }) =>
    centre === wanted.centre
      ? [answerWrite<Kept>(request, { focalPointId, appointedAt, isNew }, context.now())]
      : [],
});

/**
 * Ends what `appoint` began, if this login may; `undefined` when it is done. `request`: for a call that may
 * be sent again, which is then answered as done.
 */
export async function release(
  context: Context,
  staff: Staff,
  focalPointId: string,
  request?: StaffRequest,
): Promise<Problem | undefined> {
  const centres = focalPointCentres(staff);
  if (centres.length === 0) return forbidden;
  // In this order: once the focal point is gone, the answer written with it is there to be found.
  const point = await focalPointById(context.table, focalPointId);
  const before = request && (await answerTo(context.table, request));
  if (before !== undefined) return 'refused' in before ? keyReused : undefined;
  if (point === undefined) return problem('not-found', 404);
  if (!centres.includes(point.centre)) return forbidden;
  const extraWrites = request === undefined ? [] : [answerWrite(request, {}, context.now())];
  const isReleased = await releaseFocalPoint(context, focalPointId, authorIs(staff), extraWrites);
  // Someone was quicker; perhaps it was this very request, sent twice.
  return isReleased ? undefined : release(context, staff, focalPointId, request);
}

/** The fields of a focal point that the API shows. */
export const told = ({ focalPointId, phone, centre, appointedAt }: FocalPoint): FocalPoint => ({
  focalPointId,
  phone,
  centre,
  appointedAt,
});
