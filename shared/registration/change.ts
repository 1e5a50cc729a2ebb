import type { Actor, RegistrationEvent } from '#events/index.ts';
import type { OpenActivity } from '#shared/activities/schema.ts';
import { localMonth } from '#shared/language/time/time.ts';
import type { WrittenIn } from '#shared/people/schema.ts';
import { waitingChildren } from './childcare/children.ts';
import type { Registration } from './schema.ts';

/**
 * One step in a registration's life, as decisions give it and the store writes it: the new state, the state
 * it was decided from, the event, and the change to places and the line.
 */
export type Change = {
  readonly registration: Registration;
  readonly previous: Registration | undefined;
  readonly event: RegistrationEvent;
  /** Places and children's places taken (+) or given back (−). */
  readonly places: -1 | 0 | 1;
  readonly childcare: number;
  /** Children who join the line for childcare (+) or leave it (−). */
  readonly childrenWaiting: number;
  /**
   * The state of childcare that a decision about children was made from. If more is left now, this step may
   * add none to the line; if more wait now, it may give none a place.
   */
  readonly childcareThen?: ChildcareThen;
};

export type ChildcareThen = Pick<OpenActivity, 'childcareLeft' | 'childrenWaiting'>;

/** Successive steps of one registration as a single change, with the events of all. */
export type JoinedChange = Omit<Change, 'event'> & { readonly events: readonly RegistrationEvent[] };

/** What a decision needs from outside: the instant, the event's id and the actor. */
export type Given = {
  readonly now: Date;
  readonly eventId: string;
  readonly actor: Actor;
  /** The language of the text that asks for this step; the answer is in it. */
  readonly spoken?: WrittenIn | undefined;
};

/** A place stays taken when the activity is over: there is nobody left to pass it on to. */
const taken = (registration: Registration | undefined): 0 | 1 => {
  switch (registration?.status) {
    case 'confirmed':
    case 'offered':
    case 'completed':
    case 'dropped':
      return 1;
    default:
      return 0;
  }
};

type Extra<Type extends RegistrationEvent['type']> = Omit<
  Extract<RegistrationEvent, { type: Type }>['data'],
  keyof ReturnType<typeof factsOf>
>;

/**
 * Builds the step from `previous` to `next`: its event, and the places it takes or gives back, which follow
 * from the two statuses alone.
 */
export function step<Type extends RegistrationEvent['type']>(
  type: Type,
  previous: Registration | undefined,
  next: Registration,
  extra: Extra<Type>,
  given: Given,
): Change {
  const event = {
    id: given.eventId,
    type,
    version: 1,
    occurredAt: given.now.toISOString(),
    actor: given.actor,
    centre: next.centre,
    subject: `registration/${next.registrationId}`,
    data: {
      ...factsOf(previous, next, given.spoken ?? next),
      to: next.status,
      ...extra,
      ...(type === 'registration.described'
        ? statusMonthsFact(previous)
        : againFact(previous, next, given.now)),
    },
    // `to` and `extra` belong to `type` by this function's own signature, which the compiler cannot follow.
  } as unknown as RegistrationEvent;
  const places = taken(next) - taken(previous);
  const held = (registration: Registration | undefined) =>
    registration === undefined ? 0 : taken(registration) * registration.childcare;
  const isNewPlace = next.status === 'confirmed' && previous?.status !== 'confirmed';
  const registration = inItsStatus(shownBy(next, given.spoken), previous, given.now);
  return {
    registration: isNewPlace ? { ...registration, confirmedAt: given.now.toISOString() } : registration,
    previous,
    event,
    places: places === 0 ? 0 : places > 0 ? 1 : -1,
    childcare: held(next) - held(previous),
    childrenWaiting: waitingChildren(next) - (previous === undefined ? 0 : waitingChildren(previous)),
  };
}

/** Notes the month in which the registration reaches a new status. */
function inItsStatus(next: Registration, previous: Registration | undefined, now: Date): Registration {
  const statusMonths = previous?.statusMonths;
  const kept = statusMonths === undefined ? next : { ...next, statusMonths };
  if (next.status === previous?.status) return kept;
  const months = new Set([...(statusMonths?.[next.status] ?? []), localMonth(now.toISOString())]);
  return { ...kept, statusMonths: { ...statusMonths, [next.status]: [...months] } };
}

