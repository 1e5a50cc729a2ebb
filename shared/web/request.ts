import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Problem, problem } from './problem.ts';

/** AWS: HTTP API, payload format 2.0. Names of headers are in lower case; repeated ones joined by commas. */
export type HttpEvent = APIGatewayProxyEventV2;

/** A request as the routes see it: everything from outside, not yet checked. */
export type Request = {
  /** `HEAD` is answered as `GET`, without its body. */
  readonly method: string;
  readonly path: string;
  /** The parts of the path in place of `{name}`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The query as received, for checking signatures; without the question mark. */
  readonly rawQuery: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly body: string | undefined;
  readonly isBase64Encoded: boolean;
  /** When the request reached the API, before any queue of ours; decides the order of the waiting list. */
  readonly receivedAt: Date;
  /** The site's own address without a slash at its end. Never made from the Host header. */
  readonly siteUrl: string;
};

/** Reads an event. `siteUrl` is the address given by configuration, if any; else it is the API's own. */
export function requestFrom(event: HttpEvent, siteUrl: string | undefined): Request {
  const { http, timeEpoch, domainName } = event.requestContext;
  const headers = event.headers ?? {};
  return {
    method: http.method,
    path: http.path,
    params: {},
    query: new URLSearchParams(event.rawQueryString ?? ''),
    rawQuery: event.rawQueryString ?? '',
    headers,
    cookies: cookiesIn(event.cookies?.join('; ') ?? headers.cookie ?? ''),
    // A missing body may also come as null.
    body: event.body ?? undefined,
    isBase64Encoded: event.isBase64Encoded,
    receivedAt: new Date(timeEpoch),
    siteUrl: (siteUrl ?? `https://${domainName}`).replace(/\/+$/, ''),
  };
}

/**
 * The request as if for the page at `path`. The answer to a form has an address that cannot be opened, so its
 * links to the other languages would lead nowhere.
 */
export function asFor(request: Request, path: string): Request {
  if (request.path === path) return request;
  const language = request.query.get('lang');
  return { ...request, path, query: new URLSearchParams(language === null ? {} : { lang: language }) };
}

const cookiesIn = (header: string): ReadonlyMap<string, string> =>
  new Map(
    header.split(';').flatMap((pair) => {
      const at = pair.indexOf('=');
      return at < 1 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const];
    }),
  );

/** What an `Idempotency-Key` may be. */
export const keyPattern = /^[A-Za-z0-9_:.-]{8,128}$/;

/** The key that identifies a request when it is sent again. */
export function idempotencyKey({ headers }: Pick<Request, 'headers'>): string | Problem {
  const key = headers['idempotency-key'];
  if (key === undefined) return problem('idempotency-key-missing', 400);
  return keyPattern.test(key)
    ? key
    : problem('invalid-request', 400, { errors: [{ header: 'Idempotency-Key', reason: 'invalidChoice' }] });
}

/** The version of a thing as its `ETag`: `"3"`. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The version that a change is meant for, from `If-Match` as `ETag` gave it. A missing header is a problem
 * (428), so that two people who change one thing notice each other; a header that is not one of our versions
 * is a problem (400).
 */
export function ifMatch({ headers }: Pick<Request, 'headers'>): number | Problem {
  const given = headers['if-match'];
  if (given === undefined) return problem('version-missing', 428);
  const [, version] = /^\s*"(\d{1,9})"\s*$/.exec(given) ?? [];
  return version === undefined
    ? problem('invalid-request', 400, { errors: [{ header: 'If-Match', reason: 'invalidChoice' }] })
    : Number(version);
}

/**
 * The problem that the thing has changed since it was read (412); with `etag` where its present version is
 * known.
 */
export const versionChanged = (version?: number): Problem =>
  problem('version-changed', 412, version === undefined ? {} : { headers: { etag: etagOf(version) } });
