import type * as z from 'zod/mini';
import { type CentreId, centreIds } from '#events/index.ts';
import {
  centresFor,
  type Staff,
  type StaffRequest,
  staffRequest,
  type TokenVerifier,
} from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  type Answer,
  cursorText,
  etagOf,
  type Headers,
  idempotencyKey,
  ifMatch,
  json,
  noContent,
  type Outcome,
  type Problem,
  private_,
  problem,
  type Request,
  readJson,
  readQuery,
} from '#shared/web/index.ts';
import type { Call, Calls, PageOf, Takes } from './call.ts';
import type { Param } from './parameters.ts';

/** A handler's input: everything the call takes, read and checked. */
export type Asked<C extends Call, Settings> = {
  readonly context: Context;
  readonly settings: Settings;
  readonly request: Request;
  readonly path: Values<TakesOf<C>['path'], never>;
  readonly query: Values<TakesOf<C>['query'], undefined>;
  readonly body: TakesOf<C>['body'] extends z.ZodMiniType ? z.output<TakesOf<C>['body']> : undefined;
  /** The `Idempotency-Key`. */
  readonly key: TakesOf<C>['key'] extends true ? string : undefined;
  /** The version that is meant. */
  readonly version: TakesOf<C>['version'] extends true
    ? number
    : TakesOf<C>['version'] extends 'ifGiven'
      ? number | undefined
      : undefined;
} & (C['who'] extends 'anyone' ? unknown : OfStaff);

/** The further input of a handler for staff. */
type OfStaff = {
  readonly staff: Staff;
  /** The centres where she has a role the call is for; for a call open to every login, all her centres. */
  readonly centres: readonly CentreId[];
  /** Identifies a request that is sent again, by author, key and content. For calls with a key. */
  readonly asked: (...what: readonly unknown[]) => StaffRequest;
};

type TakesOf<C extends Call> = C['takes'] extends Takes
  ? C['takes']
  : Takes & Record<'path' | 'query' | 'body', undefined>;

type Values<Params, Missing> =
  Params extends Readonly<Record<string, Param>>
    ? {
        readonly [Name in keyof Params]:
          | ValueOf<Params[Name]>
          | (Params[Name]['required'] extends true ? never : Missing);
      }
    : Readonly<Record<never, never>>;
type ValueOf<P> = P extends { readonly read: (text: string) => infer Value }
  ? Exclude<Value, undefined>
  : never;

/** The JSON value that a call is answered with. */
type Given<C extends Call> = C['gives'] extends { readonly value?: infer Value }
  ? Exclude<Value, undefined>
  : never;

/** A value with another status that the call may have, or with headers. */
export type Told<Value> = {
  readonly told: Value;
  readonly status?: number;
  readonly headers?: Headers;
};
/** An answer that is not JSON: a file, or a redirect to one. */
export type AsItIs = { readonly asItIs: Answer };

/** Handles a call: gives its value or a problem. */
type Handler<C extends Call, Settings> = (asked: Asked<C, Settings>) => Promise<Handled<C>> | Handled<C>;
type Handled<C extends Call> =
  | Given<C>
  | Told<Given<C>>
  | AsItIs
  | Problem
  | (C['gives']['status'] extends 204 ? undefined : never);

/** A call with its handler. */
export type Answered<C extends Call, Settings> = {
  readonly call: C;
  readonly answer: (context: Context, settings: Settings, request: Request) => Promise<Outcome>;
};

/** The handler of each of these calls: every declared call, and no other. */
export type Answers<Of extends Calls, Settings> = {
  readonly [Name in keyof Of]: Answered<Of[Name], Settings>;
};

/** The settings of a site that answers calls; `verify` checks the login of a call for staff. */
type Answering = { readonly siteUrl: string | undefined; readonly verify?: TokenVerifier };

/** A page of a list as the API gives it; `place`: where the next page begins, `undefined` on the last. */
export const page = <Item>(items: readonly Item[], place: unknown): PageOf<Item> => ({
  items,
  cursor: place === undefined ? null : cursorText(place),
});

/**
 * Answers a call: checks the login and its roles, reads key, version, path, query and body as the call
 * declares them, then runs `handler`. Refusals become problem details, values JSON with their `ETag`.
 *
 * @param retell rewords the refusal of input that does not fit the call
 * @example
 * ```ts
 * const { answer } = answering<ConsoleSettings>();
 * answer(focalPoints.listFocalPoints, async ({ context, query }) => …)
 * ```
 */
