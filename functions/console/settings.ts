import type { Limits } from '#shared/messaging/index.ts';
import type { SignIn, TokenVerifier } from '#shared/staff/index.ts';
import type { Files } from '#shared/uploads/index.ts';

/** What differs from one deployment to the next. */
export type ConsoleSettings = {
  /** The site's address where it is not the API's own: a custom domain, or the local cloud's. */
  readonly siteUrl: string | undefined;
  readonly signIn: SignIn;
  readonly verify: TokenVerifier;
  /** The beginnings of the numbers that texts may be sent to: no other phone can be a focal point's. */
  readonly allowedPrefixes: readonly string[];
  /** What texts may be sent, and when: whom none tells of a change in time. */
  readonly limits: Limits;
  /** By which rules centres grant, as JSON (`grantRulesFrom`); read when a grant is asked for. */
  readonly grants?: string | undefined;
  /** The files of those who applied. Default none: where there are no grants. */
  readonly files?: Pick<Files, 'link'> | undefined;
};
