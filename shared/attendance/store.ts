import { envelope, type Given } from '#events/index.ts';
import { type Session, sessionById } from '#shared/activities/index.ts';
import {
  type Concern,
  concernById,
  concernIdOf,
  concernWrites,
  settlementWrites,
} from '#shared/concerns/index.ts';
import { type Registration, registrationsFor } from '#shared/registration/index.ts';
import {
  all,
  atLeast,
  equals,
  isAbsent,
  keys,
  recordEvent,
  type Table,
  type Write,
} from '#shared/table/index.ts';
import type { AttendanceChange } from './change.ts';
import type { AttendanceState } from './decide.ts';
import type { Attendance } from './schema.ts';

type Stored = keys.Keyed<Attendance>;

/** All attendance at a session, in no order. */
export async function attendanceAt(
  table: Table,
  { activityId, sessionId }: Pick<Session, 'activityId' | 'sessionId'>,
): Promise<readonly Attendance[]> {
  const { items } = await table.query<Stored>(keys.attendancesAtSession(activityId, sessionId));
  return items.map(keys.withoutKeys);
}

/** Whether attendance was taken at a session: someone was marked other than by her own excuse. */
export async function wasTaken(
  table: Table,
  { activityId, sessionId }: Pick<Session, 'activityId' | 'sessionId'>,
): Promise<boolean> {
  const noted = await attendanceAt(table, { activityId, sessionId });
  return noted.some(({ status }) => status !== 'excused');
}

/** The attendance of these people at a session; people without any are left out. */
export const attendanceOf = (
  table: Table,
  session: Pick<Session, 'activityId' | 'sessionId'>,
  personIds: readonly string[],
): Promise<readonly Attendance[]> =>
  attendancesOn(
    table,
    session.activityId,
    personIds.map((personId) => ({ personId, sessionId: session.sessionId })),
  );

/** The attendance for pairs of person and session of an activity; pairs without any are left out. */
export async function attendancesOn(
  table: Table,
  activityId: string,
  asked: readonly Pick<Attendance, 'sessionId' | 'personId'>[],
): Promise<readonly Attendance[]> {
  const found = await table.getEach<Stored>(
    asked.map(({ sessionId, personId }) => keys.attendanceKey(activityId, sessionId, personId)),
  );
  return found.map(keys.withoutKeys);
}

/**
 * The attendance of a person in an activity, in the order of its sessions. Read from the index, so a change
 * may show a moment later; `attendancesOn` reads the present state.
 */
export async function attendancesOf(
  table: Table,
  personId: string,
  activityId: string,
): Promise<readonly Attendance[]> {
  const range = keys.attendancesOfPerson(personId, activityId);
  const { items } = await table.query<Stored>({ ...range, index: 'gsi1' });
  return items.map(keys.withoutKeys);
}

/** The session and all that is known of these people at it; `undefined` when there is no such session. */
export async function statesOf(
  table: Table,
  activityId: string,
  sessionId: string,
  personIds: readonly string[],
): Promise<{ readonly session: Session; readonly of: (personId: string) => AttendanceState } | undefined> {
  const [session, registrations, attendances] = await Promise.all([
    sessionById(table, activityId, sessionId),
    registrationsFor(table, activityId, personIds),
    attendanceOf(table, { activityId, sessionId }, personIds),
  ]);
  if (session === undefined) return undefined;
  const registrationOf = new Map<string, Registration>(registrations.map((each) => [each.personId, each]));
  const attendanceOfPerson = new Map(attendances.map((each) => [each.personId, each]));
  return {
    session,
    of: (personId) => ({
      session,
      registration: registrationOf.get(personId),
      attendance: attendanceOfPerson.get(personId),
    }),
  };
}

/**
 * The writes of a changed attendance; refused under the name `attendance` when it changed since it was read.
 */
export const attendanceWrites = ({ attendance, previous, event }: AttendanceChange): readonly Write[] => [
  {
    as: 'attendance',
    when: previous === undefined ? isAbsent : equals('version', previous.version),
    put: {
      ...keys.attendanceKey(attendance.activityId, attendance.sessionId, attendance.personId),
      ...keys.attendanceOfPerson(attendance.personId, attendance.activityId, attendance.startsAt),
      ...attendance,
    },
  },
  ...(event === undefined ? [] : [recordEvent(event)]),
];

/**
 * Changes how many came to a session, in the transaction of the marks. Refused under the name `session` when
 * the session was moved or cancelled, or became held or not held, since it was read. The first who comes
 * makes it held, taking the last one back makes it not held. A held session is not moved (shared/activities),
 * so marks and session agree on the time.
 */
export function cameWrites(session: Session, by: number, given: Given): readonly Write[] {
  const { came, version } = session;
  const key = keys.sessionKey(session.activityId, session.sessionId);
  const isAsRead = equals('version', version);
  if (by === 0) return [{ as: 'session', check: key, when: isAsRead }];
  const changes = { add: { came: by } };
  const isHeld = came > 0;
  const willBeHeld = came + by > 0;
  if (isHeld && willBeHeld) {
    const staysHeld = atLeast('came', Math.max(1, 1 - by));
    return [{ as: 'session', update: key, changes, when: all(isAsRead, staysHeld) }];
  }
  return [
    { as: 'session', update: key, changes, when: all(isAsRead, equals('came', came)) },
    recordEvent(
      willBeHeld ? heldEvent('session.held', session, given) : heldEvent('session.unheld', session, given),
    ),
  ];
}

const heldEvent = <Type extends 'session.held' | 'session.unheld'>(
  type: Type,
  { activityId, code, kind, sessionId, centre, start, end }: Session,
  given: Given,
) => ({
  ...envelope(given, centre, `session/${sessionId}`),
  type,
  data: { activityId, code, kind, sessionId, startsAt: start, endsAt: end },
});

/**
 * The concern for the team leader about marks that differ. Its occasion is the set of marks: a settled
 * concern is raised again when more marks come and still differ.
 */
const concernWantedOf = ({ attendance }: AttendanceChange) => {
  const { centre, activityId, code, sessionId, registrationId, personId, version } = attendance;
  const occasions = [String(version)];
  const about = 'dispute' as const;
  return { about, centre, activityId, code, sessionId, registrationId, personId, occasions };
};

const isAboutDispute = ({ attendance, previous }: AttendanceChange): boolean =>
  attendance.isDisputed || previous?.isDisputed === true;

/** The concern about a dispute over this person at this session, open or settled, if any. */
export const disputeOf = async (table: Table, change: AttendanceChange): Promise<Concern | undefined> =>
  isAboutDispute(change) ? concernById(table, concernIdOf(concernWantedOf(change))) : undefined;

/** Raises the concern when marks differ; settles it when someone who saw them has made the deciding mark. */
export function disputeWrites(
  change: AttendanceChange,
  concern: Concern | undefined,
  given: Given,
): readonly Write[] {
  if (change.attendance.isDisputed) return concernWrites(concern, concernWantedOf(change), given);
  return concern?.status === 'open' ? settlementWrites(concern, 'seen', given) : [];
}
