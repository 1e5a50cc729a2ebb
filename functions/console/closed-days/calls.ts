import * as z from 'zod/mini';
import { type CentreId, centreIds } from '#events/index.ts';
import { daysAfter, type Run } from '#shared/closed-days/index.ts';
import { localDate } from '#shared/language/index.ts';
import { closedDaysBody, staffRequest, type TokenVerifier } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  etagOf,
  json,
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
import { bearerOf, changerOf } from '../sign-in/bearer.ts';
import { closedDaysFor, keepClosed } from './actions.ts';

type Api = { readonly context: Context; readonly verify: TokenVerifier };

const path = '/api/centres/{centre}/closed-days';

/** The staff API of closed days. */
export const closedDaysRoutes = (api: Api): readonly Route[] => [
  { method: 'GET', path, answer: (request) => getClosedDays(api, request) },
  { method: 'PUT', path, answer: (request) => putClosedDays(api, request) },
];

/** So many days are shown from the first where no last is given, and so many at the most. */
const usualDays = 366;
const mostDays = 1100;

const centreIn = ({ params }: Request): CentreId | undefined => oneOf(centreIds)(params.centre ?? '');

/** `GET …/closed-days?from=&until=`: between two days in Baghdad, both included; its `ETag` is what keeping others is to match. */
async function getClosedDays({ context, verify }: Api, request: Request): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const centre = centreIn(request);
  if (centre === undefined) return problem('not-found', 404);
  const within = daysIn(context, request);
  if ('problem' in within) return within;
  const told = await closedDaysFor(context.table, staff, centre, within);
  return 'problem' in told ? told : json(200, told, { ...private_, etag: etagOf(told.version) });
}

/** `PUT …/closed-days`: all that the centre keeps, in place of what was read. */
async function putClosedDays({ context, verify }: Api, request: Request): Promise<Outcome> {
  const by = await changerOf(request, verify);
  if ('problem' in by) return by;
  const { staff, key, version } = by;
  const centre = centreIn(request);
  if (centre === undefined) return problem('not-found', 404);
  const body = readJson(request, closedDaysBody);
  if ('problem' in body) return body;
  const asked = staffRequest(staff, key, ['closed days', centre, version, body.value]);
  const first = localDate(context.now().toISOString());
  const within = { first, last: daysAfter(first, usualDays - 1) };
  const told = await keepClosed(context, staff, { centre, version }, body.value, within, asked);
  return 'problem' in told ? told : json(200, told, { ...private_, etag: etagOf(told.version) });
}

const day = (text: string): string | undefined =>
  z.iso
    .date()
    .check(z.regex(/^20[2-9]\d-/))
    .safeParse(text).data;

function daysIn({ now }: Context, request: Request): Run | Problem {
  const query = readQuery(request, { from: day, until: day }, []);
  if ('problem' in query) return query;
  const { from: first = localDate(now().toISOString()) } = query.value;
  const { until: last = daysAfter(first, usualDays - 1) } = query.value;
  if (last >= first && last < daysAfter(first, mostDays)) return { first, last };
  return problem('invalid-request', 400, { errors: [{ parameter: 'until', reason: 'invalidChoice' }] });
}
