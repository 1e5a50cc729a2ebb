import type { Question } from '#events/index.ts';
import type { OpenActivity, UnderCode } from '#shared/activities/schema.ts';
import type { Person, WrittenIn } from '#shared/people/schema.ts';
import { asTheChildrenFound, type Change, type Given, moved, step } from './change.ts';
import { freeForChildren, placedWith, waitingChildren, withChildren } from './childcare/children.ts';
import { describedStep } from './description.ts';
import { ageBand, audienceRefusal } from './person-facts.ts';
import { isActive, mostChildren, type Refusal, type Register, type Registration } from './schema.ts';

/**
 * What registering is decided from: the open activity under the code, the head of its line (`headOfLine`),
 * and the person's registration for this activity, if any.
 */
export type RegisterState = {
  readonly under: UnderCode;
  readonly person: Person;
  readonly existing: Registration | undefined;
};

export type RegisterGiven = Given & {
  readonly registrationId: string;
  readonly waitId: string;
  readonly secret: string;
  /** The year it is in Baghdad. */
  readonly year: number;
  /** The next question to her, if any. */
  readonly asks?: Question | undefined;
  /** Join the line even where places seem free: too many others took them at the same time. */
  readonly onlyTheLine: boolean;
};

export type RegisterDecision = { readonly change: Change } | Refusal;

/** Why nobody can register for `code` now; needs no knowledge of who asks. */
export function enrolmentRefusal(under: UnderCode, command: Register, now: Date): Refusal | undefined {
  const { activity } = under;
  const { code } = command;
  if (activity === undefined) return { refused: 'unknown-code', code };
  const at = now.toISOString();
  const isOpenAnyhow = command.atTheDoorBy !== undefined;
  if (at < activity.opensAt && !isOpenAnyhow)
    return { refused: 'enrolment-not-open', code, opensAt: activity.opensAt };
  if (at >= (activity.endsAt ?? activity.lastSessionAt) && !isOpenAnyhow)
    return { refused: 'course-over', code };
  if (at >= (activity.placesUntil ?? activity.lastSessionAt) && !isOpenAnyhow)
    return { refused: 'places-over', code };
  if (at >= activity.closesAt && !isOpenAnyhow)
    return { refused: 'enrolment-closed', code, closesAt: activity.closesAt };
  if (command.childcare > 0 && activity.childcareCapacity === 0) {
    return { refused: 'childcare-not-offered', code };
  }
  const max = Math.min(activity.childcareCapacity, mostChildren);
  if (command.childcare > max) return { refused: 'childcare-too-many', code, max };
  return undefined;
}

/**
 * A place at once, or a place in line (domain.md rules 1 and 2). She joins the line when no place is free, or
 * when someone waits already. Her children do not affect this: those without a childcare place stand in a
 * line of their own.
 */
export function decideRegister(
  state: RegisterState,
  command: Register,
  given: RegisterGiven,
): RegisterDecision {
  const refusal = enrolmentRefusal(state.under, command, given.now);
  if (refusal !== undefined) return refusal;
  const { activity, line } = state.under;
  if (activity === undefined) return { refused: 'unknown-code', code: command.code };
  if (state.existing !== undefined && isActive(state.existing)) {
    return { refused: 'already-registered', code: command.code, registration: state.existing };
  }
  // Completion is decided: this activity is over for her.
  if (state.existing?.status === 'completed' || state.existing?.status === 'dropped') {
    return { refused: 'enrolment-closed', code: command.code, closesAt: activity.closesAt };
  }
  const stranger = audienceRefusal(activity, state.person, given.year);
  if (stranger !== undefined) return stranger;

  const { existing, person } = state;
  const asked: Registration = {
    registrationId: existing?.registrationId ?? given.registrationId,
    activityId: activity.activityId,
    code: activity.code,
    centre: activity.centre,
    kind: activity.kind,
    personId: person.personId,
    status: 'waitlisted',
    childcare: command.childcare,
    // A person who registers again is counted as before.
    gender: existing?.gender ?? person.gender ?? 'undisclosed',
    ageBand: existing?.ageBand ?? ageBand(person.birthYear, given.year),
    group: existing?.group ?? person.group ?? 'undisclosed',
    ...recordedIn(command, person),
    registeredAt: existing?.registeredAt ?? given.now.toISOString(),
    startsAt: activity.firstSessionAt,
    secret: existing?.secret ?? given.secret,
    ...broughtBy(command, existing),
    version: existing?.version ?? 0,
  };
  const asks = given.asks === undefined ? {} : { asks: given.asks };
  // A person passed over keeps her place in line, but keeps no one else from a place.
  const someoneIsFirst = line.some((waiting) => waiting.passedOver !== true);
  if (activity.placesLeft >= 1 && !someoneIsFirst && !given.onlyTheLine) {
    const confirmed = moved(placedWith(asked, freeForChildren(activity), given.waitId), 'confirmed');
    const details = { startsAt: asked.startsAt, ...asks };
    const change = step('registration.confirmed', existing, confirmed, details, given);
    return { change: asTheChildrenFound(change, activity) };
  }
  if (command.atTheDoorBy !== undefined) return { refused: 'full', code: command.code };
  const waitlisted = moved(asked, 'waitlisted', { waitId: given.waitId });
  return { change: step('registration.waitlisted', existing, waitlisted, asks, given) };
}

