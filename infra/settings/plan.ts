/**
 * The texts that a centre's courses cause in a month, and the cap that leaves room for them. So nobody sets a cap that
 * drops what was planned, nor an alarm that cannot ring.
 */
import type { CentreId } from '#events/index.ts';

/** What a centre means to hold at any one time. */
export interface CentrePlan {
  /** Courses side by side. Default 10. */
  readonly courses: number;
  /** Places of a course. Default 20. */
  readonly places: number;
  /** Sessions of a course in a week. Default 3. */
  readonly sessionsAWeek: number;
  /** Weeks that a course lasts. Default 13. */
  readonly weeks: number;
  /** Notices in a month to everyone with a place. Default 1. */
  readonly broadcasts: number;
}

/** By centre; `default` for centres not named. */
export type Plan = Readonly<Record<string, CentrePlan>>;

/** Ten courses of twenty, three times a week for three months: the example of docs/scale.md. */
export const usualPlan: Plan = {
  default: { courses: 10, places: 20, sessionsAWeek: 3, weeks: 13, broadcasts: 1 },
};

/** The plan of one centre. */
export const planOf = (plan: Plan, centre: CentreId): CentrePlan | undefined => plan[centre] ?? plan.default;

/** Segments of text messages in a month, by what they are for. */
export type Segments = {
  readonly answers: number;
  readonly notices: number;
  readonly reminders: number;
  readonly broadcasts: number;
};

const weeksAMonth = 365 / 12 / 7;
/** For each place: some wait in line, some leave, and others come for them. */
const registrationsAPlace = 1.5;
/** Three answers of two segments: the first asks and states consent, one confirms, one tells her status. */
const segmentsARegistration = 6;
/** A session that is moved, a place that is offered: one segment for each place. */
const noticesAPlace = 1;
/** Up to 134 letters of Arabic script. */
const segmentsABroadcast = 2;

/** The places of all courses that run at a time. */
export const placesOf = ({ courses, places }: CentrePlan): number => courses * places;

/** How many register in a month. */
export const registrationsOf = (plan: CentrePlan): number =>
  (placesOf(plan) / plan.weeks) * weeksAMonth * registrationsAPlace;

/** What a plan takes in a month. A reminder is one segment, and one a session (domain.md rule 12). */
export function segmentsOf(plan: CentrePlan): Segments {
  const held = placesOf(plan);
  return {
    answers: Math.round(registrationsOf(plan) * segmentsARegistration),
    notices: Math.round(held * noticesAPlace),
    reminders: Math.round(held * plan.sessionsAWeek * weeksAMonth),
    broadcasts: Math.round(held * plan.broadcasts * segmentsABroadcast),
  };
}

/** All segments of a plan in a month. */
export const allOf = ({ answers, notices, reminders, broadcasts }: Segments): number =>
  answers + notices + reminders + broadcasts;

/** The dearest segment of all beginnings of numbers, in US dollars: what a plan is reckoned with. */
export const dearest = (segmentPrice: Readonly<Record<string, number>>): number =>
  Math.max(0, ...Object.values(segmentPrice));

/**
 * The part of a cap that is spent before the first of what was planned is dropped (domain.md rule 12; `mostSpent` of
 * shared/messaging decides it, and a test holds the two together).
 */
export const shareBefore = ({ broadcasts }: Segments): number => (broadcasts > 0 ? 0.8 : 0.9);

/** The smallest cap, in whole tens of US dollars, under which nothing that was planned is dropped. */
export function capFor(plan: CentrePlan, price: number): number {
  const segments = segmentsOf(plan);
  return Math.ceil((allOf(segments) * price) / shareBefore(segments) / 10) * 10;
}

/** The caps of a plan, by centre as the plan has them, in US dollars. */
export const capsOf = (
  plan: Plan,
  segmentPrice: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(plan).map(([centre, each]) => [centre, capFor(each, dearest(segmentPrice))]),
  );
