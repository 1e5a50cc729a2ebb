import { credentials, type SignIn, type TokenVerifier } from '#shared/staff/index.ts';
import type { Table } from '#shared/table/index.ts';
import { json, type Outcome, problem, type Request, readJson, readQuery } from '#shared/web/index.ts';
import { countsFor, readPeriod, readScope } from '../numbers/actions.ts';
import { bearerOf } from './bearer.ts';
import { noteWhoSignedIn } from './session.ts';

/** `POST /api/staff/tokens`: an access token for a name and a password. */
export async function postToken(
  table: Table,
  signIn: SignIn,
  verify: TokenVerifier,
  request: Request,
): Promise<Outcome> {
  const body = readJson(request, credentials);
  if ('problem' in body) return body;
  const outcome = await signIn(body.value.username, body.value.password);
  if ('refused' in outcome) return problem(outcome.refused, outcome.refused === 'sign-in-failed' ? 401 : 409);
  await noteWhoSignedIn(table, verify, outcome, body.value.username);
  return json(200, outcome);
}

/** `GET /api/counts` */
export async function getCounts(table: Table, verify: TokenVerifier, request: Request): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const query = readQuery(request, { scope: readScope, period: readPeriod });
  if ('problem' in query) return query;
  const counts = await countsFor(table, staff, query.value.scope ?? 'all', query.value.period ?? 'all');
  return 'problem' in counts ? counts : json(200, counts);
}
