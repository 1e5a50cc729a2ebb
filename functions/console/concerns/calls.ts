import * as z from 'zod/mini';
import { centreIds } from '#events/index.ts';
import type { ConcernPlace, WhoseConcerns } from '#shared/concerns/index.ts';
import {
  type CallsAnswer,
  calledBody,
  seesConcernsOf,
  settleBody,
  staffRequest,
  type TokenVerifier,
} from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  cursorOf,
  cursorText,
  etagOf,
  json,
  languageOfApi,
  type Outcome,
  oneOf,
  type Problem,
  private_,
  problem,
  type Request,
  type Route,
  readJson,
  readQuery,
} from '#shared/web/index.ts';
import { concludeFor } from '../attendance/conclude.ts';
import { bearerOf, changerOf, writerOf } from '../sign-in/bearer.ts';
import { callsFor, noteCalled } from '../untold/session-callbacks.ts';
import { untoldList } from '../untold/untold.ts';
import { concernList, settleFor } from './actions.ts';

export type ConcernApi = { readonly context: Context; readonly verify: TokenVerifier };

/** What a team leader has to follow up, and how she concludes an activity. */
export const concernRoutes = (api: ConcernApi): readonly Route[] => [
  { method: 'GET', path: '/api/concerns', answer: (request) => listConcerns(api, request) },
  { method: 'GET', path: '/api/untold', answer: (request) => listUntold(api, request) },
  {
    method: 'POST',
    path: '/api/activities/{activityId}/complete',
    answer: (request) => postComplete(api, request),
  },
  { method: 'POST', path: '/api/concerns/{concernId}/settle', answer: (request) => postSettle(api, request) },
  { method: 'GET', path: '/api/concerns/{concernId}/calls', answer: (request) => getCalls(api, request) },
  { method: 'POST', path: '/api/concerns/{concernId}/calls', answer: (request) => postCalled(api, request) },
];

/** Made of what a concern is about: letters, digits and hyphens. */
export const concernId = z.string().check(z.regex(/^[a-z0-9-]{8,120}$/));

const whose = [...centreIds, 'all'] as const;

/** Where a list goes on: whose it is, after which concern, raised when. */
const place = cursorOf(z.tuple([z.enum(whose), z.iso.datetime({ precision: 3 }), concernId]));

/** `GET /api/concerns?centre=&cursor=`: the open ones of a centre, or of the administrators (`all`), the oldest first. */
const listConcerns = (api: ConcernApi, request: Request): Promise<Outcome> =>
  listOf(api, request, whose, (list, from) => concernList(api.context, list, from));

/** `GET /api/untold?centre=&cursor=`: who has not been told what, why, since when; the longest first. */
const listUntold = (api: ConcernApi, request: Request): Promise<Outcome> =>
  listOf(api, request, centreIds, (centre, from) =>
    untoldList(api.context, centre, languageOfApi(request), from),
  );

type ListOf<Whose> = (
  centre: Whose,
  from: ConcernPlace | undefined,
) => Promise<{ readonly items: readonly object[]; readonly next: ConcernPlace | undefined }>;

async function listOf<Whose extends WhoseConcerns>(
  { verify }: ConcernApi,
  request: Request,
  lists: readonly Whose[],
  read: ListOf<Whose>,
): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const query = readQuery(request, { centre: oneOf(lists), cursor: place }, ['centre']);
  if ('problem' in query) return query;
  const { centre, cursor } = query.value;
  if (!seesConcernsOf(staff, centre)) return problem('forbidden', 403);
  const [of, raisedAt, after] = cursor ?? [];
  if (of !== undefined && of !== centre) {
    return problem('invalid-request', 400, { errors: [{ parameter: 'cursor', reason: 'invalidChoice' }] });
  }
  const from = raisedAt === undefined || after === undefined ? undefined : { raisedAt, concernId: after };
  const { items, next } = await read(centre, from);
  const goesOn = next === undefined ? null : cursorText([centre, next.raisedAt, next.concernId]);
  return json(200, { items, cursor: goesOn });
}

/** `POST /api/concerns/{concernId}/settle` */
async function postSettle({ context, verify }: ConcernApi, request: Request): Promise<Outcome> {
  const by = await changerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key, version } = by;
  const body = readJson(request, settleBody);
  if ('problem' in body) return body;
  const id = concernId.safeParse(request.params.concernId);
  if (!id.success) return problem('not-found', 404);
  const settling = { concernId: id.data, ...body.value, version };
  const asked = staffRequest(staff, key, ['settle', settling]);
  const settled = await settleFor(context, staff, settling, asked);
  if ('problem' in settled) return settled;
  return json(200, settled, { ...private_, etag: etagOf(settled.version) });
}

/** `GET /api/concerns/{concernId}/calls`: whom to call about a session, and who was. */
async function getCalls({ context, verify }: ConcernApi, request: Request): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const id = concernId.safeParse(request.params.concernId);
  return id.success ? callsJson(await callsFor(context.table, staff, id.data)) : problem('not-found', 404);
}

/**
 * `POST /api/concerns/{concernId}/calls`: someone on the list was called. Two who call different people do not stand in each
 * other's way, so there is no version to match.
 */
async function postCalled({ context, verify }: ConcernApi, request: Request): Promise<Outcome> {
  const by = await writerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key } = by;
  const body = readJson(request, calledBody);
  if ('problem' in body) return body;
  const id = concernId.safeParse(request.params.concernId);
  if (!id.success) return problem('not-found', 404);
  const calling = { concernId: id.data, ...body.value };
  return callsJson(await noteCalled(context, staff, calling, staffRequest(staff, key, ['called', calling])));
}

const callsJson = (told: CallsAnswer | Problem): Outcome =>
  'problem' in told ? told : json(200, told, { ...private_, etag: etagOf(told.version) });

/**
 * `POST /api/activities/{activityId}/complete`: without a body. What is decided for each person can only be decided once
 * or put right in her favour, so there is no version to match.
 */
async function postComplete({ context, verify }: ConcernApi, request: Request): Promise<Outcome> {
  const by = await writerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key } = by;
  const isEmpty = (request.body ?? '') === '';
  const body = isEmpty ? { value: {} } : readJson(request, z.strictObject({}));
  if ('problem' in body) return body;
  const id = z.uuidv7().safeParse(request.params.activityId);
  if (!id.success) return problem('not-found', 404);
  const asked = staffRequest(staff, key, ['complete', id.data]);
  const concluded = await concludeFor(context, staff, id.data, asked);
  return 'problem' in concluded ? concluded : json(202, concluded);
}
