import * as z from 'zod/mini';
import { sessionsBetween } from '../../../../shared/activities/index.ts';
import { markIdFrom, sentMark, sheet } from '../../../../shared/attendance/index.ts';
import { localDate, localToUtc, toAsciiDigits } from '../../../../shared/language/index.ts';
import { attendanceCentres, walkInBody } from '../../../../shared/staff/index.ts';
import type { Context } from '../../../../shared/table/index.ts';
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
  type Route,
  readForm,
  readJson,
  scripted,
  seeOther,
} from '../../../../shared/web/index.ts';
import { closeFor, openFor } from '../../check-in.ts';
import { formTokenCookie, formTokenFor, isOurForm } from '../../session.ts';
import type { ConsoleSettings } from '../../settings.ts';
import { record, type SessionRef, sessionFor, sheetPage } from '../../sheet.ts';
import { walkInFor } from '../../walk-in.ts';
import { consoleAnswer } from '../console-page.tsx';
import { type Asked, forStaff } from '../for-staff.ts';
import { formRequest } from '../form-request.ts';
import { sheetScriptRoute } from './script.ts';
import { dayFrom, SessionsPage, sheetPath } from './sessions-page.tsx';
import { doneSteps, SheetPage } from './sheet-page.tsx';
import { type WalkInEntered, walkInFields } from './walk-in.tsx';

const path = '/console/sessions';
const ofSession = `${path}/{activityId}/{sessionId}`;
/** A hundred people, each with an id and the marks that are seen of her. */
const mostSheetBytes = 64 * 1024;

/** The sessions of a day, the sheet of each, its forms, and the queue of its script. */
export function sheetRoutes(context: Context, settings: ConsoleSettings): readonly Route[] {
  const asked = forStaff(context, settings, attendanceCentres);
  return [
    sheetScriptRoute,
    { method: 'GET', path, answer: asked(getSessions) },
    { method: 'GET', path: ofSession, answer: asked((one) => page(one)) },
    { method: 'POST', path: `${ofSession}/marks`, answer: asked(postMarks) },
    { method: 'POST', path: `${ofSession}/queue`, answer: asked(postQueue) },
    { method: 'POST', path: `${ofSession}/check-in`, answer: asked(postCheckIn) },
    { method: 'POST', path: `${ofSession}/walk-ins`, answer: asked(postWalkIn) },
  ];
}

async function getSessions({ context, request, centres }: Asked): Promise<Outcome> {
  const centre = oneOf(centres)(request.query.get('centre') ?? '') ?? centres[0];
  const today = localDate(context.now().toISOString());
  const asked = z.iso.date().safeParse(request.query.get('day') ?? today);
  const day = asked.success && /^20\d\d-/.test(asked.data) ? asked.data : today;
  const range = { from: localToUtc(day, '00:00'), until: localToUtc(dayFrom(day, 1), '00:00') };
  const { items } = await sessionsBetween(context.table, centre, range, 100);
  const props = { request, centres, centre, day, sessions: items };
  return consoleAnswer(200, <SessionsPage {...props} />);
}

const id = z.uuidv7();
const refIn = ({ params }: Request): SessionRef => ({
  activityId: params.activityId ?? '',
  sessionId: params.sessionId ?? '',
});

/** The sheet, and above it what could not be done. */
async function page(
  { context, request, staff }: Asked,
  told?: Problem,
  entered: WalkInEntered = {},
): Promise<Outcome> {
  const session = await sessionFor(context.table, staff, refIn(request));
  if ('problem' in session) return session;
  const after = id.safeParse(request.query.get('after'));
  const items = await sheetPage(context.table, session, after.success ? after.data : undefined);
  const formToken = formTokenFor(request, context);
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  const formId = context.newId(context.now());
  const here = asFor(request, sheetPath(session));
  const props = { request: here, formToken, formId, session, sheet: items, done, problem: told, entered };
  const answer: Answer = consoleAnswer(told?.status ?? 200, <SheetPage {...props} staffId={staff.id} />, [
    formTokenCookie(request, formToken),
  ]);
  return scripted(answer);
}

async function formOf(request: Request): Promise<URLSearchParams | Problem> {
  const fields = readForm(request, mostSheetBytes);
  if ('problem' in fields) return fields;
  return isOurForm(request, fields.value) ? fields.value : problem('forbidden', 403);
}

/** The sheet as a form: what was chosen otherwise than it stood there. */
async function postMarks(asked: Asked): Promise<Outcome> {
  const { context, request, staff } = asked;
  const fields = await formOf(request);
  if ('problem' in fields) return fields;
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
}

/** What a page is told of the first mark that was not taken. */
const nameOf = (reason: string) =>
  reason === 'too-early' ||
  reason === 'session-cancelled' ||
  reason === 'not-registered' ||
  reason === 'too-many-marks'
    ? reason
    : ('invalid-request' as const);

/** Marks that the script has kept on the device. */
async function postQueue({ context, request, staff }: Asked): Promise<Outcome> {
  const token = new URLSearchParams({ formToken: request.headers['x-form-token'] ?? '' });
  if (!isOurForm(request, token)) return problem('forbidden', 403);
  const body = readJson(request, sheet, mostSheetBytes);
  if ('problem' in body) return body;
  const recorded = await record(context, staff, refIn(request), body.value);
  return 'problem' in recorded ? recorded : json(200, recorded);
}

async function postCheckIn(asked: Asked): Promise<Outcome> {
  const { context, request, staff } = asked;
  const fields = await formOf(request);
  if ('problem' in fields) return fields;
  const ref = refIn(request);
  const told =
    fields.get('step') === 'close' ? await closeFor(context, staff, ref) : await openFor(context, staff, ref);
  if (told !== undefined && 'problem' in told) return told.status === 409 ? page(asked, told) : told;
  return seeOther(sheetPath(ref));
}

async function postWalkIn(asked: Asked): Promise<Outcome> {
  const { context, request, staff, settings } = asked;
  const fields = await formOf(request);
  if ('problem' in fields) return fields;
  const entered: WalkInEntered = Object.fromEntries(
    walkInFields.flatMap((name) => {
      const value = (fields.get(name) ?? '').slice(0, 100);
      return value === '' ? [] : [[name, value]];
    }),
  );
  const { birthYear, acceptsOverlap, consent, ...rest } = entered;
  const year = birthYear === undefined ? {} : { birthYear: Number(toAsciiDigits(birthYear)) };
  const agreed = {
    ...(consent === 'true' ? { consent: true } : {}),
    ...(acceptsOverlap === 'true' ? { acceptsOverlap: true } : {}),
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
}
