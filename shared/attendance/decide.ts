import type { AttendanceMark, Given } from '#events/index.ts';
import { couldKnowOf, type Session } from '#shared/activities/schema.ts';
import type { Registration } from '#shared/registration/schema.ts';
import { type AttendanceChange, factsOf, recorded } from './change.ts';
import {
  type Attendance,
  earliestMark,
  hasCome,
  type Mark,
  mostMarksOfOne,
  type NewMark,
  type RefusedMark,
} from './schema.ts';

/** The agreement of several marks of one person at one session. */
export type Agreed = {
  readonly stands: Mark;
  readonly isDisputed: boolean;
  /** The marks that nobody has corrected: those a new, different mark replaces. */
  readonly heads: readonly Mark[];
};

/** Orders marks by when they were made, then by id. */
function inOrder(a: Mark, b: Mark): number {
  if (a.markedAt !== b.markedAt) return a.markedAt < b.markedAt ? -1 : 1;
  return a.markId === b.markId ? 0 : a.markId < b.markId ? -1 : 1;
}

/**
 * The mark that stands, given all marks. Depends on the set alone, so that devices that send the same marks
 * in any order agree. A mark is corrected by another that says it replaces it, and by a later one of the same
 * device. Of the marks left, the latest stands; it is disputed when a different one is left too. Throws when
 * there are no marks.
 */
export function agreedOn(marks: readonly Mark[]): Agreed {
  const left = marks.filter((mark) => !isPutRight(mark, marks) && !isOutdated(mark, marks));
  // No device of ours sends marks that replace each other in a ring; if all do, each of them counts.
  const heads = (left.length > 0 ? left : marks).toSorted(inOrder);
  const differing = withoutAnsweredExcuses(heads);
  const stands = differing.at(-1);
  if (stands === undefined) throw new Error('Nothing was said of her');
  return { stands, heads, isDisputed: differing.some(({ status }) => status !== stands.status) };
}

const isPutRight = ({ markId }: Mark, marks: readonly Mark[]): boolean =>
  marks.some((other) => other.markId !== markId && other.replaces?.includes(markId));

/**
 * Whether a later mark of the same device replaces this one, unless this one corrects it, directly or through
 * others.
 */
function isOutdated(mark: Mark, marks: readonly Mark[]): boolean {
  const later = marks.filter((other) => other.deviceId === mark.deviceId && inOrder(mark, other) < 0);
  if (later.length === 0) return false;
  const behind = behindOf(mark, marks);
  return later.some(({ markId }) => !behind.has(markId));
}

/** The marks that this one replaces, the marks which those replaced or outdated, and so on. */
function behindOf(mark: Mark, marks: readonly Mark[]): ReadonlySet<string> {
  const known = new Map(marks.map((one) => [one.markId, one]));
  const behind = new Set<string>();
  const next = [...(mark.replaces ?? [])];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const one = known.get(id);
    if (one === undefined || behind.has(id)) continue;
    behind.add(id);
    const earlier = marks.filter((other) => other.deviceId === one.deviceId && inOrder(other, one) < 0);
    next.push(...(one.replaces ?? []), ...earlier.map(({ markId }) => markId));
  }
  return behind;
}

/**
 * An excuse that a person sent herself makes no dispute: if staff marked that she came, she came; if staff
 * who did not know of it marked her absent, she is excused. An excuse sent after the session began and staff
 * had marked her absent does not count: an offline sheet may arrive only later.
 */
function withoutAnsweredExcuses(heads: readonly Mark[]): readonly Mark[] {
  const isOwnExcuse = ({ status, author }: Mark) => status === 'excused' && author.kind === 'participant';
  if (!heads.some(isOwnExcuse)) return heads;
  const absences = heads.filter(({ status }) => status === 'absent');
  const isTooLate = (mark: Mark) =>
    isOwnExcuse(mark) && hasBegun(mark) && absences.some(({ markedAt }) => markedAt <= mark.markedAt);
  const left = heads.filter((mark) => !isTooLate(mark));
  if (!left.some(isOwnExcuse)) return left;
  return left.some(({ status }) => hasCome(status))
    ? left.filter((mark) => !isOwnExcuse(mark))
    : left.filter(({ status }) => status !== 'absent');
}

/** Whether the session had begun when the mark was made. */
const hasBegun = ({ markedAt, startsAt = '~' }: Mark): boolean => markedAt >= startsAt;

/** What a decision on one person's marks is made from. */
export type AttendanceState = {
  readonly session: Session;
  readonly registration: Registration | undefined;
  readonly attendance: Attendance | undefined;
};

export type AttendanceDecision = {
  /** The attendance afterwards; `undefined` when nothing was ever recorded. */
  readonly attendance: Attendance | undefined;
  /** `undefined` when all marks were known already, or refused. */
  readonly change: AttendanceChange | undefined;
  readonly refused: readonly RefusedMark[];
};

/**
 * Adds marks to the attendance of one person at one session. A mark that is there already changes nothing.
 */
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
      const made = madeOf(mark, session, given);
      known.set(markId, made);
      added.push(made);
    }
  }
  if (added.length === 0 || registration === undefined) return { attendance, change: undefined, refused };
  const all = [...known.values()].toSorted(inOrder);
  const { stands, isDisputed } = agreedOn(all);
  const { markId, markedAt } = stands;
  const status = asCounted(stands.status, session, registration);
  const next: Attendance = {
    ...(attendance ?? factsOf(session, registration)),
    startsAt: session.start,
    status,
    markId,
    markedAt,
    isDisputed,
    marks: all,
    version: (attendance?.version ?? 0) + 1,
  };
  const isNews =
    attendance?.status !== status ||
    attendance.isDisputed !== isDisputed ||
    attendance.startsAt !== session.start;
  const event = isNews ? recorded(next, attendance, given) : undefined;
  const came = Number(hasCome(status)) - Number(hasCome(attendance?.status));
  const change: AttendanceChange = {
    attendance: next,
    previous: attendance,
    event,
    came: came === 0 ? 0 : came > 0 ? 1 : -1,
  };
  return { attendance: next, change, refused };
}

/** Someone who could not know of the session is excused when anyone marks her absent. */
const asCounted = (
  status: AttendanceMark,
  session: Pick<Session, 'start' | 'couldNotKnow'>,
  registration: Pick<Registration, 'personId' | 'toldAt'>,
): AttendanceMark => (status === 'absent' && !couldKnowOf(session, registration) ? 'excused' : status);

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

/** Why nobody can be marked so at this session: it was cancelled, or lies too far ahead. */
export function sessionRefusal(
  session: Pick<Session, 'status' | 'start'>,
  status: AttendanceMark,
  now: Date,
): 'session-cancelled' | 'too-early' | undefined {
  if (session.status === 'cancelled') return 'session-cancelled';
  const isEarly = now.getTime() < Date.parse(session.start) - earliestMark;
  return status !== 'excused' && isEarly ? 'too-early' : undefined;
}

/** A person who gave up her place may have come before that, by a sheet that arrives only now. */
const hadPlace: ReadonlySet<Registration['status']> = new Set([
  'confirmed',
  'cancelled',
  'completed',
  'dropped',
]);

function madeOf(
  { markId, deviceId, status, markedAt, replaces }: NewMark,
  { start: startsAt }: Pick<Session, 'start'>,
  { now, actor }: Given,
): Mark {
  const receivedAt = now.toISOString();
  return {
    markId,
    deviceId,
    status,
    markedAt: markedAt < receivedAt ? markedAt : receivedAt,
    receivedAt,
    startsAt,
    author: actor,
    ...(replaces === undefined ? {} : { replaces }),
  };
}