/** A person registered by a focal point is written to in the language known for her. */
function recordedIn(command: Register, person: Person): WrittenIn {
  const { language, languageIsGuess } = command.broughtBy === undefined ? command : person;
  return { language, ...(languageIsGuess === true ? { languageIsGuess } : {}) };
}

/** The focal point who registered her last gets news of the registration, until she registers herself. */
const broughtBy = (command: Register, existing: Registration | undefined) => {
  const focalPoint = command.channel === 'web' ? existing?.broughtBy : command.broughtBy;
  return focalPoint === undefined ? {} : { broughtBy: focalPoint };
};

/**
 * Gives up a place, an offer or a place in line. A place in an activity that is over is not given up: its
 * completion is decided, or about to be.
 */
export function decideCancel(registration: Registration, given: Given, isOver = false): Change | Refusal {
  const { code, status } = registration;
  if (!isActive(registration)) return { refused: 'not-registered', code };
  if (isOver && status === 'confirmed') return { refused: 'course-over', code };
  return step('registration.cancelled', registration, moved(registration, 'cancelled'), {}, given);
}

/**
 * Whether someone who is erased still holds anything in an activity: a place, an offer, a place in line, or
 * one for her children. In an activity that is over only waiting counts: nobody else can use her place, and
 * it records that she had it.
 */
export const holdsAnything = (registration: Registration, isOver: boolean): boolean =>
  isActive(registration) &&
  (registration.status !== 'confirmed' || !isOver || waitingChildren(registration) > 0);

/**
 * Gives up what someone who is erased still holds (`holdsAnything`). `undefined` when she holds nothing any
 * more.
 */
export function decideCancelBecauseErased(
  registration: Registration,
  given: Given,
  isOver: boolean,
): Change | undefined {
  if (!holdsAnything(registration, isOver)) return undefined;
  if (registration.status === 'confirmed' && isOver) {
    return describedStep(registration, withChildren(registration, registration.childcare, []), () => given);
  }
  const because = { because: 'erased' as const };
  const next = moved(registration, 'cancelled', { erased: true });
  return step('registration.cancelled', registration, next, because, given);
}

/**
 * Takes an offered place; refuses when none is offered or the deadline is past. `open` is the activity while
 * it has its code: its sessions may have moved since the offer, even to before the deadline.
 */
export function decideAccept(
  registration: Registration,
  given: Given,
  open?: Pick<OpenActivity, 'firstSessionAt' | 'lastSessionAt'>,
): Change | Refusal {
  const refusal = offerRefusal(registration, given.now);
  if (refusal !== undefined) return refusal;
  if (open !== undefined && open.lastSessionAt <= given.now.toISOString()) {
    return { refused: 'offer-ended', code: registration.code };
  }
  const startsAt = open?.firstSessionAt ?? registration.startsAt;
  const confirmed = { ...moved(registration, 'confirmed'), startsAt };
  return step('registration.confirmed', registration, confirmed, { startsAt }, given);
}

/** Leaves an offered place to the next in line; refuses as `decideAccept` does. */
export function decideDecline(registration: Registration, given: Given): Change | Refusal {
  const refusal = offerRefusal(registration, given.now);
  if (refusal !== undefined) return refusal;
  return step('registration.declined', registration, moved(registration, 'cancelled'), {}, given);
}

function offerRefusal(registration: Registration, now: Date): Refusal | undefined {
  const { code, status, deadline } = registration;
  if (status === 'expired') return { refused: 'offer-ended', code };
  if (status !== 'offered' || deadline === undefined) return { refused: 'no-offer', code };
  return deadline <= now.toISOString() ? { refused: 'offer-ended', code } : undefined;
}

/** An offer made until `deadline` ends: `undefined` when it has been answered, or another was made since. */
export function decideExpiry(registration: Registration, deadline: string, given: Given): Change | undefined {
  const isThatOffer = registration.status === 'offered' && registration.deadline === deadline;
  if (!isThatOffer) return undefined;
  return step('registration.expired', registration, moved(registration, 'expired'), {}, given);
}
