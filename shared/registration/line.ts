import type { OpenActivity, UnderCode, Waiting } from '../activities/schema.ts';
import { type Change, type Given, moved, step } from './change.ts';
import type { Registration } from './schema.ts';

const hour = 3_600_000;
/** domain.md rule 2, in milliseconds. */
export const usualOffer = 24 * hour;
const offerEndsBefore = 2 * hour;
const givenWithin = 6 * hour;

/** The first in line for whom there are places now, for her and for her children. */
export function nextInLine({ activity, line }: UnderCode): Waiting | undefined {
  if (activity === undefined || activity.placesLeft < 1) return undefined;
  return line.find((waiting) => waiting.childcare <= activity.childcareLeft);
}

/**
 * When a place offered now is passed on, or `given` when there is no time left to ask (domain.md rule 2):
 * 24 h, shortened to end 2 h before the session that counts; within 6 h of it the place is given. Before the
 * first session that one counts, in a running course the last. `over` when the last has begun.
 */
export function offerUntil(
  activity: Pick<OpenActivity, 'firstSessionAt' | 'lastSessionAt'>,
  now: Date,
  offerLasts: number = usualOffer,
): { readonly deadline: Date } | 'given' | 'over' {
  const first = Date.parse(activity.firstSessionAt);
  const session = now.getTime() < first ? first : Date.parse(activity.lastSessionAt);
  if (now.getTime() >= session) return 'over';
  if (session - now.getTime() < givenWithin) return 'given';
  return { deadline: new Date(Math.min(now.getTime() + offerLasts, session - offerEndsBefore)) };
}

/** Offers or gives the place to someone in line; `undefined` when she no longer waits or nothing is to come. */
export function decidePromotion(
  activity: OpenActivity,
  registration: Registration,
  given: Given,
  offerLasts: number = usualOffer,
): Change | undefined {
  const until = offerUntil(activity, given.now, offerLasts);
  if (registration.status !== 'waitlisted' || until === 'over') return undefined;
  if (until === 'given') {
    const { startsAt } = registration;
    return step(
      'registration.confirmed',
      registration,
      moved(registration, 'confirmed'),
      { startsAt },
      given,
    );
  }
  const deadline = until.deadline.toISOString();
  const offered = moved(registration, 'offered', { deadline });
  return step('registration.offered', registration, offered, { deadline }, given);
}
