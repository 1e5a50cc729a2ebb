import { explainedProblem } from '#api/registration-refusals.ts';
import type { Refusal, Reused } from '#shared/registration/index.ts';
import { type Problem, problem, type Told } from '#shared/web/index.ts';

/**
 * A refusal of the domain as a problem. Of a registration that exists already, it says only that it exists.
 * Throws on `which-person`, which is asked only if no name was given.
 */
export function problemOf(refusal: Refusal | Reused): Problem {
  switch (refusal.refused) {
    case 'request-reused':
      return problem('idempotency-key-reused', 422);
    case 'unknown-code':
      return problem('unknown-code', 404);
    case 'enrolment-not-open':
      return problem('enrolment-not-open', 409, {
        detail: { key: 'detail.opensOn', args: { opensAt: refusal.opensAt } },
      });
    case 'audience-gender':
    case 'childcare-too-many':
    case 'overlapping':
      return explainedProblem(refusal);
    case 'audience-age':
      return problem('audience-age', 409, { detail: agesText(refusal.minAge, refusal.maxAge) });
    case 'too-many-on-phone':
    case 'unheard-phone':
    case 'enrolment-closed':
    case 'course-over':
    case 'places-over':
    case 'full':
    case 'childcare-not-offered':
    case 'already-registered':
    case 'not-registered':
    case 'no-offer':
    case 'offer-ended':
      return problem(refusal.refused, 409);
    case 'which-person':
    case 'one-more':
      throw new Error('Who is meant was asked although a name was given');
  }
}

/** The ages an activity is for, as a text of the catalogue. */
export function agesText(minAge: number | null, maxAge: number | null): Told {
  if (minAge !== null && maxAge !== null) return { key: 'detail.ages', args: { minAge, maxAge } };
  if (minAge !== null) return { key: 'detail.agesFrom', args: { minAge } };
  return { key: 'detail.agesUpTo', args: { maxAge: maxAge ?? 0 } };
}
