import * as z from 'zod/mini';
import { sheet } from '#shared/attendance/index.ts';
import { type AttendancePage, staffRequest, type TokenVerifier, walkInBody } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  cursorOf,
  cursorText,
  json,
  noContent,
  type Outcome,
  type Problem,
  problem,
  type Request,
  type Route,
  readJson,
  readQuery,
} from '#shared/web/index.ts';
import { bearerOf, writerOf } from '../sign-in/bearer.ts';
import { closeFor, openFor } from './check-in.ts';
import { record, type SessionRef, sessionFor, sheetPage, toldSession } from './sheet.ts';
import { walkInFor } from './walk-in.ts';

export type AttendanceApi = {
  readonly context: Context;
  readonly verify: TokenVerifier;
  readonly allowedPrefixes: readonly string[];
};

/** Two hundred marks, each with the marks it replaces. */
const mostSheetBytes = 64 * 1024;

const session = '/api/activities/{activityId}/sessions/{sessionId}';

/** The sheets of sessions, those at the door, and checking in by text. */
export const attendanceRoutes = (api: AttendanceApi): readonly Route[] => [
  { method: 'GET', path: `${session}/attendance`, answer: (request) => getAttendance(api, request) },
  { method: 'POST', path: `${session}/attendance`, answer: (request) => postAttendance(api, request) },
  { method: 'POST', path: `${session}/walk-ins`, answer: (request) => postWalkIn(api, request) },
  { method: 'POST', path: `${session}/check-in`, answer: (request) => postCheckIn(api, request) },
  { method: 'DELETE', path: `${session}/check-in`, answer: (request) => deleteCheckIn(api, request) },
];

const id = z.uuidv7();

/** The session that the path names; one that is no id names none. */
function refIn({ params }: Request): SessionRef | Problem {
  const [activityId, sessionId] = [id.safeParse(params.activityId), id.safeParse(params.sessionId)];
  return activityId.success && sessionId.success
    ? { activityId: activityId.data, sessionId: sessionId.data }
    : problem('not-found', 404);
}

const place = cursorOf(z.uuidv7());

/** `GET …/attendance?cursor=` */
async function getAttendance({ context, verify }: AttendanceApi, request: Request): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const query = readQuery(request, { cursor: place });
  if ('problem' in query) return query;
  const ref = refIn(request);
  if ('problem' in ref) return ref;
  const found = await sessionFor(context.table, staff, ref);
  if ('problem' in found) return found;
  const { items, next } = await sheetPage(context.table, found, query.value.cursor);
  const answer: AttendancePage = {
    session: toldSession(found),
    items: [...items],
    cursor: next === undefined ? null : cursorText(next),
  };
  return json(200, answer);
}

/** `POST …/attendance`: one person, or up to 200. */
async function postAttendance({ context, verify }: AttendanceApi, request: Request): Promise<Outcome> {
  const writer = await writerOf(request, verify);
  if ('problem' in writer) return writer;
  const body = readJson(request, sheet, mostSheetBytes);
  if ('problem' in body) return body;
  const ref = refIn(request);
  if ('problem' in ref) return ref;
  const asked = staffRequest(writer.staff, writer.key, ['attendance', ref, body.value]);
  const recorded = await record(context, writer.staff, ref, body.value, asked);
  return 'problem' in recorded ? recorded : json(200, recorded);
}

/** `POST …/walk-ins` */
async function postWalkIn(
  { context, verify, allowedPrefixes }: AttendanceApi,
  request: Request,
): Promise<Outcome> {
  const writer = await writerOf(request, verify);
  if ('problem' in writer) return writer;
  const body = readJson(request, walkInBody);
  if ('problem' in body) return body;
  const ref = refIn(request);
  if ('problem' in ref) return ref;
  const asked = staffRequest(writer.staff, writer.key, ['walk-in', ref, body.value]);
  const given = { receivedAt: request.receivedAt, allowedPrefixes };
  const walkedIn = await walkInFor(context, writer.staff, ref, body.value, asked, given);
  return 'problem' in walkedIn ? walkedIn : json(201, walkedIn);
}

/** `POST …/check-in`: without a body. */
async function postCheckIn({ context, verify }: AttendanceApi, request: Request): Promise<Outcome> {
  const writer = await writerOf(request, verify);
  if ('problem' in writer) return writer;
  const isEmpty = (request.body ?? '') === '';
  const body = isEmpty ? { value: {} } : readJson(request, z.strictObject({}));
  if ('problem' in body) return body;
  const ref = refIn(request);
  if ('problem' in ref) return ref;
  const asked = staffRequest(writer.staff, writer.key, ['open check-in', ref]);
  const opened = await openFor(context, writer.staff, ref, asked);
  return 'problem' in opened ? opened : json(200, opened);
}

/** `DELETE …/check-in`: to be closed is all that can become of it, so no version is asked for. */
async function deleteCheckIn({ context, verify }: AttendanceApi, request: Request): Promise<Outcome> {
  const writer = await writerOf(request, verify);
  if ('problem' in writer) return writer;
  const ref = refIn(request);
  if ('problem' in ref) return ref;
  const asked = staffRequest(writer.staff, writer.key, ['close check-in', ref]);
  return (await closeFor(context, writer.staff, ref, asked)) ?? noContent;
}
