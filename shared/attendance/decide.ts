import type { Actor, AttendanceMark, EventOf } from '../../events/index.ts';
import type { Session } from '../activities/schema.ts';
import type { Registration } from '../registration/schema.ts';
import {
  type Attendance,
  earliestMark,
  hasCome,
  type Mark,
  mostMarksOfOne,
  type NewMark,
  type RefusedMark,
} from './schema.ts';

/** What a decision is given from outside: the instant, the event's id and who acts. */
export type Given = { readonly now: Date; readonly eventId: string; readonly actor: Actor };

/** What several marks of one person at one session come to. */
export type Agreed = {
  readonly stands: Mark;
  readonly isDisputed: boolean;
  /** The marks that nobody has put right: what whoever sees it now replaces by saying something else. */
  readonly heads: readonly Mark[];
};

/** By when they were made; by their ids where that is the same. */
function inOrder(a: Mark, b: Mark): number {
  if (a.markedAt !== b.markedAt) return a.markedAt < b.markedAt ? -1 : 1;
  return a.markId === b.markId ? 0 : a.markId < b.markId ? -1 : 1;
}

/**
 * What stands, given everything that was said: a function of the set alone, so that devices that come with the same
 * marks in any order agree. Put right is what another mark says it replaces, and what the same device said before.
 * Of what is left the latest stands; it is disputed when something else is left too. Throws when nothing was said.
 */
export function agreedOn(marks: readonly Mark[]): Agreed {
  const left = marks.filter((mark) => !isPutRight(mark, marks) && !isOutdated(mark, marks));
  // Marks that replace each other in a ring are of no device of ours: then each of them counts.
  const heads = (left.length > 0 ? left : marks).toSorted(inOrder);
  const differing = withoutAnsweredExcuses(heads);
  const stands = differing.at(-1);
  if (stands === undefined) throw new Error('Nothing was said of her');
  return { stands, heads, isDisputed: differing.some(({ status }) => status !== stands.status) };
}

const isPutRight = ({ markId }: Mark, marks: readonly Mark[], by?: string): boolean =>
  marks.some(
    (other) =>
      other.markId !== markId &&
      (other.replaces ?? []).includes(markId) &&
      (by === undefined || other.deviceId === by),
  );

/** The clock of a device orders its marks, unless it says itself that it put the later one right. */
const isOutdated = (mark: Mark, marks: readonly Mark[]): boolean =>
  marks.some(
    (later) =>
      later.deviceId === mark.deviceId &&
      inOrder(mark, later) < 0 &&
      !isPutRight(later, marks, mark.deviceId),
  );

/**
 * An excuse that a person sent herself contradicts nobody: when she came after all, she came; when staff who did not
 * know of it noted her absent, she is excused.
 */
function withoutAnsweredExcuses(heads: readonly Mark[]): readonly Mark[] {
  const isOwnExcuse = ({ status, author }: Mark) => status === 'excused' && author.kind === 'participant';
  if (!heads.some(isOwnExcuse)) return heads;
  return heads.some(({ status }) => hasCome(status))
    ? heads.filter((mark) => !isOwnExcuse(mark))
    : heads.filter(({ status }) => status !== 'absent');
}

/** From what is decided what becomes of one person's marks. */
export type AttendanceState = {
  readonly session: Session;
  readonly registration: Registration | undefined;
  readonly attendance: Attendance | undefined;
};

/** What is written of one person at a session. */
export type AttendanceChange = {
  readonly attendance: Attendance;
  readonly previous: Attendance | undefined;
  /** When what stands, or whether it is disputed, is another than before. */
  readonly event: EventOf<'attendance.recorded'> | undefined;
  /** One more who came, one less, or as many as before. */
  readonly came: -1 | 0 | 1;
};

export type AttendanceDecision = {
  /** As it is then; `undefined` when nothing was ever recorded. */
  readonly attendance: Attendance | undefined;
  /** `undefined` when everything was known already, or refused. */
  readonly change: AttendanceChange | undefined;
  readonly refused: readonly RefusedMark[];
};

/** Adds marks to what was said of one person at one session. A mark that is there already is nothing new. */
export function decideMarks(
  { session, registration, attendance }: AttendanceState,
  marks: readonly NewMark[],
  given: Given,
): AttendanceDecision {
  const known = new Map(attendance?.marks.map((mark) => [mark.markId, mark]));
  const refused: RefusedMark[] = [];
  const added: Mark[] = [];
  for (const mark of marks) {
    const { markId, personId } = mark;
    const before = known.get(markId);
    const refusal =
      before === undefined
        ? refusalOf(session, registration, mark, known.size, given.now)
        : before.status === mark.status
          ? undefined
          : 'mark-reused';
    if (refusal !== undefined) refused.push({ markId, personId, refused: refusal });
    else if (before === undefined) {
      const made = madeOf(mark, given);
      known.set(markId, made);
      added.push(made);
    }
  }
  if (added.length === 0 || registration === undefined) return { attendance, change: undefined, refused };
  const all = [...known.values()].toSorted(inOrder);
  const { stands, isDisputed } = agreedOn(all);
  const { status, markId, markedAt } = stands;
  const next: Attendance = {
    ...(attendance ?? factsOf(session, registration)),
    status,
    markId,
    markedAt,
    isDisputed,
    marks: all,
    version: (attendance?.version ?? 0) + 1,
  };
  const isNews = attendance?.status !== status || attendance.isDisputed !== isDisputed;
  const event = isNews ? recorded(next, attendance?.status ?? null, given) : undefined;
  const came = Number(hasCome(status)) - Number(hasCome(attendance?.status));
  const change: AttendanceChange = {
    attendance: next,
    previous: attendance,
    event,
    came: came === 0 ? 0 : came > 0 ? 1 : -1,
  };
  return { attendance: next, change, refused };
}

function refusalOf(
  session: Session,
  registration: Registration | undefined,
  { status }: NewMark,
  marksKept: number,
  now: Date,
): RefusedMark['refused'] | undefined {
  if (registration === undefined || !hadPlace.has(registration.status)) return 'not-registered';
  const closed = sessionRefusal(session, status, now);
  if (closed !== undefined) return closed;
  return marksKept >= mostMarksOfOne ? 'too-many-marks' : undefined;
}

/** Whether nobody can be marked so at this session: it was cancelled, or lies too far ahead. */
export function sessionRefusal(
  session: Pick<Session, 'status' | 'start'>,
  status: AttendanceMark,
  now: Date,
): 'session-cancelled' | 'too-early' | undefined {
  if (session.status === 'cancelled') return 'session-cancelled';
  const isEarly = now.getTime() < Date.parse(session.start) - earliestMark;
  return status !== 'excused' && isEarly ? 'too-early' : undefined;
}

/** Who gave up her place may have been there before, on a sheet that comes only now. */
const hadPlace: ReadonlySet<Registration['status']> = new Set([
  'confirmed',
  'cancelled',
  'completed',
  'dropped',
]);

function madeOf({ markId, deviceId, status, markedAt, replaces }: NewMark, { now, actor }: Given): Mark {
  const receivedAt = now.toISOString();
  return {
    markId,
    deviceId,
    status,
    markedAt: markedAt < receivedAt ? markedAt : receivedAt,
    receivedAt,
    author: actor,
    ...(replaces === undefined ? {} : { replaces }),
  };
}

const factsOf = (session: Session, registration: Registration) => ({
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

function recorded(next: Attendance, from: AttendanceMark | null, given: Given) {
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
      registrationId,
      personId,
      gender,
      ageBand,
      group,
      from,
      to: next.status,
      markId,
      markedAt,
      isDisputed,
    },
  };
}
