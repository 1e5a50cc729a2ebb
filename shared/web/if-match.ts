import { type Problem, problem } from './problem.ts';
import type { Request } from './request.ts';

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
