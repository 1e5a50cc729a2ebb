import * as z from 'zod/mini';
import { type Step, steps } from '#shared/rearranging/index.ts';
import { calledBody, rearrangeBody, staffRequest, type TokenVerifier } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  cursorText,
  etagOf,
  json,
  type Outcome,
  type Problem,
  private_,
  problem,
  type Request,
  type Route,
  readJson,
  readQuery,
} from '#shared/web/index.ts';
import { centreList } from '../frame/centre-list.ts';
import { bearerOf, changerOf, writerOf } from '../sign-in/bearer.ts';
import { draftOf, rearrangementFor, rearrangementsFor, stepOf } from './actions.ts';
import { callPlace, noteRearrangedCall, type RearrangedCalls, rearrangedCalls } from './callbacks.ts';

type Api = { readonly context: Context; readonly verify: TokenVerifier };

const path = '/api/rearrangements';

/** The staff API of moving or cancelling the sessions of some days together. */
export const rearrangementRoutes = (api: Api): readonly Route[] => [
  { method: 'GET', path, answer: (request) => listThem(api, request) },
  { method: 'POST', path, answer: (request) => postDraft(api, request) },
  { method: 'GET', path: `${path}/{rearrangementId}`, answer: (request) => getOne(api, request) },
  { method: 'GET', path: `${path}/{rearrangementId}/calls`, answer: (request) => getCalls(api, request) },
  { method: 'POST', path: `${path}/{rearrangementId}/calls`, answer: (request) => postCalled(api, request) },
  ...steps.map(
    (step): Route => ({
      method: 'POST',
      path: `${path}/{rearrangementId}/${step}`,
      answer: (request) => postStep(api, step, request),
    }),
  ),
];

const withEtag = (version: number) => ({ ...private_, etag: etagOf(version) });
const idIn = ({ params }: Request) => z.uuidv7().safeParse(params.rearrangementId);

/** `POST /api/rearrangements`: written down; whom it touches and what it costs is being worked out. */
async function postDraft({ context, verify }: Api, request: Request): Promise<Outcome> {
  const by = await writerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key } = by;
  const body = readJson(request, rearrangeBody);
  if ('problem' in body) return body;
  const asked = staffRequest(staff, key, ['rearrange', body.value]);
  const told = await draftOf(context, staff, body.value, asked);
  return 'problem' in told ? told : json(201, told, withEtag(told.version));
}

/** `GET …/{rearrangementId}`: with each session, whom it touches once that is counted, and how far it has come. */
async function getOne({ context, verify }: Api, request: Request): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const id = idIn(request);
  if (!id.success) return problem('not-found', 404);
  const told = await rearrangementFor(context.table, staff, id.data);
  return 'problem' in told ? told : json(200, told, withEtag(told.version));
}

/** `POST …/confirm`, `…/discard`: of the version that was read. */
async function postStep({ context, verify }: Api, step: Step, request: Request): Promise<Outcome> {
  const by = await changerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key, version } = by;
  const id = idIn(request);
  if (!id.success) return problem('not-found', 404);
  const which = { rearrangementId: id.data, version };
  const asked = staffRequest(staff, key, [step, which]);
  const told = await stepOf(context, staff, step, which, asked);
  return 'problem' in told ? told : json(200, told, withEtag(told.version));
}

/** `GET …/calls?cursor=`: whom no text tells in time, each once with all of her sessions; a page of them. */
async function getCalls({ context, verify }: Api, request: Request): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const id = idIn(request);
  if (!id.success) return problem('not-found', 404);
  const query = readQuery(request, { cursor: callPlace }, []);
  if ('problem' in query) return query;
  return callsJson(await rearrangedCalls(context, staff, id.data, { after: query.value.cursor }));
}

/** `POST …/calls`: someone on the list was called, about all of her sessions. Answers with the first page of it. */
async function postCalled({ context, verify }: Api, request: Request): Promise<Outcome> {
  const by = await writerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key } = by;
  const body = readJson(request, calledBody);
  if ('problem' in body) return body;
  const id = idIn(request);
  if (!id.success) return problem('not-found', 404);
  const which = { rearrangementId: id.data, ...body.value };
  const asked = staffRequest(staff, key, ['called together', which]);
  const noted = await noteRearrangedCall(context, staff, which, asked);
  return 'problem' in noted ? noted : callsJson(await rearrangedCalls(context, staff, id.data));
}

function callsJson(told: RearrangedCalls | Problem): Outcome {
  if ('problem' in told) return told;
  const { next, ...calls } = told;
  return json(200, { ...calls, cursor: next === undefined ? null : cursorText(next) }, private_);
}

/** `GET /api/rearrangements?centre=&cursor=`: of one centre, the last written first. */
const listThem = ({ context, verify }: Api, request: Request): Promise<Outcome> =>
  centreList(request, verify, (staff, centre, after) =>
    rearrangementsFor(context.table, staff, centre, after),
  );
