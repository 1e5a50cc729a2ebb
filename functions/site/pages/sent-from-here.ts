import { type Problem, problem, type Request } from '#shared/web/index.ts';

/** A form sent by another site's page is refused; browsers say where a form comes from. */
export function sentFromHere({ headers, siteUrl }: Request): Problem | undefined {
  const site = headers['sec-fetch-site'];
  const isOurs =
    site === undefined
      ? headers.origin === undefined || headers.origin === new URL(siteUrl).origin
      : site === 'same-origin' || site === 'none';
  return isOurs ? undefined : problem('forbidden', 403);
}
