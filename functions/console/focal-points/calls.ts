import * as z from 'zod/mini';
import { centreIds } from '#events/index.ts';
import { focalPointsOf } from '#shared/people/index.ts';
import {
  type FocalPointAnswer,
  focalPointBody,
  focalPointCentres,
  staffRequest,
  type TokenVerifier,
} from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  cursorOf,
  cursorText,
  json,
  noContent,
  type Outcome,
  oneOf,
  problem,
  type Request,
  readJson,
  readQuery,
} from '#shared/web/index.ts';
import { bearerOf, writerOf } from '../sign-in/bearer.ts';
import { appoint, pageLength, release, told } from './actions.ts';

export type FocalPointApi = {
  readonly context: Context;
  readonly verify: TokenVerifier;
  readonly allowedPrefixes: readonly string[];
};

/** `POST /api/focal-points`: 201 for one made now, 200 for one there already. */
export async function postFocalPoint(
  { context, verify, allowedPrefixes }: FocalPointApi,
  request: Request,
): Promise<Outcome> {
  const by = await writerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key } = by;
  const body = readJson(request, focalPointBody);
  if ('problem' in body) return body;
  const { phone, centre } = body.value;
  const asked = staffRequest(staff, key, ['appoint', phone, centre]);
  const appointed = await appoint(context, staff, { phone, centre }, allowedPrefixes, asked);
  if ('problem' in appointed) return appointed;
  const answer: FocalPointAnswer = told(appointed);
  return json(appointed.isNew ? 201 : 200, answer);
}

/** Where the list of a centre goes on: after which focal point. */
const place = cursorOf(z.tuple([z.enum(centreIds), z.uuidv7()]));

/** `GET /api/focal-points?centre=&cursor=`: of one centre, the first appointed first. */
export async function listFocalPoints(
  { context, verify }: FocalPointApi,
  request: Request,
): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const query = readQuery(request, { centre: oneOf(centreIds), cursor: place }, ['centre']);
  if ('problem' in query) return query;
  const { centre, cursor: [of, after] = [] } = query.value;
  if (!focalPointCentres(staff).includes(centre)) return problem('forbidden', 403);
  if (of !== undefined && of !== centre) {
    return problem('invalid-request', 400, { errors: [{ parameter: 'cursor', reason: 'invalidChoice' }] });
  }
  const { items, next } = await focalPointsOf(context.table, centre, pageLength, after);
  const cursor = next === undefined ? null : cursorText([centre, next]);
  return json(200, { items: items.map(told), cursor });
}

/** `DELETE /api/focal-points/{focalPointId}`: to be ended is all that can become of one, so no version is asked for. */
export async function deleteFocalPoint(
  { context, verify }: FocalPointApi,
  request: Request,
): Promise<Outcome> {
  const by = await writerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key } = by;
  const id = z.uuidv7().safeParse(request.params.focalPointId);
  if (!id.success) return problem('not-found', 404);
  return (
    (await release(context, staff, id.data, staffRequest(staff, key, ['release', id.data]))) ?? noContent
  );
}
