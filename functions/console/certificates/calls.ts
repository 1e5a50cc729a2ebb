import * as z from 'zod/mini';
import { type CompleterAnswer, staffRequest, type TokenVerifier } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  cursorOf,
  cursorText,
  json,
  type Outcome,
  type Request,
  type Route,
  readJson,
  readQuery,
} from '#shared/web/index.ts';
import { bearerOf, writerOf } from '../sign-in/bearer.ts';
import { certifiedActivity, completersPage, handOverFor } from './actions.ts';

type CertificatesApi = { readonly context: Context; readonly verify: TokenVerifier };

/** Who completed an activity, and who has the paper of her certificate. */
export const certificateRoutes = (api: CertificatesApi): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/activities/{activityId}/certificates',
    answer: (request) => listCertificates(api, request),
  },
  {
    method: 'POST',
    path: '/api/certificates/{certificate}/hand-over',
    answer: (request) => postHandOver(api, request),
  },
];

const place = cursorOf(z.uuidv7());

/** `GET …/certificates?cursor=` */
async function listCertificates({ context, verify }: CertificatesApi, request: Request): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const query = readQuery(request, { cursor: place });
  if ('problem' in query) return query;
  const activity = await certifiedActivity(context.table, staff, request.params.activityId ?? '');
  if ('problem' in activity) return activity;
  const { items, next } = await completersPage(context.table, activity.activityId, query.value.cursor);
  const told = items.map(({ language: _language, ...each }): CompleterAnswer => each);
  return json(200, { items: told, cursor: next === undefined ? null : cursorText(next) });
}

/** `POST …/hand-over`: without a body. That she has it is all that can become of it, so no version is asked for. */
async function postHandOver({ context, verify }: CertificatesApi, request: Request): Promise<Outcome> {
  const writer = await writerOf(request, verify);
  if ('problem' in writer) return writer;
  const body = (request.body ?? '') === '' ? { value: {} } : readJson(request, z.strictObject({}));
  if ('problem' in body) return body;
  const { certificate = '' } = request.params;
  const asked = staffRequest(writer.staff, writer.key, ['hand over', certificate]);
  const done = await handOverFor(context, writer.staff, certificate, asked);
  if ('problem' in done) return done;
  const { activityId: _activityId, ...answer } = done;
  return json(200, answer);
}
