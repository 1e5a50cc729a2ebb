import * as z from 'zod/mini';
import { couldKnowOf, type Session, sessionById } from '#shared/activities/index.ts';
import {
  type Attendance,
  agreedOn,
  attendancesOn,
  type Recorded,
  recordSheet,
  type SentSheet,
} from '#shared/attendance/index.ts';
import { calledAmong, checkInWord, nameOrder } from '#shared/language/index.ts';
import { peopleById } from '#shared/people/index.ts';
import { childrenOf, type Registration, rosterPage } from '#shared/registration/index.ts';
import {
  type AttendanceRow,
  type AttendedSession,
  answerTo,
  answerWrite,
  attendanceCentres,
  type RecordedAnswer,
  type Staff,
  type StaffRequest,
} from '#shared/staff/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';

/** How many people a page of a sheet holds. */
export const pageLength = 100;

/** A session as it stands in an address. */
export type SessionRef = { readonly activityId: string; readonly sessionId: string };

const isId = (text: string): boolean => z.uuidv7().safeParse(text).success;

/** The session, if this login may keep its sheet; text in the address that is no id names no session. */
export async function sessionFor(
  table: Table,
  staff: Staff,
  { activityId, sessionId }: SessionRef,
): Promise<Session | Problem> {
  const centres = attendanceCentres(staff);
  if (centres.length === 0) return problem('forbidden', 403);
  if (!isId(activityId) || !isId(sessionId)) return problem('not-found', 404);
  const session = await sessionById(table, activityId, sessionId);
  if (session === undefined) return problem('not-found', 404);
  return centres.includes(session.centre) ? session : problem('forbidden', 403);
}

/** The fields of a session that the API shows. */
export function toldSession(session: Session): AttendedSession {
  const { activityId, sessionId, code, centre, kind, start, end, room, status, came, checkIn } = session;
  return {
    ...{ activityId, sessionId, code, centre, kind, start, end, status, came },
    room: room ?? null,
    checkIn: (checkIn && checkInWord(checkIn.word)) ?? null,
  };
}

export type SheetPage = {
  readonly items: readonly AttendanceRow[];
  /** The person after whom the next page of the sheet begins. */
  readonly next: string | undefined;
};

/** A page of a session's sheet, by name: people who have a place, or had one and were marked. */
export async function sheetPage(table: Table, session: Session, after?: string): Promise<SheetPage> {
  const { activityId, sessionId } = session;
  const { items: roster, next } = await rosterPage(table, activityId, pageLength, after);
  const asked = roster.map(({ personId }) => ({ sessionId, personId }));
  const attendances = await attendancesOn(table, activityId, asked);
  const noted = new Map(attendances.map((each) => [each.personId, each]));
  const shown = roster.filter(({ personId, status }) => hasPlace.has(status) || noted.has(personId));
  const people = await peopleById(
    table,
    shown.map(({ personId }) => personId),
  );
  const nameOf = namesOf(people);
  const items = shown.map((registration) =>
    toldRow(session, registration, nameOf(registration.personId), noted.get(registration.personId)),
  );
  const byName = nameOrder(items.map(({ name }) => name));
  return {
    items: items.toSorted((a, b) => byName(a.name, b.name) || (a.personId < b.personId ? -1 : 1)),
    next,
  };
}

const hasPlace: ReadonlySet<Registration['status']> = new Set(['confirmed', 'completed', 'dropped']);
/** First names, as called out in a room; longer names where two first names are alike, in either script. */
function namesOf(people: readonly { readonly personId: string; readonly name: string | null }[]) {
  const named = people.flatMap(({ personId, name }) => (name === null ? [] : [{ personId, name }]));
  const called = calledAmong(named.map(({ name }) => name));
  const known = new Map(named.map(({ personId }, at) => [personId, called[at] ?? null]));
  return (personId: string): string | null => known.get(personId) ?? null;
}

const toldRow = (
  session: Session,
  registration: Registration,
  name: string | null,
  attendance: Attendance | undefined,
): AttendanceRow => ({
  personId: registration.personId,
  registrationId: registration.registrationId,
  name,
  registration: registration.status,
  childcare: childrenOf(registration).booked,
  childrenWaiting: childrenOf(registration).waiting,
  status: attendance?.status ?? null,
  isDisputed: attendance?.isDisputed ?? false,
  couldNotKnow: !couldKnowOf(session, registration),
  standing:
    attendance === undefined
      ? []
      : agreedOn(attendance.marks).heads.map(({ markId, status, markedAt, receivedAt, author }) => ({
          ...{ markId, status, markedAt, receivedAt },
          by: author.kind,
          staffId: author.kind === 'staff' ? author.id : null,
        })),
});

const keyReused = problem('idempotency-key-reused', 422);

/** Records a sheet, if this login may. `request`: for a call that may be sent again. */
export async function record(
  context: Context,
  staff: Staff,
  ref: SessionRef,
  { deviceId, marks }: SentSheet,
  request?: StaffRequest,
): Promise<RecordedAnswer | Problem> {
  const session = await sessionFor(context.table, staff, ref);
  if ('problem' in session) return session;
  const before = request && (await answerTo<RecordedAnswer>(context.table, request));
  if (before !== undefined) return 'refused' in before ? keyReused : before.answered;
  const recorded = await recordSheet(
    context,
    {
      ...ref,
      marks: marks.map((mark) => ({ ...mark, deviceId })),
      author: { kind: 'staff', id: staff.id },
    },
    (done, now) => (request === undefined ? [] : [answerWrite(request, answerOf(done), now)]),
  );
  if (!('refused' in recorded)) return answerOf(recorded);
  // Someone was quicker: it was this very request, sent twice.
  return recorded.refused === 'request-answered'
    ? record(context, staff, ref, { deviceId, marks }, request)
    : problem('not-found', 404);
}

const answerOf = ({ session, attendances, refusals }: Recorded): RecordedAnswer => ({
  came: session.came,
  disputed: attendances.filter(({ isDisputed }) => isDisputed).map(({ personId }) => personId),
  refused: refusals.map(({ personId, markId, refused }) => ({ personId, markId, reason: refused })),
});
