import type {
  OpenActivity,
  SessionTimes,
  UnderCode,
  Waiting,
  WaitingChildren,
} from '#shared/activities/schema.ts';
import { asTheChildrenFound, type Change, type Given, moved, step } from '../change.ts';
import { childrenBefore, placedWith, servedAt } from '../childcare/children.ts';
import type { Registration } from '../schema.ts';

const hour = 3_600_000;

/** How places are offered. */
export type Offering = {
  /** How long a place is held, in milliseconds. */
  readonly lasts: number;
  /** When someone is told of news at `now`: in quiet hours, at their end (domain.md rule 6). */
  readonly toldAt: (now: Date) => Date;
  /** Whether and when a text would tell her; default: `toldAt`. */
  readonly whenTold?: (registration: Registration) => Promise<Tellable>;
  /** Called when someone is passed over because no text would tell her: someone else must tell her. */
  readonly passedOver?: (registration: Registration, reason: string) => Promise<void>;
};

/** When someone would be told, or why no text would tell her. */
export type Tellable = { readonly toldAt: Date } | { readonly cannot: string };

/** domain.md rule 2: a day, and told at once. */
export const usualOffering: Offering = { lasts: 24 * hour, toldAt: (now) => now };

const offerEndsBefore = 2 * hour;
/** Within 6 h of the session the place is given. */
const shortestOffer = 4 * hour;

/**
 * The first in line, while a place is free, without those whom no text would tell (`passedOver`, by their
 * places in line). Childcare left for her children does not matter here.
 */
export const nextInLine = (
  { activity, line }: UnderCode,
  passedOver: ReadonlySet<string> = new Set(),
): Waiting | undefined =>
  activity === undefined || activity.placesLeft < 1
    ? undefined
    : line.find(({ waitId }) => !passedOver.has(waitId));

/** What the deadline of an offer depends on. `sessions`: the timetable, given once the course has begun. */
export type Offered = Pick<OpenActivity, 'firstSessionAt' | 'lastSessionAt' | 'placesUntil'> & {
  readonly sessions?: readonly Pick<SessionTimes, 'start'>[];
};

/**
 * When a place offered now is passed on, or `given` when there is no time left to ask (domain.md rule 2): 24
 * h, shortened to end 2 h before the next session, and no later than places are given; within 6 h of that
 * session the place is given. `over` when the last session has begun, or no place is given any more. All
 * times count from when she is told: a place freed at night can be answered by day.
 */
export function offerUntil(
  { firstSessionAt, lastSessionAt, placesUntil = lastSessionAt, sessions }: Offered,
  now: Date,
  offering: Offering = usualOffering,
): { readonly deadline: Date } | 'given' | 'over' {
  const told = offering.toldAt(now);
  if (lastSessionAt <= now.toISOString() || placesUntil <= told.toISOString()) return 'over';
  const starts = sessions?.map(({ start }) => start) ?? [firstSessionAt, lastSessionAt];
  const next = starts.find((start) => start > told.toISOString());
  // The last session begins before she can be told.
  if (next === undefined) return 'given';
  const latest = Math.min(Date.parse(next) - offerEndsBefore, Date.parse(placesUntil));
  if (latest - told.getTime() < shortestOffer) return 'given';
  return { deadline: new Date(Math.min(told.getTime() + offering.lasts, latest)) };
}

/**
 * Offers or gives the place to someone in line; `undefined` when she no longer waits or no session is to
 * come. Her children get the childcare places that remain after the children in `children` asked for before
 * her.
 */
export function decidePromotion(
  activity: OpenActivity & Offered,
  waiting: Registration,
  given: Given,
  offering: Offering = usualOffering,
  children: readonly WaitingChildren[] = [],
): Change | undefined {
  const until = offerUntil(activity, given.now, offering);
  const { status, waitId } = waiting;
  if (status !== 'waitlisted' || waitId === undefined || until === 'over') return undefined;
  const free = activity.childcareLeft - childrenBefore(children, waitId);
  const registration = placedWith(waiting, free, waitId);
  // The first session may have been moved since she asked.
  const startsAt = activity.firstSessionAt;
  if (until === 'given') {
    const toldAt = offering.toldAt(given.now).toISOString();
    const confirmed = { ...moved(registration, 'confirmed'), startsAt, toldAt };
    const change = step('registration.confirmed', waiting, confirmed, { startsAt }, given);
    return asTheChildrenFound(change, activity);
  }
  const deadline = until.deadline.toISOString();
  const offered = { ...moved(registration, 'offered', { deadline }), startsAt };
  const change = step('registration.offered', waiting, offered, { deadline }, given);
  return asTheChildrenFound(change, activity);
}

/**
 * Gives what is left in childcare to children in line at `waitId`; `undefined` when they no longer wait
 * there, no place is left, or no session is to come.
 */
export function decideChildcareGiven(
  activity: OpenActivity,
  registration: Registration,
  waitId: string,
  given: Given,
): Change | undefined {
  const { status, childrenWaiting = [] } = registration;
  const waiting = childrenWaiting.find((each) => each.waitId === waitId);
  const hasPlace = status === 'confirmed' || status === 'offered';
  const isOver = activity.lastSessionAt <= given.now.toISOString();
  if (!hasPlace || waiting === undefined || isOver || activity.childcareLeft < 1) return undefined;
  const children = Math.min(waiting.children, activity.childcareLeft);
  const served = { ...servedAt(registration, waitId, children), version: registration.version + 1 };
  return step('registration.childcare-given', registration, served, { children }, given);
}

/**
 * Extends an offer whose person is told only at `told`: the deadline is as for an offer made then
 * (`offerUntil`); if no time is left to ask, the place is given. `undefined` where the offer lasts as long
 * already, or has ended.
 */
export function decidePostponement(
  activity: OpenActivity & Offered,
  registration: Registration,
  told: Date,
  given: Given,
  offering: Offering = usualOffering,
): Change | undefined {
  const { status, deadline } = registration;
  if (status !== 'offered' || deadline === undefined || deadline <= given.now.toISOString()) return undefined;
  const until = offerUntil(activity, given.now, { ...offering, toldAt: () => told });
  if (until === 'over') return undefined;
  const startsAt = activity.firstSessionAt;
  if (until === 'given') {
    const confirmed = { ...moved(registration, 'confirmed'), startsAt, toldAt: told.toISOString() };
    return step('registration.confirmed', registration, confirmed, { startsAt }, given);
  }
  const later = until.deadline.toISOString();
  if (later <= deadline) return undefined;
  const offered = { ...moved(registration, 'offered', { deadline: later }), startsAt };
  return step('registration.offered', registration, offered, { deadline: later }, given);
}
