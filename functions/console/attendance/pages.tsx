import * as z from 'zod/mini';
import { activityById, placesGivenUntil, sessionsBetween, sessionsOver } from '#shared/activities/index.ts';
import { isDoorOpen, markIdFrom, sentMark, sheet } from '#shared/attendance/index.ts';
import { daysAfter, localDate, localToUtc, typedNumber } from '#shared/language/index.ts';
import { attendanceCentres, walkInBody } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  type Answer,
  asFor,
  checked,
  json,
  type Outcome,
  oneOf,
  type Problem,
  problem,
  type Request,
  readJson,
  scripted,
  seeOther,
} from '#shared/web/index.ts';
import { consoleAnswer } from '../frame/console-page.tsx';
import { type Asked, centreIn, forStaff } from '../frame/for-staff.ts';
import { formRequest } from '../frame/form-request.ts';
import { isOurForm, ourForm } from '../sign-in/session.ts';
import { closeFor, openFor } from './check-in.ts';
import { record, type SessionRef, sessionFor, sheetPage } from './sheet.ts';
import { walkInFor } from './walk-in.ts';

export { getSheetScript } from './sheet-script.ts';

import { formAnswer } from '../frame/form-answer.tsx';
import { SessionsPage, sheetPath } from './sessions-page.tsx';
import { doneSteps, SheetPage } from './sheet-page.tsx';
import { type WalkInEntered, walkInFields } from './walk-in-form.tsx';

/** A hundred people, each with an id and the marks that the page showed for her; in bytes. */
const mostSheetBytes = 64 * 1024;

const forSheets = forStaff(attendanceCentres);

/**
 * `GET /console/sessions?centre=&day=`: the sessions of a centre on one Baghdad day (`2026-11-30`), default
 * today.
 */
export const getSessions = forSheets(async ({ context, request, centres }) => {
  const centre = centreIn({ centres }, request.query.get('centre'));
  const today = localDate(context.now().toISOString());
  const asked = z.iso.date().safeParse(request.query.get('day') ?? today);
  const day = asked.success && /^20\d\d-/.test(asked.data) ? asked.data : today;
  const range = { from: localToUtc(day, '00:00'), until: localToUtc(daysAfter(day, 1), '00:00') };
  const { items } = await sessionsBetween(context.table, centre, range, 100);
  const props = { request, centres, centre, day, sessions: items };
  return consoleAnswer(200, <SessionsPage {...props} />);
});

const id = z.uuidv7();
const refIn = ({ params }: Request): SessionRef => ({
  activityId: params.activityId ?? '',
  sessionId: params.sessionId ?? '',
});

/** `GET /console/sessions/{activityId}/{sessionId}?after=`: the sheet of a session, a page at a time. */
export const getSheet = forSheets((asked) => page(asked));

/** The sheet, below the reason for a refusal. */
async function page(
  { context, request, staff }: Asked,
  told?: Problem,
  entered: WalkInEntered = {},
): Promise<Outcome> {
  const session = await sessionFor(context.table, staff, refIn(request));
  if ('problem' in session) return session;
  const after = id.safeParse(request.query.get('after'));
  const items = await sheetPage(context.table, session, after.success ? after.data : undefined);
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  const here = asFor(request, sheetPath(session));
  const now = context.now();
  const late = isDoorOpen(session, now) ? await howLate(context, session) : undefined;
  const props = { request: here, session, sheet: items, done, problem: told, entered, late, now };
  const answer: Answer = formAnswer(context, request, told?.status ?? 200, (marks) => (
    <SheetPage {...props} staffId={staff.id} {...marks} />
  ));
  return scripted(answer);
}

/** How many sessions of the course are over, once places are given only at the door; else `undefined`. */
async function howLate({ table, now }: Context, { activityId }: SessionRef) {
  const activity = await activityById(table, activityId);
  if (activity === undefined || (placesGivenUntil(activity) ?? '~') > now().toISOString()) return undefined;
  return { over: sessionsOver(activity, now()), sessions: activity.sessions.length };
}

