import type { OpenActivity } from '../activities/schema.ts';
import type { Person } from '../people/schema.ts';
import { ageBand, audienceRefusal } from './audience.ts';
import { type Change, type Given, moved, step } from './change.ts';
import { type ChildcareRefusal, isActive, mostChildren, type Registration } from './schema.ts';

/**
 * What becomes of one registration when more is learned of the person: a `described` step, and after it a
 * cancellation when the activity turns out to be for others.
 */
export type Described = { readonly steps: readonly Change[]; readonly isForOthers: boolean };

/**
 * Brings a registration to what is known of the person now. Only one that is under way is touched: what is over
 * stays as it was counted. `activity` is known for the registration that was talked about; without it the
 * audience is not looked at.
 */
export function decideDescription(
  registration: Registration,
  person: Person,
  activity: OpenActivity | undefined,
  yearOf: (instant: string) => number,
  given: () => Given,
): Described {
  if (!isActive(registration)) return { steps: [], isForOthers: false };
  const next: Registration = {
    ...registration,
    gender: person.gender ?? registration.gender,
    ageBand:
      person.birthYear === null
        ? registration.ageBand
        : ageBand(person.birthYear, yearOf(registration.registeredAt)),
    group: person.group ?? registration.group,
  };
  const described = describedStep(registration, next, given);
  const now = described?.registration ?? registration;
  const isForOthers =
    activity !== undefined &&
    audienceRefusal(activity, person, yearOf(registration.registeredAt)) !== undefined;
  const steps = described === undefined ? [] : [described];
  if (!isForOthers) return { steps, isForOthers };
  const cancelled = moved(now, 'cancelled');
  const because = { because: 'audience' as const };
  return { steps: [...steps, step('registration.cancelled', now, cancelled, because, given())], isForOthers };
}

/** Brings another number of children, as far as there are places for them; the refusal says why not. */
export function decideChildcare(
  registration: Registration,
  children: number,
  activity: OpenActivity,
  given: () => Given,
): Change | undefined | ChildcareRefusal {
  const { code, status, childcare } = registration;
  if (!isActive(registration) || children === childcare) return undefined;
  if (children > 0 && activity.childcareCapacity === 0) return { refused: 'childcare-not-offered', code };
  const max = Math.min(activity.childcareCapacity, mostChildren);
  if (children > max) return { refused: 'childcare-too-many', code, max };
  const hasPlace = status === 'confirmed' || status === 'offered';
  if (hasPlace && children - childcare > activity.childcareLeft) return { refused: 'childcare-full', code };
  return describedStep(registration, { ...registration, childcare: children }, given);
}

function describedStep(previous: Registration, next: Registration, given: () => Given): Change | undefined {
  const { gender, ageBand: band, group, childcare } = previous;
  const before = { gender, ageBand: band, group, childcare };
  const isSame =
    next.gender === gender && next.ageBand === band && next.group === group && next.childcare === childcare;
  if (isSame) return undefined;
  const described: Registration = { ...next, version: previous.version + 1 };
  return step('registration.described', previous, described, { before }, given());
}
