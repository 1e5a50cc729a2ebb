import * as z from 'zod/mini';
import { placesBody, staffRequest, type TokenVerifier } from '#shared/staff/index.ts';
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
import { changerOf } from '../sign-in/bearer.ts';
import { setPlaces } from './places.ts';

type Api = { readonly context: Context; readonly verify: TokenVerifier };

/** The staff API of places. */
export const placesRoutes = (api: Api): readonly Route[] => [
  {
    method: 'PUT',
    path: '/api/activities/{activityId}/places',
    answer: (request) => putPlaces(api, request),
  },
];

/** `PUT …/places`: how many there are, those in childcare too; for the version of the activity that was read. */
async function putPlaces({ context, verify }: Api, request: Request): Promise<Outcome> {
  const by = await changerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key, version } = by;
  const id = z.uuidv7().safeParse(request.params.activityId);
  if (!id.success) return problem('not-found', 404);
  const body = readJson(request, placesBody);
  if ('problem' in body) return body;
  const asked = staffRequest(staff, key, ['places', id.data, version, body.value]);
  const told = await setPlaces(context, staff, { activityId: id.data, version }, body.value, asked);
  return 'problem' in told ? told : json(200, told, { ...private_, etag: etagOf(told.version) });
}
