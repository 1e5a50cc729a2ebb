import { type Session, sessionById } from '#shared/activities/index.ts';
import type { Registration } from '#shared/registration/index.ts';
import { registrationsFor } from '#shared/registration/index.ts';
import { equals, isAbsent, keys, recordEvent, type Table, type Write } from '#shared/table/index.ts';
import type { AttendanceChange } from './change.ts';
import type { AttendanceState } from './decide.ts';
import type { Attendance } from './schema.ts';

type Stored = Attendance & keys.Key & Partial<keys.Gsi1>;
const withoutKeys = ({ pk: _pk, sk: _sk, gsi1pk: _g1p, gsi1sk: _g1s, ...attendance }: Stored): Attendance =>
  attendance;

/** All attendance at a session, in no order. */
export async function attendanceAt(
  table: Table,
  { activityId, sessionId }: Pick<Session, 'activityId' | 'sessionId'>,
): Promise<readonly Attendance[]> {
  const { items } = await table.query<Stored>(keys.attendancesAtSession(activityId, sessionId));
  return items.map(withoutKeys);
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
  return found.map(withoutKeys);
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
  return items.map(withoutKeys);
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
