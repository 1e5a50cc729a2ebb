import * as z from 'zod/mini';
import {
  type ActivityKind,
  activityKinds,
  type CentreId,
  centreIds,
  genders,
  type Language,
} from '#events/vocabulary.ts';
import { inEachLanguage } from '#shared/language/index.ts';
import { shownText } from '#shared/language/letters/shown-text.ts';

/** Three digits, 100–999: what people text. */
export const activityCode = z.string().check(z.regex(/^[1-9]\d\d$/));
const instant = z.iso.datetime({ precision: 3 });
const title = shownText(80);

/**
 * The people an activity is for; an absent condition does not apply. Ages in whole years, both ends included.
 */
export const audience = z.strictObject({
  gender: z.optional(z.enum(genders.filter((gender) => gender !== 'undisclosed'))),
  minAge: z.optional(z.int().check(z.gte(0), z.lte(120))),
  maxAge: z.optional(z.int().check(z.gte(0), z.lte(120))),
});
export type Audience = z.infer<typeof audience>;

/**
 * When a session begins or ends, from the year 2020 on. A schedule is set for a day after the end, and AWS
 * takes years of four digits.
 */
export const sessionInstant = instant.check(z.refine((text) => /^20[2-9]\d-/.test(text)));

/** Where in the centre, as staff name it: `Room 2`. */
export const room = shownText(40);
export const session = z.strictObject({ start: sessionInstant, end: sessionInstant, room: z.optional(room) });
/** When a session begins and ends, and where. */
export type SessionTimes = z.infer<typeof session>;

/**
 * The most sessions timetabled at a time (a term of three a week is 39): they are written in one transaction.
 * AWS: 100 writes.
 */
export const mostSessions = 90;

/** The most sessions in the timetable of an activity: more than three a week for two years. */
export const mostOfAnActivity = 400;

/** A calendar day in Baghdad, `2026-11-29`, from the year 2020 on. */
const localDay = z.iso.date().check(z.regex(/^20[2-9]\d-/));
/** A time of day in Baghdad: `10:00`. */
const localTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/**
 * Sessions at the same time on the same weekdays (from Sunday = 0), from the first day to the last, both
 * included.
 */
export const weekly = z.strictObject({
  days: z.array(z.int().check(z.gte(0), z.lte(6))).check(z.minLength(1), z.maxLength(7)),
  from: localTime,
  to: localTime,
  first: localDay,
  last: localDay,
  /** Holidays: no session on these days. */
  except: z.optional(z.array(localDay).check(z.maxLength(366))),
  /** Leave out the days on which the centre is closed, as known at the time of the request. Default false. */
  exceptClosed: z.optional(z.boolean()),
  room: z.optional(room),
});
export type Weekly = z.infer<typeof weekly>;

/** Announces an activity under a code. Sessions in the order of time. */
export const createActivity = z.strictObject({
  code: activityCode,
  centre: z.enum(centreIds),
  kind: z.enum(activityKinds),
  titles: inEachLanguage(title),
  capacity: z.int().check(z.gte(1), z.lte(100_000)),
  childcareCapacity: z.int().check(z.gte(0), z.lte(10_000)),
  audience,
  enrolment: z.strictObject({ opensAt: instant, closesAt: instant }),
  sessions: z.array(session).check(z.minLength(1), z.maxLength(mostSessions)),
  sensitive: z.boolean(),
  attendanceShare: z.optional(z.int().check(z.gte(0), z.lte(100))),
  /** Until when places are given; default while completion can still be reached (`placesGivenUntil`). */
  placesUntil: z.optional(sessionInstant),
});
export type CreateActivity = z.infer<typeof createActivity>;

/** A session as it stands in its activity's timetable. */
export type Timetabled = z.infer<typeof session> & { readonly sessionId: string };

/**
 * An activity's title in each language that it was announced in. A language added after the activity has no
 * title.
 */
export type Titles = Readonly<Partial<Record<Language, string>>>;

