import type { Actor, EventOf } from '../../events/index.ts';
import type { Activity, CreateActivity, OpenActivity, Session } from './schema.ts';

/** A code is free again this long after its activity's last session (domain.md, Activity). */
export const codeRestMilliseconds = 31 * 24 * 3600 * 1000;

type Given = {
  readonly activityId: string;
  readonly eventId: string;
  readonly now: Date;
  readonly actor: Actor;
};

type CreationGiven = Given & {
  /** One for each session, in their order. */
  readonly sessionIds: readonly string[];
  readonly timetableEventId: string;
};

export type Creation = {
  readonly activity: Activity;
  readonly open: OpenActivity;
  readonly sessions: readonly Session[];
  readonly events: readonly [EventOf<'activity.created'>, EventOf<'activity.timetabled'>];
};

export type CreationRefused =
  | { readonly refused: 'sessions-out-of-order' }
  | { readonly refused: 'enrolment-out-of-order' };

/** Announces an activity. Refuses sessions or an enrolment window whose ends come before their beginnings. */
export function decideCreation(command: CreateActivity, given: CreationGiven): Creation | CreationRefused {
  const first = command.sessions[0];
  const last = command.sessions.at(-1);
  const ordered = command.sessions.every((session, position) => {
    const previous = command.sessions[position - 1];
    return session.start < session.end && (previous === undefined || previous.start <= session.start);
  });
  if (first === undefined || last === undefined || !ordered) return { refused: 'sessions-out-of-order' };
  const { opensAt, closesAt } = command.enrolment;
  if (opensAt >= closesAt) return { refused: 'enrolment-out-of-order' };

  const { code, centre, kind, capacity, childcareCapacity, audience, sensitive } = command;
  const { activityId, sessionIds } = given;
  if (sessionIds.length !== command.sessions.length) throw new Error('A session without an id');
  const sessions = command.sessions.map((session, position) => ({
    ...session,
    sessionId: sessionIds[position] ?? '',
  }));
  return {
    activity: { ...command, sessions, activityId, version: 1 },
    sessions: sessions.map((session) => ({
      ...session,
      activityId,
      code,
      centre,
      kind,
      status: 'planned',
      came: 0,
      version: 1,
    })),
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
      firstSessionAt: first.start,
      lastSessionAt: last.start,
      sensitive,
      version: 1,
    },
    events: [
      {
        ...envelope(given, centre),
        type: 'activity.created',
        data: { activityId, code, kind, capacity, childcareCapacity },
      },
      {
        ...envelope({ ...given, eventId: given.timetableEventId }, centre),
        type: 'activity.timetabled',
        data: {
          activityId,
          code,
          kind,
          sessions: sessions.map(({ sessionId, start, end }) => ({
            sessionId,
            startsAt: start,
            endsAt: end,
          })),
        },
      },
    ],
  };
}

export type CapacityChange = {
  readonly placesAdded: number;
  readonly childcareAdded: number;
  readonly event: EventOf<'activity.capacity-changed'>;
};

/**
 * More or fewer places. Fewer than are taken is allowed and takes no one's place: `placesLeft` goes below
 * zero, and places that become free are not given on until it is above zero again.
 */
export function decideCapacity(
  open: OpenActivity,
  wanted: { readonly capacity: number; readonly childcareCapacity: number },
  given: Omit<Given, 'activityId'>,
): CapacityChange {
  const { activityId, code, kind, centre } = open;
  return {
    placesAdded: wanted.capacity - open.capacity,
    childcareAdded: wanted.childcareCapacity - open.childcareCapacity,
    event: {
      ...envelope({ ...given, activityId }, centre),
      type: 'activity.capacity-changed',
      data: { activityId, code, kind, ...wanted },
    },
  };
}

const envelope = (given: Given, centre: CreateActivity['centre']) => ({
  id: given.eventId,
  version: 1 as const,
  occurredAt: given.now.toISOString(),
  actor: given.actor,
  centre,
  subject: `activity/${given.activityId}`,
});
