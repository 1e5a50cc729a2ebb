import { type EventOf, envelope, type Given } from '#events/index.ts';
import { localDate } from '#shared/language/time/time.ts';
import { endOfCourse, endsOf, isOver, placesGivenUntil } from './course.ts';
import { planned, type TimetableRefused, timesRefusal, timetabledData, withIds } from './decide-timetable.ts';
import {
  type Activity,
  type CreateActivity,
  mostSessions,
  type OpenActivity,
  type Session,
  type SessionTimes,
} from './schema.ts';

/** A code is free again this long after its activity's last session (domain.md, Activity). */
export const codeRestMilliseconds = 31 * 24 * 3600 * 1000;

type CreationGiven = Given & {
  readonly activityId: string;
  /** One id for each session, in their order. */
  readonly sessionIds: readonly string[];
  readonly timetableEventId: string;
};

export type Creation = {
  readonly activity: Activity;
  readonly open: OpenActivity;
  readonly sessions: readonly Session[];
  readonly events: readonly [EventOf<'activity.created'>, EventOf<'activity.timetabled'>];
};

/** A last day for giving places that must be a mistake: it is past, or after the day of the last session. */
export type PlacesUntilRefused = { readonly refused: 'places-until-past' | 'places-until-after-end' };

export type CreationRefused =
  | TimetableRefused
  | PlacesUntilRefused
  | { readonly refused: 'enrolment-out-of-order' };

/**
 * Announces an activity. Refuses sessions or an enrolment window whose ends come before their beginnings, two
 * sessions at once, more sessions than are written at a time, and a last day of places that is past or after
 * the course.
 */
export function decideCreation(command: CreateActivity, given: CreationGiven): Creation | CreationRefused {
  if (command.sessions.length > mostSessions) return { refused: 'too-many-sessions', max: mostSessions };
  const ordered = command.sessions.every(({ start }, at) => (command.sessions[at - 1]?.start ?? '') <= start);
  if (!ordered) return { refused: 'sessions-out-of-order' };
  const refusal = timesRefusal(command.sessions);
  if (refusal !== undefined) return refusal;
  const { opensAt, closesAt } = command.enrolment;
  if (opensAt >= closesAt) return { refused: 'enrolment-out-of-order' };
  const untilRefusal = placesUntilRefusal(command.placesUntil, command.sessions, given.now);
  if (untilRefusal !== undefined) return untilRefusal;

  const { code, centre, kind, capacity, childcareCapacity, audience, sensitive } = command;
  const { activityId } = given;
  const sessions = withIds(command.sessions, given.sessionIds);
  const ends = endsOf(command);
  if (ends === undefined) return { refused: 'no-sessions' };
  return {
    activity: { ...command, sessions, activityId, version: 1 },
    sessions: sessions.map((session) => planned({ activityId, code, centre, kind }, session, given.now)),
    open: {
      activityId,
      code,
      centre,
      kind,
      capacity,
      placesLeft: capacity,
      childcareCapacity,
      childcareLeft: childcareCapacity,
      audience,
      opensAt,
      closesAt,
      ...ends,
      sensitive,
      version: 1,
    },
    events: [
      {
        ...envelope(given, centre, `activity/${activityId}`),
        type: 'activity.created',
        data: {
          ...{ activityId, code, kind, capacity, childcareCapacity },
          ...(command.placesUntil === undefined ? {} : { placesUntil: command.placesUntil }),
        },
      },
      {
        ...envelope({ ...given, eventId: given.timetableEventId }, centre, `activity/${activityId}`),
        type: 'activity.timetabled',
        data: timetabledData({ activityId, code, kind }, sessions),
      },
    ],
  };
}

export type CapacityChange = {
  readonly placesAdded: number;
  readonly childcareAdded: number;
  /** The activity after the change. */
  readonly activity: Activity;
  readonly event: EventOf<'activity.capacity-changed'>;
};

/**
 * The number of places, childcare included, and until when they are given: `null` for the default, absent to
 * keep it.
 */
export type Places = {
  readonly capacity: number;
  readonly childcareCapacity: number;
  readonly placesUntil?: string | null | undefined;
};

/** Why places cannot be given until then; at the latest, until the end of the day of the last session. */
function placesUntilRefusal(
  placesUntil: string | undefined,
  sessions: readonly SessionTimes[],
  now: Date,
): PlacesUntilRefused | undefined {
  if (placesUntil === undefined) return undefined;
  if (placesUntil <= now.toISOString()) return { refused: 'places-until-past' };
  const end = endOfCourse({ sessions });
  const isAfter = end !== undefined && placesUntil > end && lastDayUntil(placesUntil) > localDate(end);
  return isAfter ? { refused: 'places-until-after-end' } : undefined;
}

/** The day in Baghdad of the moment before an instant: `2026-11-30`. */
const lastDayUntil = (instant: string): string => localDate(new Date(Date.parse(instant) - 1).toISOString());

/**
 * Changes the number of places, or until when they are given. Refuses a last day that is past or after the
 * course (one set before may stay), and any change once the last session is over. `undefined` when nothing
 * would change. Fewer places than are taken are allowed and take no one's place: `placesLeft` goes below
 * zero, and freed places are not given on until it is above zero again.
 */
export function decideCapacity(
  activity: Activity,
  { capacity, childcareCapacity, placesUntil }: Places,
  given: Given,
): CapacityChange | PlacesUntilRefused | { readonly refused: 'course-over' } | undefined {
  const { activityId, code, kind, centre } = activity;
  const placesAdded = capacity - activity.capacity;
  const childcareAdded = childcareCapacity - activity.childcareCapacity;
  const { placesUntil: before, ...rest } = activity;
  const until = placesUntil === undefined ? before : (placesUntil ?? undefined);
  if (placesAdded === 0 && childcareAdded === 0 && until === before) return undefined;
  if (isOver(activity, given.now)) return { refused: 'course-over' };
  const refusal = until === before ? undefined : placesUntilRefusal(until, activity.sessions, given.now);
  if (refusal !== undefined) return refusal;
  const changed: Activity = {
    ...{ ...rest, capacity, childcareCapacity, version: activity.version + 1 },
    ...(until === undefined ? {} : { placesUntil: until }),
  };
  const givenUntil = placesGivenUntil(changed);
  return {
    placesAdded,
    childcareAdded,
    activity: changed,
    event: {
      ...envelope(given, centre, `activity/${activityId}`),
      type: 'activity.capacity-changed',
      data: {
        ...{ activityId, code, kind, capacity, childcareCapacity },
        ...(until === before || givenUntil === undefined ? {} : { placesUntil: givenUntil }),
      },
    },
  };
}