export const answering = <Settings extends Answering>() => ({
  answer: <const C extends Call>(
    call: C,
    handler: Handler<C, Settings>,
    retell: (refused: Problem, request: Request) => Problem = (refused) => refused,
  ): Answered<C, Settings> => ({
    call,
    answer: async (context, settings, request) => {
      const staff = call.who === 'anyone' ? undefined : await bearerOf(request, settings.verify);
      if (staff !== undefined && 'problem' in staff) return staff;
      const read = readAsked(call, request, staff);
      if ('problem' in read) return retell(read, request);
      // `readAsked` reads the call in the shape that `Asked` derives from it.
      const asked = { context, settings, request, ...read } as unknown as Asked<C, Settings>;
      return answerOf(call, await handler(asked));
    },
  }),
});

/**
 * Who sent a request of the staff API. API Gateway has checked the token already; it is checked here again.
 */
async function bearerOf({ headers }: Request, verify: TokenVerifier | undefined): Promise<Staff | Problem> {
  const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(headers.authorization ?? '') ?? [];
  const staff = token === undefined ? undefined : await verify?.(token);
  return staff ?? problem('unauthorized', 401, { headers: { 'www-authenticate': 'Bearer' } });
}

/** Everything a call takes, or a problem for the first part that does not fit. */
function readAsked({ who, takes = {} }: Call, request: Request, staff: Staff | undefined) {
  const centres = staff === undefined ? [] : Array.isArray(who) ? centresFor(staff, who) : staff.centres;
  if (Array.isArray(who) && centres.length === 0) return problem('forbidden', 403);
  const key = takes.key ? idempotencyKey(request) : undefined;
  if (typeof key === 'object') return key;
  const version = takes.version === undefined ? undefined : versionIn(request, takes.version);
  if (typeof version === 'object') return version;
  const path = pathIn(request, takes.path ?? {});
  if (path === undefined) return problem('not-found', 404);
  const query = queryIn(request, takes.query);
  if ('problem' in query) return query;
  // A call about one centre needs its roles at that centre.
  const about = path.centre ?? query.value.centre;
  if (Array.isArray(who) && isCentre(about) && !centres.includes(about)) return problem('forbidden', 403);
  const body = bodyIn(request, takes);
  if ('problem' in body) return body;
  const asked = (...what: readonly unknown[]): StaffRequest => {
    if (staff === undefined || key === undefined)
      throw new Error('Only a call of staff with a key is known again');
    return staffRequest(staff, key, what);
  };
  return { key, version, path, query: query.value, body: body.value, staff, centres, asked };
}

const versionIn = (request: Request, version: true | 'ifGiven'): number | Problem | undefined =>
  version === 'ifGiven' && request.headers['if-match'] === undefined ? undefined : ifMatch(request);

/**
 * The parts of the path; `undefined` if one does not fit its parameter, so that the path leads nowhere (404).
 */
function pathIn({ params }: Request, parts: NonNullable<Takes['path']>): Record<string, unknown> | undefined {
  const read = Object.entries(parts).map(([name, part]) => [name, part.read(params[name] ?? '')] as const);
  return read.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(read);
}

type Read = { readonly value: Readonly<Record<string, unknown>> } | Problem;

function queryIn(request: Request, parameters: Takes['query']): Read {
  if (parameters === undefined) return { value: {} };
  const all = Object.entries(parameters);
  const query = readQuery<Record<string, unknown>, string>(
    request,
    Object.fromEntries(all.map(([name, { read }]) => [name, read])),
    all.flatMap(([name, { required }]) => (required ? [name] : [])),
  );
  if ('problem' in query) return query;
  for (const [parameter, { within }] of all) {
    const place: unknown = query.value[parameter];
    if (within !== undefined && Array.isArray(place) && place[0] !== query.value[within])
      return problem('invalid-request', 400, { errors: [{ parameter, reason: 'invalidChoice' }] });
  }
  return query;
}

function bodyIn(request: Request, { body, mayBeEmpty, most }: Takes): { readonly value: unknown } | Problem {
  if (body === undefined) return { value: undefined };
  if (mayBeEmpty && (request.body ?? '') === '') return { value: {} };
  return readJson<unknown>(request, body, most);
}

const isCentre = (value: unknown): value is CentreId => centreIds.some((centre) => centre === value);

function answerOf({ gives: { status, etag } }: Call, handled: unknown): Outcome {
  if (handled === undefined) return noContent;
  // A handler gives an object, as its type says.
  const given = handled as Record<string, unknown> | Told<Record<string, unknown>> | AsItIs | Problem;
  if (isProblem(given)) return given;
  if (isAsItIs(given)) return given.asItIs;
  const { told, status: as = status, headers = {} } = isTold(given) ? given : { told: given };
  const version = etag === undefined ? undefined : told[etag];
  return json(as, told, {
    ...private_,
    ...(typeof version === 'number' ? { etag: etagOf(version) } : {}),
    ...headers,
  });
}

const isProblem = (given: object): given is Problem => 'problem' in given;
const isAsItIs = (given: object): given is AsItIs => 'asItIs' in given;
const isTold = (given: object): given is Told<Record<string, unknown>> => 'told' in given;
