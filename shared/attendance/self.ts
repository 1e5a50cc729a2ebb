import type { Actor } from '#events/index.ts';
import { openUnderCodes, type Session, sessionsOf } from '#shared/activities/index.ts';
import { checkInWordsIn } from '#shared/language/index.ts';
import type { Person } from '#shared/people/index.ts';
import { type Registration, registrationsFor } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { markIdFrom } from './mark-id.ts';
import { type Recorded, recordSheet } from './record.ts';
import { type Attendance, earliestCheckIn, hasCome } from './schema.ts';
import { attendanceAt, statesOf } from './store.ts';

/** Marks that a person makes of herself count as from one device: a later one corrects an earlier one. */
const ownDevice = 'self';

/** A text that says "I am here": whom it may be about, for which activity, and its full wording. */
export type CheckIn = {
  /** The people it may be about: everyone on the phone, or the one who was named. */
  readonly people: readonly Pick<Person, 'personId'>[];
  readonly code: string;
  /** The text, in which the word of the day is looked for. */
  readonly said: string;
  /** The same when the text is delivered again. */
  readonly textId: string;
  readonly receivedAt: Date;
  readonly actor: Actor;
};

export type CheckedIn = {
  readonly session: Session;
  readonly registration: Registration;
  readonly attendance: Attendance;
};

export type CheckInRefused =
  | { readonly refused: 'unknown-code'; readonly code: string }
  | { readonly refused: 'not-registered'; readonly code: string }
  /** Several people on the phone have a place: the text must say which of them is there. */
  | { readonly refused: 'which-person'; readonly code: string; readonly personIds: readonly string[] }
  /**
   * From half an hour before a session to its end; `next` is when the next one begins, where there is one.
   */
  | { readonly refused: 'no-session-now'; readonly code: string; readonly next: string | undefined }
  /** The facilitator takes attendance herself. */
  | { readonly refused: 'check-in-closed'; readonly code: string }
  | { readonly refused: 'word-missing'; readonly code: string }
  | { readonly refused: 'wrong-word'; readonly code: string };

/**
 * Marks a person present who texts the word of the day, which is told in the room: from half an hour before
 * the session to its end, while the facilitator has check-in open. The same text again changes nothing.
 */
export async function checkIn(context: Context, command: CheckIn): Promise<CheckedIn | CheckInRefused> {
  const { people, code, said, textId, receivedAt, actor } = command;
  const { table } = context;
  const [open] = await openUnderCodes(table, [code]);
  if (open === undefined) return { refused: 'unknown-code', code };
  const { activityId } = open;
  const [sessions, registrations] = await Promise.all([
    sessionsOf(table, activityId),
    registrationsFor(
      table,
      activityId,
      people.map(({ personId }) => personId),
    ),
  ]);
  const expected = registrations.filter(({ status }) => status === 'confirmed');
  const [registration] = expected;
  if (registration === undefined) return { refused: 'not-registered', code };
  if (expected.length > 1) {
    return { refused: 'which-person', code, personIds: expected.map(({ personId }) => personId) };
  }
  const planned = sessions.filter(({ status }) => status === 'planned');
  const now = receivedAt.toISOString();
  const current = planned.filter((session) => isCheckInTime(session, receivedAt));
  if (current.length === 0) {
    return { refused: 'no-session-now', code, next: planned.find(({ start }) => start > now)?.start };
  }
  const opened = current.filter(({ checkIn: word }) => word !== undefined);
  if (opened.length === 0) return { refused: 'check-in-closed', code };
  const [word, another] = checkInWordsIn(said);
  if (word === undefined) return { refused: 'word-missing', code };
  // One session may end as the next begins: the word tells which. A text with several of the words matches
  // none: listing them all proves nothing.
  const session = another === undefined ? opened.find(({ checkIn: of }) => of?.word === word) : undefined;
  if (session === undefined) return { refused: 'wrong-word', code };
  const { personId } = registration;
  const recorded = await ownMark(context, session, personId, 'present', textId, receivedAt, actor);
  const attendance = recorded?.attendances[0];
  if (recorded === undefined || attendance === undefined) return { refused: 'check-in-closed', code };
  return { session: recorded.session, registration, attendance };
}

/** Whether check-in to this session is possible at this instant, if the facilitator opens it. */
export const isCheckInTime = ({ start, end }: Session, at: Date): boolean =>
  at.getTime() >= Date.parse(start) - earliestCheckIn && at.getTime() <= Date.parse(end);

/** A person says that she does not come to one session. */
export type Excuse = {
  readonly activityId: string;
  readonly sessionId: string;
  readonly personId: string;
  /** The same when the text is delivered again. */
  readonly textId: string;
  readonly receivedAt: Date;
  readonly actor: Actor;
};

export type ExcuseRefused = {
  readonly refused:
    | 'unknown-session'
    | 'session-cancelled'
    | 'not-registered'
    | 'session-over'
    /** She is marked as having come. */
    | 'has-come'
    /** The session has begun and staff have marked people: their marks stand. */
    | 'attendance-taken';
};

/**
 * Excuses a person from one session, before it begins, or until its end while staff have marked no one. Her
 * place in the activity stays hers. The same text again changes nothing.
 */
export async function excuse(context: Context, command: Excuse): Promise<CheckedIn | ExcuseRefused> {
  const { activityId, sessionId, personId, textId, receivedAt, actor } = command;
  const states = await statesOf(context.table, activityId, sessionId, [personId]);
  if (states === undefined) return { refused: 'unknown-session' };
  const { session, registration, attendance: before } = states.of(personId);
  if (session.status === 'cancelled') return { refused: 'session-cancelled' };
  if (registration?.status !== 'confirmed') return { refused: 'not-registered' };
  if (receivedAt.toISOString() > session.end) return { refused: 'session-over' };
  if (hasCome(before?.status)) return { refused: 'has-come' };
  const isSaid = before?.marks.some(({ markId }) => markId === markIdFrom(textId, personId, sessionId));
  if (isSaid !== true && (await isTaken(context, session, receivedAt))) {
    const isExcused = before?.status === 'excused' && !before.isDisputed;
    if (!isExcused) return { refused: 'attendance-taken' };
    // A repeated excuse for a session that was moved is noted again: it counts for the present start.
    if (before.startsAt === session.start) return { session, registration, attendance: before };
  }
  const recorded = await ownMark(context, session, personId, 'excused', textId, receivedAt, actor);
  const attendance = recorded?.attendances[0];
  if (recorded === undefined || attendance === undefined) return { refused: 'session-cancelled' };
  return { session: recorded.session, registration, attendance };
}

/** Whether the session has begun, and staff have begun to mark it. */
async function isTaken({ table }: Context, session: Session, at: Date): Promise<boolean> {
  if (at.toISOString() < session.start) return false;
  return (await attendanceAt(table, session)).some(({ marks }) =>
    marks.some(
      ({ author, startsAt = session.start }) => author.kind === 'staff' && startsAt === session.start,
    ),
  );
}

/** Records a mark a person makes of herself; `undefined` when the session was cancelled meanwhile. */
async function ownMark(
  context: Context,
  { activityId, sessionId }: Session,
  personId: string,
  status: 'present' | 'excused',
  textId: string,
  at: Date,
  author: Actor,
): Promise<Recorded | undefined> {
  const markId = markIdFrom(textId, personId, sessionId);
  const mark = { personId, status, markId, deviceId: ownDevice, markedAt: at.toISOString() };
  const recorded = await recordSheet(context, { activityId, sessionId, marks: [mark], author });
  return 'refused' in recorded ? undefined : recorded;
}