/** `POST …/marks`: the sheet sent as a form; records only the statuses that were changed on it. */
export const postMarks = forSheets(async (asked) => {
  const { context, request, staff } = asked;
  const form = ourForm(request, mostSheetBytes);
  if ('problem' in form) return form;
  const fields = form.value;
  const formId = id.safeParse(fields.get('formId'));
  if (!formId.success) return problem('invalid-request', 400);
  const ref = refIn(request);
  const markedAt = context.now().toISOString();
  const chosen = [...fields].flatMap(([name, status]) => {
    if (!/^m\d{1,3}$/.test(name)) return [];
    const [personId = '', was, ...replaces] = (fields.get(`p${name.slice(1)}`) ?? '').split('.');
    if (status === was) return [];
    const markId = markIdFrom(formId.data, personId, status);
    return [{ personId, status, markId, markedAt, replaces: replaces.filter((each) => each !== '') }];
  });
  const marks = checked(chosen, z.array(sentMark));
  if ('problem' in marks) return page(asked, marks);
  if (marks.value.length > 0) {
    const recorded = await record(context, staff, ref, {
      deviceId: `console:${staff.id}`,
      marks: marks.value,
    });
    if ('problem' in recorded) return recorded;
    const [refusal] = recorded.refused;
    if (refusal !== undefined) return page(asked, problem(nameOf(refusal.reason), 409));
  }
  return seeOther(`${sheetPath(ref)}?done=saved`);
});

/** The problem that the page shows for the first mark refused. */
const nameOf = (reason: string) =>
  reason === 'too-early' ||
  reason === 'session-cancelled' ||
  reason === 'not-registered' ||
  reason === 'too-many-marks'
    ? reason
    : ('invalid-request' as const);

/**
 * `POST …/queue`: marks that the script kept on the device, as JSON; 403 without the form token in
 * `x-form-token`.
 */
export const postQueue = forSheets(async ({ context, request, staff }) => {
  const token = new URLSearchParams({ formToken: request.headers['x-form-token'] ?? '' });
  if (!isOurForm(request, token)) return problem('forbidden', 403);
  const body = readJson(request, sheet, mostSheetBytes);
  if ('problem' in body) return body;
  const recorded = await record(context, staff, refIn(request), body.value);
  return 'problem' in recorded ? recorded : json(200, recorded);
});

/** `POST …/check-in`: opens checking in by text; with `step=close` closes it. */
export const postCheckIn = forSheets(async (asked) => {
  const { context, request, staff } = asked;
  const form = ourForm(request, mostSheetBytes);
  if ('problem' in form) return form;
  const fields = form.value;
  const ref = refIn(request);
  const told =
    fields.get('step') === 'close' ? await closeFor(context, staff, ref) : await openFor(context, staff, ref);
  if (told !== undefined && 'problem' in told) return told.status === 409 ? page(asked, told) : told;
  return seeOther(sheetPath(ref));
});

/**
 * `POST …/walk-ins`: registers someone at the door and notes her present; 400 without a form id. If
 * she cannot be registered, shows the sheet again with the form as filled in.
 */
export const postWalkIn = forSheets(async (asked) => {
  const { context, request, staff, settings } = asked;
  const form = ourForm(request, mostSheetBytes);
  if ('problem' in form) return form;
  const fields = form.value;
  const entered: WalkInEntered = Object.fromEntries(
    walkInFields.flatMap((name) => {
      const value = (fields.get(name) ?? '').slice(0, 100);
      return value === '' ? [] : [[name, value]];
    }),
  );
  const { birthYear, acceptsOverlap, consent, ...rest } = entered;
  const born = typedNumber(birthYear ?? '');
  const year = born === undefined ? {} : { birthYear: born };
  const agreed = {
    ...(consent === 'yes' ? { consent: true } : {}),
    ...(acceptsOverlap === 'yes' ? { acceptsOverlap: true } : {}),
  };
  const body = checked({ ...rest, ...year, ...agreed }, walkInBody);
  if ('problem' in body) return page(asked, body, entered);
  const ref = refIn(request);
  const key = formRequest(staff, fields, ['walk-in', ref, body.value]);
  if (key === undefined) return problem('invalid-request', 400);
  const given = { receivedAt: request.receivedAt, allowedPrefixes: settings.allowedPrefixes };
  const walkedIn = await walkInFor(context, staff, ref, body.value, key, given);
  if ('problem' in walkedIn) return page(asked, walkedIn, entered);
  return seeOther(`${sheetPath(ref)}?done=walkedIn`);
});
