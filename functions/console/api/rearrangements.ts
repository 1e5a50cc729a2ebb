import * as z from 'zod/mini';
import { centreIds } from '../../../events/index.ts';
import { type Step, steps } from '../../../shared/rearranging/index.ts';
import { rearrangeBody, staffRequest, type TokenVerifier } from '../../../shared/staff/index.ts';
import type { Context } from '../../../shared/table/index.ts';
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
} from '../../../shared/web/index.ts';
import { draftOf, rearrangementFor, rearrangementsFor, stepOf } from '../rearrangements.ts';
import { bearerOf, changerOf, writerOf } from './bearer.ts';

type Api = { readonly context: Context; readonly verify: TokenVerifier };

const path = '/api/rearrangements';

/** The staff API of moving or cancelling the sessions of some days together. */
export const rearrangementRoutes = (api: Api): readonly Route[] => [
  { method: 'GET', path, answer: (request) => listThem(api, request) },
  { method: 'POST', path, answer: (request) => postDraft(api, request) },
  { method: 'GET', path: `${path}/{rearrangementId}`, answer: (request) => getOne(api, request) },
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

/** Where the list of a centre goes on: after which. */
const place = cursorOf(z.tuple([z.enum(centreIds), z.uuidv7()]));

/** `GET /api/rearrangements?centre=&cursor=`: of one centre, the last written first. */
async function listThem({ context, verify }: Api, request: Request): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const query = readQuery(request, { centre: oneOf(centreIds), cursor: place }, ['centre']);
  if ('problem' in query) return query;
  const { centre, cursor: [of, after] = [] } = query.value;
  if (of !== undefined && of !== centre)
    return problem('invalid-request', 400, { errors: [{ parameter: 'cursor', reason: 'invalidChoice' }] });
  const page = await rearrangementsFor(context.table, staff, centre, after);
  if ('problem' in page) return page;
  const cursor = page.next === undefined ? null : cursorText([centre, page.next]);
  return json(200, { items: page.items, cursor });
}
