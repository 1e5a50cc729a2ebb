import type { Actor, EventOf } from '#events/index.ts';
import type { Session } from '#shared/activities/schema.ts';
import type { Registration } from '#shared/registration/schema.ts';
import type { Attendance } from './schema.ts';

/** What a decision is given from outside: the instant, the event's id and who acts. */
export type Given = { readonly now: Date; readonly eventId: string; readonly actor: Actor };

/** What is written of one person at a session. */
export type AttendanceChange = {
  readonly attendance: Attendance;
  readonly previous: Attendance | undefined;
  /** When what stands, whether it is disputed or when the session begins is another than before. */
  readonly event: EventOf<'attendance.recorded'> | undefined;
  /** One more who came, one less, or as many as before. */
  readonly came: -1 | 0 | 1;
};

/** What is kept with the first mark of a person at a session. */
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

/** The event of a change from what `previous` says, if anything was noted, to what `next` does. */
export function recorded(
  next: Attendance,
  previous: Attendance | undefined,
  given: Given,
): EventOf<'attendance.recorded'> {
  const { activityId, code, kind, sessionId, startsAt, registrationId, personId } = next;
  const { gender, ageBand, group, markId, markedAt, isDisputed } = next;
  return {
    id: given.eventId,
    type: 'attendance.recorded' as const,
    version: 1 as const,
    occurredAt: given.now.toISOString(),
    actor: given.actor,
    centre: next.centre,
    subject: `registration/${registrationId}`,
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