/**
 * An activity as announced: everything but what changes with each registration. Cancelled sessions are left
 * out.
 */
export type Activity = Omit<CreateActivity, 'sessions' | 'titles'> & {
  readonly activityId: string;
  readonly titles: Titles;
  readonly sessions: readonly Timetabled[];
  readonly version: number;
};

/** A session with its state: how many came, and whether people may check in by text. */
export type Session = Timetabled & {
  readonly activityId: string;
  readonly code: string;
  readonly centre: CentreId;
  readonly kind: ActivityKind;
  readonly status: 'planned' | 'cancelled';
  /**
   * When its present start was set: announced, or moved there. UTC ISO; absent on sessions announced long
   * ago.
   */
  readonly setAt?: string;
  /** Its earlier starts, each with the instant until which it applied; the oldest first. UTC ISO. */
  readonly was?: readonly { readonly start: string; readonly until: string }[];
  /**
   * The ids of people whom no text and no call told in time of the present start; set when the session was
   * moved. Their absence does not count.
   */
  readonly couldNotKnow?: readonly string[];
  /** The reminders carried out to the end of the roster, each by its start and lead (shared/reminders). */
  readonly reminded?: ReadonlySet<string>;
  /** How many are marked present or late. */
  readonly came: number;
  /** While check-in by text is open: the word of the day (shared/attendance), and who opened it when. */
  readonly checkIn?: { readonly word: string; readonly openedAt: string; readonly openedBy: string };
  /** Raised with each change of the session itself; a change of `came` does not count. */
  readonly version: number;
};

/**
 * An activity as open under its code: what deciding on a registration needs, and the places that are left.
 * Kept under 1 KB, because every confirmed registration rewrites it.
 */
export type OpenActivity = {
  readonly activityId: string;
  readonly code: string;
  readonly centre: CreateActivity['centre'];
  readonly kind: CreateActivity['kind'];
  readonly capacity: number;
  readonly placesLeft: number;
  readonly childcareCapacity: number;
  readonly childcareLeft: number;
  /** How many children stand in line for childcare; absent for none. */
  readonly childrenWaiting?: number;
  readonly audience: Audience;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly firstSessionAt: string;
  /** When the last session begins. */
  readonly lastSessionAt: string;
  /** When the last session ends; absent on activities older than this field. */
  readonly endsAt?: string;
  /**
   * Until when places are given, as staff set it or by default; absent on activities older than this field.
   */
  readonly placesUntil?: string;
  readonly sensitive: boolean;
  readonly version: number;
};

/** One place in line: whose, and how many children she asks childcare for. Order is the order of `waitId`. */
export type Waiting = {
  readonly waitId: string;
  readonly activityId: string;
  readonly personId: string;
  readonly childcare: number;
  /**
   * She was passed over when a place was free, because no text would have told her. She keeps her place in
   * line.
   */
  readonly passedOver?: true;
};

/** Children in line for childcare, of someone who has her own place. Order is the order of `waitId`. */
export type WaitingChildren = {
  readonly waitId: string;
  readonly activityId: string;
  readonly personId: string;
  readonly children: number;
};

/** The open activity under a code and the people in line for it, the first in line first. */
export type UnderCode = { readonly activity: OpenActivity | undefined; readonly line: readonly Waiting[] };

/**
 * How long before a session someone must be told of a change to act on it, in milliseconds. An hour: after
 * that she is on her way, with the children she brings.
 */
export const leastNotice = 3_600_000;

/**
 * Whether someone could know of a session in time to be there: she is not in `couldNotKnow`, and if she was
 * given a place, she was told (`toldAt`, UTC ISO) an hour before the session.
 */
export const couldKnowOf = (
  { start, couldNotKnow = [] }: Pick<Session, 'start' | 'couldNotKnow'>,
  { personId, toldAt }: { readonly personId: string; readonly toldAt?: string | undefined },
): boolean =>
  !couldNotKnow.includes(personId) &&
  (toldAt === undefined || Date.parse(toldAt) <= Date.parse(start) - leastNotice);
