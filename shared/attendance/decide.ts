import type { AttendanceMark } from '#events/index.ts';
import { couldKnowOf, type Session } from '#shared/activities/schema.ts';
import type { Registration } from '#shared/registration/schema.ts';
import { type AttendanceChange, factsOf, type Given, recorded } from './change.ts';
import {
  type Attendance,
  earliestMark,
  hasCome,
  type Mark,
  mostMarksOfOne,
  type NewMark,
  type RefusedMark,
} from './schema.ts';

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

const isPutRight = ({ markId }: Mark, marks: readonly Mark[]): boolean =>
  marks.some((other) => other.markId !== markId && other.replaces?.includes(markId));

/** The clock of a device orders its marks, but for one that put a later one right, by itself or through others. */
function isOutdated(mark: Mark, marks: readonly Mark[]): boolean {
  const later = marks.filter((other) => other.deviceId === mark.deviceId && inOrder(mark, other) < 0);
  if (later.length === 0) return false;
  const behind = behindOf(mark, marks);
  return later.some(({ markId }) => !behind.has(markId));
}

/** The marks that this one replaces, those that these replaced or outdated, and so on. */
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
 * An excuse that a person sent herself contradicts nobody: when she came after all, she came; when staff who did not
 * know of it noted her absent, she is excused. One that she sent after the session had begun and staff had noted her
 * absent counts for nothing: a sheet that was made without a network may come only then.
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

/** Whether the session had begun when this was said of it. */
const hasBegun = ({ markedAt, startsAt = '~' }: Mark): boolean => markedAt >= startsAt;

/** From what is decided what becomes of one person's marks. */
export type AttendanceState = {
  readonly session: Session;
  readonly registration: Registration | undefined;
  readonly attendance: Attendance | undefined;
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

/** Who could not know of the session is excused, whoever notes that she was not there. */
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
