import type { Actor } from '#events/index.ts';
import { openUnderCodes, type Session, sessionById } from '#shared/activities/index.ts';
import {
  accept,
  answerOf,
  answerWrite,
  type Refusal,
  type Register,
  type Registered,
  type Registration,
  type Reused,
  registering,
  registrationTask,
} from '#shared/registration/index.ts';
import { type Context, untilWritten, type Write } from '#shared/table/index.ts';
import { agreedOn, decideMarks, sessionRefusal } from './decide.ts';
import { markIdFrom } from './mark-id.ts';
import { recordSheet, type SheetRefused } from './record.ts';
import type { Attendance, MarkRefusal, NewMark } from './schema.ts';
import { attendanceOf, attendanceWrites, cameWrites } from './store.ts';

/** Someone at the door of a session without a place, and the member of staff who registers her. */
export type WalkIn = {
  readonly activityId: string;
  readonly sessionId: string;
  readonly person: Omit<Register, 'code' | 'channel' | 'atTheDoorBy'> & {
    readonly atTheDoorBy: string;
  };
};

export type WalkedIn = {
  readonly session: Session;
  readonly registration: Registration;
  readonly attendance: Attendance;
};
export type WalkInRefused = { readonly refused: 'unknown-session' | MarkRefusal } | Refusal | Reused;

/** The device of marks made with a registration, not on a sheet. */
const doorDevice = 'door';

/**
 * Registers someone and marks her present, in one transaction. Ignores the enrolment dates, until a week
 * after the session; takes only a free place that nobody waits for; with another activity at the same time,
 * only once she was told. Someone with a place is marked present; someone who is offered a place takes it and
 * is marked present. The same request again gets the same place and the same mark. Throws as `register` and
 * `recordSheet` do; the request may be sent again then.
 */
export async function walkIn(context: Context, command: WalkIn): Promise<WalkedIn | WalkInRefused> {
  const { activityId, sessionId, person } = command;
  const session = await sessionById(context.table, activityId, sessionId);
  if (session === undefined) return { refused: 'unknown-session' };
  const closed = sessionRefusal(session, 'present', context.now());
  if (closed !== undefined) return { refused: closed };
  const { code } = session;
  if (!isDoorOpen(session, context.now()))
    return { refused: 'enrolment-closed', code, closesAt: session.end };
  const [open] = await openUnderCodes(context.table, [code]);
  // Another activity has the code now: this one is long over.
  if (open?.activityId !== activityId) return { refused: 'unknown-code', code };

  const asked = { ...person, code, channel: 'web' as const };
  const { outcome, walkedIn } = await registerPresent(context, session, asked, person);
  const isThereAlready = 'refused' in outcome && outcome.refused === 'already-registered';
  if ('refused' in outcome && !isThereAlready) return outcome;
  const registration = isThereAlready
    ? await placeOf(context, outcome.registration, authorOf(person))
    : outcome.registration;
  if (registration === undefined) return { refused: 'full', code };
  if (walkedIn !== undefined) return walkedIn;
  // A place made by this same request has its answer already.
  const answer = isThereAlready ? answerOf(registration, asked) : undefined;
  const present = await notePresent(context, session, registration, person, (now) =>
    answer === undefined ? [] : [answerWrite(person.requestId, answer, now)],
  );
  return 'refused' in present && present.refused === 'request-answered' ? walkIn(context, command) : present;
}

/** How long after a session walk-ins can be entered, in milliseconds: paper sheets are typed later. */
const writtenDownWithin = 7 * 24 * 3_600_000;

/** Whether walk-ins to a session can still be registered. */
export const isDoorOpen = ({ end }: Pick<Session, 'end'>, now: Date): boolean =>
  now.getTime() <= Date.parse(end) + writtenDownWithin;

/**
 * The place she has, or takes now because it is offered to her; `undefined` for others, also if she waits in
 * line.
 */
async function placeOf(
  context: Context,
  registration: Registration,
  author: Actor,
): Promise<Registration | undefined> {
  if (registration.status !== 'offered') {
    return registration.status === 'confirmed' ? registration : undefined;
  }
  const accepted = await accept(context, registration, author);
  return accepted === undefined || 'refused' in accepted ? undefined : accepted;
}

/** Registers someone and marks her present in the same transaction, unless she has a mark already. */
function registerPresent(
  context: Context,
  found: Session,
  command: Register,
  person: WalkIn['person'],
): Promise<{ readonly outcome: Registered | Refusal | Reused; readonly walkedIn?: WalkedIn | undefined }> {
  let session = found;
  let wasNotedBefore = false;
  const plan = registering(context, command);
  return untilWritten(context, registrationTask, async (contention) => {
    const planned = await plan(contention);
    if (!('writes' in planned)) return { outcome: planned };
    const { registration } = planned;
    const now = context.now();
    const facts = () => ({ now, eventId: context.newId(now), actor: authorOf(person) });
    const state = { session, registration, attendance: undefined };
    const noted = wasNotedBefore
      ? undefined
      : decideMarks(state, [markOf(person, registration, session)], facts()).change;
    const walkedIn = noted && {
      session: { ...session, came: session.came + noted.came },
      registration,
      attendance: noted.attendance,
    };
    return {
      writes: [
        ...planned.writes,
        ...(noted === undefined
          ? []
          : [...attendanceWrites(noted), ...cameWrites(session, noted.came, facts())]),
      ],
      result: { outcome: planned.result, walkedIn },
      ifRefused: async (refused) => {
        // She has a mark from before she once gave up her place: it is read and corrected on its own.
        wasNotedBefore ||= refused.has('attendance');
        // The refused write answers with the item found there; only sessions are under this key.
        session = (refused.get('session') as Session | undefined) ?? session;
        const ending = await planned.ifRefused(refused);
        return 'answer' in ending ? { answer: { outcome: ending.answer } } : ending;
      },
    };
  });
}

/** Marks someone present who has a place, whatever her earlier marks. */
async function notePresent(
  context: Context,
  session: Session,
  registration: Registration,
  person: WalkIn['person'],
  extraWrites: (now: Date) => readonly Write[],
): Promise<WalkedIn | SheetRefused | { readonly refused: MarkRefusal }> {
  const { activityId, sessionId } = session;
  const { personId } = registration;
  const [before] = await attendanceOf(context.table, session, [personId]);
  const replaces = before && agreedOn(before.marks).heads.map(({ markId }) => markId);
  const mark = { ...markOf(person, registration, session), ...(replaces && { replaces }) };
  const author = authorOf(person);
  const sheet = { activityId, sessionId, marks: [mark], author };
  const recorded = await recordSheet(context, sheet, (_done, now) => extraWrites(now));
  if ('refused' in recorded) return recorded;
  const [attendance] = recorded.attendances;
  const [refusal] = recorded.refusals;
  if (refusal !== undefined) return { refused: refusal.refused };
  if (attendance === undefined) return { refused: 'unknown-session' };
  return { session: recorded.session, registration, attendance };
}

const authorOf = ({ atTheDoorBy }: WalkIn['person']) => ({ kind: 'staff', id: atTheDoorBy }) as const;

const markOf = (
  { requestId, receivedAt }: WalkIn['person'],
  { personId }: Registration,
  { sessionId }: Session,
): NewMark => ({
  personId,
  status: 'present',
  markId: markIdFrom(requestId, personId, sessionId),
  deviceId: doorDevice,
  markedAt: receivedAt.toISOString(),
});
