import * as z from 'zod/mini';
import { type Step, steps } from '#shared/broadcasts/index.ts';
import { broadcastBody, staffRequest, type TokenVerifier } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  etagOf,
  json,
  type Outcome,
  private_,
  problem,
  type Request,
  type Route,
  readJson,
} from '#shared/web/index.ts';
import { centreList } from '../frame/centre-list.ts';
import { bearerOf, changerOf, writerOf } from '../sign-in/bearer.ts';
import { list, show, take, write } from './actions.ts';

type Api = { readonly context: Context; readonly verify: TokenVerifier };

const broadcasts = '/api/broadcasts';

/** The staff API of broadcasts. */
export const broadcastRoutes = (api: Api): readonly Route[] => [
  { method: 'GET', path: broadcasts, answer: (request) => listBroadcasts(api, request) },
  { method: 'POST', path: broadcasts, answer: (request) => postBroadcast(api, request) },
  { method: 'GET', path: `${broadcasts}/{broadcastId}`, answer: (request) => getBroadcast(api, request) },
  ...steps.map(
    (step): Route => ({
      method: 'POST',
      path: `${broadcasts}/{broadcastId}/${step}`,
      answer: (request) => postStep(api, step, request),
    }),
  ),
];

const withEtag = (version: number) => ({ ...private_, etag: etagOf(version) });

/** `POST /api/broadcasts`: written down; whom it reaches and what it costs is being worked out. */
async function postBroadcast({ context, verify }: Api, request: Request): Promise<Outcome> {
  const by = await writerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key } = by;
  const body = readJson(request, broadcastBody);
  if ('problem' in body) return body;
  const asked = staffRequest(staff, key, ['broadcast', body.value]);
  const written = await write(context, staff, body.value, asked);
  return 'problem' in written ? written : json(201, written, withEtag(written.version));
}

/** `GET /api/broadcasts/{broadcastId}`: with its preview, how far it has come and what became of its texts. */
async function getBroadcast({ context, verify }: Api, request: Request): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const id = z.uuidv7().safeParse(request.params.broadcastId);
  if (!id.success) return problem('not-found', 404);
  const shown = await show(context.table, staff, id.data);
  return 'problem' in shown ? shown : json(200, shown, withEtag(shown.version));
}

/** `POST …/confirm`, `…/pause`, `…/resume`, `…/cancel`: of the version that was read. */
async function postStep({ context, verify }: Api, step: Step, request: Request): Promise<Outcome> {
  const by = await changerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key, version } = by;
  const id = z.uuidv7().safeParse(request.params.broadcastId);
  if (!id.success) return problem('not-found', 404);
  const which = { broadcastId: id.data, version };
  const asked = staffRequest(staff, key, [step, which]);
  const done = await take(context, staff, step, which, asked);
  return 'problem' in done ? done : json(200, done, withEtag(done.version));
}

/** `GET /api/broadcasts?centre=&cursor=`: of one centre, the first written first. */
const listBroadcasts = ({ context, verify }: Api, request: Request): Promise<Outcome> =>
  centreList(request, verify, (staff, centre, after) => list(context.table, staff, centre, after));
