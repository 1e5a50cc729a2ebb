import { explainedProblem } from '#api/registration-refusals.ts';
import { type WalkInRefused, walkIn } from '#shared/attendance/index.ts';
import { localYear, mayBeTexted } from '#shared/language/index.ts';
import { childrenOf } from '#shared/registration/index.ts';
import type { Staff, StaffRequest, WalkedInAnswer, WalkInBody } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type FieldError, type Problem, problem } from '#shared/web/index.ts';
import { type SessionRef, sessionFor } from './sheet.ts';

/** Registers a person at the door and marks her present, if this login may. */
export async function walkInFor(
  context: Context,
  staff: Staff,
  ref: SessionRef,
  body: WalkInBody,
  request: StaffRequest,
  { receivedAt, allowedPrefixes }: { readonly receivedAt: Date; readonly allowedPrefixes: readonly string[] },
): Promise<WalkedInAnswer | Problem> {
  const session = await sessionFor(context.table, staff, ref);
  if ('problem' in session) return session;
  const errors: FieldError[] = [];
  if (!mayBeTexted(body.phone, allowedPrefixes)) {
    errors.push({ pointer: '/phone', reason: 'phoneNotAllowed' });
  }
  if (body.birthYear !== undefined && body.birthYear > localYear(receivedAt.toISOString())) {
    errors.push({ pointer: '/birthYear', reason: 'birthYearInvalid' });
  }
  if (errors.length > 0) return problem('invalid-request', 400, { errors });
  const { name, phone, language, gender, birthYear, group, childcare, acceptsOverlap = false } = body;
  const outcome = await walkIn(context, {
    ...ref,
    person: {
      ...request,
      receivedAt,
      atTheDoorBy: staff.id,
      ...{ name, phone, language, gender: gender ?? null, birthYear: birthYear ?? null },
      ...{ group: group ?? null, childcare: childcare ?? 0, acceptsOverlap },
    },
  });
  if ('refused' in outcome) return problemOf(outcome);
  const { registration, attendance, session: then } = outcome;
  const { personId, registrationId } = registration;
  const { booked, waiting } = childrenOf(registration);
  const children = { childcare: booked, childrenWaiting: waiting };
  return { personId, registrationId, status: attendance.status, came: then.came, ...children };
}

/**
 * Throws on refusals that cannot happen at the door: the form names the person, no code is used, and a person
 * who has a place is marked present. Enrolment is closed to someone for whom the course is over: she
 * completed it or was dropped, and stands on its sheet.
 */
function problemOf(refusal: WalkInRefused): Problem {
  switch (refusal.refused) {
    case 'unknown-session':
      return problem('not-found', 404);
    case 'request-reused':
      return problem('idempotency-key-reused', 422);
    case 'unknown-code':
    case 'enrolment-closed':
      return problem('enrolment-closed', 409);
    case 'audience-gender':
    case 'childcare-too-many':
    case 'overlapping':
      return explainedProblem(refusal);
    case 'full':
    case 'audience-age':
    case 'childcare-not-offered':
    case 'too-many-on-phone':
    case 'not-registered':
    case 'too-many-marks':
    case 'too-early':
    case 'session-cancelled':
      return problem(refusal.refused, 409);
    default:
      throw new Error(`Nobody is refused so at the door: ${refusal.refused}`);
  }
}
