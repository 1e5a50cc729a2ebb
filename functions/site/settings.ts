import type { SendQueue } from '#shared/messaging/index.ts';
import type { Files } from '#shared/uploads/index.ts';

/** The settings that differ between deployments. */
export type SiteSettings = {
  /** The site's address if it is not the API's own: a custom domain or the local cloud. */
  readonly siteUrl: string | undefined;
  /** The number people text to, once there is one. */
  readonly smsNumber: string | undefined;
  /** Prefixes of numbers that texts may be sent to; no other phone can be registered. */
  readonly allowedPrefixes: readonly string[];
  /** By which rules centres grant, as infra/settings/grants.ts writes them; read when someone applies. */
  readonly grants: string | undefined;
  /** The files of those who apply. */
  readonly files: Files;
  /** Queues a text that answers someone. */
  readonly answers: SendQueue;
};