/**
 * Whether the registration was in the new status before: a month counts each status of a registration once.
 */
function againFact(
  previous: Registration | undefined,
  next: Registration,
  now: Date,
): Pick<RegistrationEvent['data'], 'again'> {
  if (next.status === previous?.status) return {};
  const months = previous?.statusMonths?.[next.status];
  if (months === undefined) return { again: 'never' };
  return { again: months.includes(localMonth(now.toISOString())) ? 'this-month' : 'earlier' };
}

/**
 * The months in which she is counted, for a description that moves her counts; absent where they are not
 * known.
 */
const statusMonthsFact = (registration: Registration | undefined) =>
  registration?.statusMonths === undefined ? {} : { statusMonths: registration.statusMonths };

/** Replaces a guessed language with the one of her text. */
function shownBy(next: Registration, spoken: WrittenIn | undefined): Registration {
  if (next.languageIsGuess !== true || spoken === undefined || spoken.languageIsGuess === true) return next;
  const { languageIsGuess: _languageIsGuess, ...kept } = next;
  return { ...kept, language: spoken.language };
}

function factsOf(previous: Registration | undefined, next: Registration, spoken: WrittenIn) {
  const { registrationId, activityId, code, kind, personId, childcare, gender, ageBand, group, broughtBy } =
    next;
  return {
    registrationId,
    activityId,
    code,
    kind,
    personId,
    childcare,
    gender,
    ageBand,
    group,
    language: spoken.language,
    ...(spoken.languageIsGuess === true ? { languageIsGuess: true as const } : {}),
    registeredAt: next.registeredAt,
    from: previous?.status ?? null,
    to: next.status,
    ...waitingFact(next),
    ...(broughtBy === undefined ? {} : { broughtBy }),
  };
}

/** How many of her children stand in line, in the form of events: absent for none. */
export const waitingFact = (
  registration: Pick<Registration, 'childrenWaiting'>,
): { readonly childrenWaiting?: number } => {
  const childrenWaiting = waitingChildren(registration);
  return childrenWaiting === 0 ? {} : { childrenWaiting };
};

/**
 * Statuses in which her children have, or wait for, places. A registration that is over keeps its last
 * numbers.
 */
const keepsChildren: ReadonlySet<Registration['status']> = new Set([
  'confirmed',
  'offered',
  'completed',
  'dropped',
]);

/** The registration in a new status: version raised, without the place in line or the offer it had. */
export function moved(
  registration: Registration,
  status: Registration['status'],
  details: Pick<Registration, 'waitId' | 'deadline' | 'erased'> = {},
): Registration {
  const { waitId: _waitId, deadline: _deadline, erased: _erased, childrenWaiting, ...kept } = registration;
  const children = keepsChildren.has(status) && childrenWaiting !== undefined ? { childrenWaiting } : {};
  return { ...kept, ...children, ...details, status, version: registration.version + 1 };
}

/** Adds to a step that touches childcare the state of childcare it was decided from. */
export const asTheChildrenFound = (
  change: Change,
  { childcareLeft, childrenWaiting = 0 }: ChildcareThen,
): Change =>
  change.childcare > 0 || change.childrenWaiting > 0
    ? { ...change, childcareThen: { childcareLeft, childrenWaiting } }
    : change;

/** Joins steps of one registration; `undefined` when there are none. */
export function joined(steps: readonly Change[]): JoinedChange | undefined {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const childcareThen = steps.findLast((each) => each.childcareThen !== undefined)?.childcareThen;
  const places = steps.reduce<number>((sum, { places: by }) => sum + by, 0);
  return {
    registration: last.registration,
    previous: first.previous,
    events: steps.map(({ event }) => event),
    places: places === 0 ? 0 : places > 0 ? 1 : -1,
    childcare: steps.reduce((sum, { childcare: by }) => sum + by, 0),
    childrenWaiting: steps.reduce((sum, { childrenWaiting: by }) => sum + by, 0),
    ...(childcareThen === undefined ? {} : { childcareThen }),
  };
}
