import { closeCheckIn, openCheckIn } from '#shared/attendance/index.ts';
import { checkInWord } from '#shared/language/index.ts';
import {
  answerTo,
  answerWrite,
  type CheckInAnswer,
  type Staff,
  type StaffRequest,
} from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';
import { type SessionRef, sessionFor } from './sheet.ts';

const keyReused = problem('idempotency-key-reused', 422);

/** The kept part of an answer. */
type Kept = { readonly word: string; readonly openedAt: string };

/** Lets people check in to a session by text, if this login may, and answers with the word of the day. */
export async function openFor(
  context: Context,
  staff: Staff,
  ref: SessionRef,
  request?: StaffRequest,
): Promise<CheckInAnswer | Problem> {
  const session = await sessionFor(context.table, staff, ref);
  if ('problem' in session) return session;
  const before = request && (await answerTo<Kept>(context.table, request));
  if (before !== undefined) return 'refused' in before ? keyReused : told(before.answered);
  const opened = await openCheckIn(context, ref, staff.id, ({ word, openedAt }) =>
    request === undefined ? [] : [answerWrite<Kept>(request, { word, openedAt }, context.now())],
  );
  if (!('refused' in opened)) return told(opened.checkIn);
  switch (opened.refused) {
    case 'unknown-session':
      return problem('not-found', 404);
    case 'session-cancelled':
    case 'not-session-time':
      return problem(opened.refused, 409);
    case 'request-answered':
      return openFor(context, staff, ref, request);
  }
}

function told({ word, openedAt }: Kept): CheckInAnswer {
  const words = checkInWord(word);
  if (words === undefined) throw new Error('A session is open with a word that is none');
  return { words: { ...words }, openedAt };
}

/** Ends what `openFor` began, if this login may; `undefined` when it is done. */
export async function closeFor(
  context: Context,
  staff: Staff,
  ref: SessionRef,
  request?: StaffRequest,
): Promise<Problem | undefined> {
  const session = await sessionFor(context.table, staff, ref);
  if ('problem' in session) return session;
  const before = request && (await answerTo(context.table, request));
  if (before !== undefined) return 'refused' in before ? keyReused : undefined;
  const extraWrites = request === undefined ? [] : [answerWrite(request, {}, context.now())];
  const closed = await closeCheckIn(context, ref, extraWrites);
  if (!('refused' in closed)) return undefined;
  return closed.refused === 'request-answered'
    ? closeFor(context, staff, ref, request)
    : problem('not-found', 404);
}
