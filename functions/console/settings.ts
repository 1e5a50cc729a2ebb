import type { Limits } from '#shared/messaging/index.ts';
import type { SignIn, TokenVerifier } from '#shared/staff/index.ts';
import type { Files } from '#shared/uploads/index.ts';

/** The settings that differ between deployments. */
export type ConsoleSettings = {
  /** The site's address if it is not the API's own: a custom domain or the local cloud. */
  readonly siteUrl: string | undefined;
  readonly signIn: SignIn;
  readonly verify: TokenVerifier;
  /** Prefixes of numbers that texts may be sent to; no other phone can be a focal point. */
  readonly allowedPrefixes: readonly string[];
  /** The sending limits, which decide whom no text tells of a change in time. */
  readonly limits: Limits;
  /** By which rules centres grant, as JSON (`grantRulesFrom`); read when a grant is asked for. */
  readonly grants?: string | undefined;
  /** The files of applicants. Default none, for a stage without grants. */
  readonly files?: Pick<Files, 'link'> | undefined;
};
