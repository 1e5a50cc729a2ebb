import * as z from 'zod/mini';
import { centreIds } from '#events/index.ts';
import { localDate, localToUtc } from '#shared/language/index.ts';
import type { Limits } from '#shared/messaging/index.ts';
import {
  announceBody,
  cancelBody,
  moveBody,
  staffRequest,
  type TimetableAnswer,
  type TokenVerifier,
  timetableBody,
} from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  cursorOf,
  cursorText,
  etagOf,
  json,
  type Outcome,
  oneOf,
  private_,
  problem,
  type Request,
  type Route,
  readJson,
  readQuery,
} from '#shared/web/index.ts';
import { bearerOf, changerOf, writerOf } from '../sign-in/bearer.ts';
import { announce, calendarOf, callOff, extend, move, timetableOf } from './actions.ts';
import type { Told } from './answers.ts';

type Api = { readonly context: Context; readonly verify: TokenVerifier; readonly limits: Limits };

const sessions = '/api/activities/{activityId}/sessions';

/** The staff API of timetables. */
export const timetableRoutes = (api: Api): readonly Route[] => [
  { method: 'POST', path: '/api/activities', answer: (request) => postActivity(api, request) },
  { method: 'GET', path: sessions, answer: (request) => getTimetable(api, request) },
  { method: 'POST', path: sessions, answer: (request) => postSessions(api, request) },
  { method: 'PATCH', path: `${sessions}/{sessionId}`, answer: (request) => patchSession(api, request) },
  { method: 'POST', path: `${sessions}/{sessionId}/cancel`, answer: (request) => postCancel(api, request) },
  { method: 'GET', path: '/api/sessions', answer: (request) => listSessions(api, request) },
];

const withEtag = (version: number) => ({ ...private_, etag: etagOf(version) });

/** `POST /api/activities`: an activity, with its sessions one by one or by a weekly pattern. */
async function postActivity({ context, verify, limits }: Api, request: Request): Promise<Outcome> {
  const by = await writerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key } = by;
  const body = readJson(request, announceBody);
  if ('problem' in body) return body;
  const asked = staffRequest(staff, key, ['announce', body.value]);
  const announced = await announce(context, staff, body.value, asked, limits);
  return 'problem' in announced ? announced : json(201, announced, withEtag(announced.version));
}

/** `GET …/sessions`: all of an activity's, cancelled ones too; its `ETag` is what adding to them is to match. */
async function getTimetable({ context, verify }: Api, request: Request): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const id = z.uuidv7().safeParse(request.params.activityId);
  if (!id.success) return problem('not-found', 404);
  const told = await timetableOf(context.table, staff, id.data);
  return 'problem' in told ? told : timetableJson(200, told);
}

/** `POST …/sessions`: all of those asked for, or none. */
async function postSessions({ context, verify, limits }: Api, request: Request): Promise<Outcome> {
  const by = await changerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key, version } = by;
  const id = z.uuidv7().safeParse(request.params.activityId);
  if (!id.success) return problem('not-found', 404);
  const body = readJson(request, timetableBody);
  if ('problem' in body) return body;
  const asked = staffRequest(staff, key, ['extend', id.data, version, body.value]);
  const told = await extend(context, staff, { activityId: id.data, version }, body.value, asked, limits);
  return 'problem' in told ? told : timetableJson(201, told);
}

function timetableJson(status: number, { sessions, activityVersion }: Told): Outcome {
  const answer: TimetableAnswer = { activityVersion, items: [...sessions], cursor: null };
  return json(status, answer, withEtag(activityVersion));
}

/** Which session an address names; `undefined` where it names none. */
const which = z.object({ activityId: z.uuidv7(), sessionId: z.uuidv7() });

/** `PATCH …/sessions/{sessionId}`: another time, another room. */
async function patchSession({ context, verify, limits }: Api, request: Request): Promise<Outcome> {
  const by = await changerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key, version } = by;
  const session = which.safeParse(request.params);
  if (!session.success) return problem('not-found', 404);
  const body = readJson(request, moveBody);
  if ('problem' in body) return body;
  const asked = staffRequest(staff, key, ['move', session.data, version, body.value]);
  return sessionJson(await move(context, staff, { ...session.data, version }, body.value, asked, limits));
}

/** `POST …/sessions/{sessionId}/cancel`: without a body, or with how many are not told in time. Cancelled already is done. */
async function postCancel({ context, verify, limits }: Api, request: Request): Promise<Outcome> {
  const by = await changerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key, version } = by;
  const session = which.safeParse(request.params);
  if (!session.success) return problem('not-found', 404);
  const isEmpty = (request.body ?? '') === '';
  const body = isEmpty ? { value: {} } : readJson(request, cancelBody);
  if ('problem' in body) return body;
  const asked = staffRequest(staff, key, ['cancel', session.data, version]);
  const meant = { ...session.data, version };
  return sessionJson(await callOff(context, staff, meant, body.value, asked, limits));
}

function sessionJson(told: Awaited<ReturnType<typeof move>>): Outcome {
  if ('problem' in told) return told;
  const [session] = told.sessions;
  if (session === undefined) throw new Error('A session was changed and is not there');
  return json(200, session, withEtag(session.version));
}

/** A day of the calendar in Baghdad, from this year's beginnings of ours on. */
const readDay = (text: string): string | undefined =>
  z.iso
    .date()
    .check(z.regex(/^20[2-9]\d-/))
    .safeParse(text).data;

/** Where a calendar goes on: after which session, and of which question. */
const place = cursorOf(
  z.tuple([z.enum(centreIds), z.iso.datetime({ precision: 3 }), z.uuidv7(), z.uuidv7()]),
);

const dayLength = 24 * 3600 * 1000;
/** So many days are shown from the first where no last is given, and so many at the most. */
const usualDays = 31;
const mostDays = 400;

/** `GET /api/sessions?centre=&from=&until=`: a centre's calendar, from one day in Baghdad to another, both included. */
async function listSessions({ context, verify }: Api, request: Request): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const parameters = { centre: oneOf(centreIds), from: readDay, until: readDay, cursor: place };
  const query = readQuery(request, parameters, ['centre']);
  if ('problem' in query) return query;
  const { centre, from = localDate(context.now().toISOString()), cursor } = query.value;
  const until = query.value.until ?? dayAfter(from, usualDays - 1);
  const wrong = (parameter: string) =>
    problem('invalid-request', 400, { errors: [{ parameter, reason: 'invalidChoice' }] });
  if (until < from || until >= dayAfter(from, mostDays)) return wrong('until');
  const between = { from: localToUtc(from, '00:00'), until: localToUtc(dayAfter(until, 1), '00:00') };
  const [of, start = '', activityId = '', sessionId = ''] = cursor ?? [];
  if (of !== undefined && (of !== centre || start < between.from || start >= between.until))
    return wrong('cursor');
  const after = of === undefined ? undefined : { start, activityId, sessionId };
  const page = await calendarOf(context.table, staff, centre, between, after);
  if ('problem' in page) return page;
  const { items, next } = page;
  const goesOn = next && cursorText([centre, next.start, next.activityId, next.sessionId]);
  return json(200, { items, cursor: goesOn ?? null });
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
