import type { OpenActivity } from '#shared/activities/schema.ts';
import type { Person } from '#shared/people/schema.ts';
import { asTheChildrenFound, type Change, type Given, moved, step, waitingFact } from './change.ts';
import { askingFor, freeForChildren, waitingChildren } from './childcare/children.ts';
import { ageBand, audienceRefusal } from './person-facts.ts';
import { type ChildcareRefusal, isActive, mostChildren, type Registration } from './schema.ts';

/**
 * The steps of one registration when more is learned of the person: `described`, and then a cancellation if
 * the activity turns out not to be for her.
 */
export type Described = { readonly steps: readonly Change[]; readonly isForOthers: boolean };

/**
 * Updates a registration to what is known of the person now. A registration that is over stays as it was
 * counted. `activity` is given for the registration the person talks about; without it the audience is not
 * checked.
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

/**
 * Sets her number of children to `children`. If she has or is offered a place, those without a childcare
 * place stand in line at `waitId`. The refusal says why there can be no more; fewer is always possible.
 */
export function decideChildcare(
  registration: Registration,
  children: number,
  activity: OpenActivity,
  waitId: string,
  given: () => Given,
): Change | undefined | ChildcareRefusal {
  const { code, status, childcare } = registration;
  if (!isActive(registration)) return undefined;
  const isMore = children > childcare + waitingChildren(registration);
  if (isMore && activity.childcareCapacity === 0) return { refused: 'childcare-not-offered', code };
  const max = Math.min(activity.childcareCapacity, mostChildren);
  if (isMore && children > max) return { refused: 'childcare-too-many', code, max };
  const next =
    status === 'waitlisted'
      ? { ...registration, childcare: children }
      : askingFor(registration, children, freeForChildren(activity), waitId);
  const change = describedStep(registration, next, given);
  return change && asTheChildrenFound(change, activity);
}

/** A `described` step to what is known now; `undefined` where nothing changes. */
export function describedStep(
  previous: Registration,
  next: Registration,
  given: () => Given,
): Change | undefined {
  const { gender, ageBand: band, group, childcare } = previous;
  const before = { gender, ageBand: band, group, childcare, ...waitingFact(previous) };
  const isSame =
    next.gender === gender &&
    next.ageBand === band &&
    next.group === group &&
    next.childcare === childcare &&
    waitingChildren(next) === waitingChildren(previous);
  if (isSame) return undefined;
  const described: Registration = { ...next, version: previous.version + 1 };
  return step('registration.described', previous, described, { before }, given());
}
