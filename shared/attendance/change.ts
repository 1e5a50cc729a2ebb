import { type EventOf, envelope, type Given } from '#events/index.ts';
import type { Session } from '#shared/activities/schema.ts';
import type { Registration } from '#shared/registration/schema.ts';
import type { Attendance } from './schema.ts';

/** The change to the attendance of one person at a session. */
export type AttendanceChange = {
  readonly attendance: Attendance;
  readonly previous: Attendance | undefined;
  /** The event, if the agreed mark, the dispute or the start of the session has changed. */
  readonly event: EventOf<'attendance.recorded'> | undefined;
  /** By how much the number of people who came changes. */
  readonly came: -1 | 0 | 1;
};

/** The facts kept with the first mark of a person at a session. */
export const factsOf = (session: Session, registration: Registration) => ({
  activityId: session.activityId,
  sessionId: session.sessionId,
  personId: registration.personId,
  registrationId: registration.registrationId,
  code: session.code,
  centre: session.centre,
  kind: session.kind,
  startsAt: session.start,
  gender: registration.gender,
  ageBand: registration.ageBand,
  group: registration.group,
});

/** The event of a change from `previous`, if there was a mark, to `next`. */
export function recorded(
  next: Attendance,
  previous: Attendance | undefined,
  given: Given,
): EventOf<'attendance.recorded'> {
  const { activityId, code, kind, sessionId, startsAt, registrationId, personId } = next;
  const { gender, ageBand, group, markId, markedAt, isDisputed } = next;
  return {
    ...envelope(given, next.centre, `registration/${registrationId}`),
    type: 'attendance.recorded' as const,
    data: {
      activityId,
      code,
      kind,
      sessionId,
      startsAt,
      ...(previous === undefined || previous.startsAt === startsAt
        ? {}
        : { before: { startsAt: previous.startsAt } }),
      registrationId,
      personId,
      gender,
      ageBand,
      group,
      from: previous?.status ?? null,
      to: next.status,
      markId,
      markedAt,
      isDisputed,
    },
  };
}
