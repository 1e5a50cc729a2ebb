import { type Problem, problem } from './problem.ts';
import type { Request } from './request.ts';

/** The version of a thing as its `ETag`: `"3"`. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The version that a change is meant for, from `If-Match` as `ETag` gave it. Missing it is a problem (428), so that
 * two who change one thing see each other; anything else than one version of ours is a problem of the header (400).
 */
export function ifMatch({ headers }: Pick<Request, 'headers'>): number | Problem {
  const given = headers['if-match'];
  if (given === undefined) return problem('version-missing', 428);
  const [, version] = /^\s*"(\d{1,9})"\s*$/.exec(given) ?? [];
  return version === undefined
    ? problem('invalid-request', 400, { errors: [{ header: 'If-Match', reason: 'invalidChoice' }] })
    : Number(version);
}

/** The thing is not as it was when it was read (412); `etag` where the version it has now is known. */
export const versionChanged = (version?: number): Problem =>
  problem('version-changed', 412, version === undefined ? {} : { headers: { etag: etagOf(version) } });
