import { type Problem, problem, type Request } from '#shared/web/index.ts';

/** Refuses a form sent from another site's page; browsers name the origin of a form. */
export function sentFromHere({ headers, siteUrl }: Request): Problem | undefined {
  const site = headers['sec-fetch-site'];
  const isOurs =
    site === undefined
      ? headers.origin === undefined || headers.origin === new URL(siteUrl).origin
      : site === 'same-origin' || site === 'none';
  return isOurs ? undefined : problem('forbidden', 403);
}
