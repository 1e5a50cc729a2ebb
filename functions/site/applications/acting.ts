import type { Context } from '#shared/table/index.ts';
import type { SiteSettings } from '../settings.ts';

/** What acting for a group takes. */
export type Acting = {
  readonly context: Context;
  readonly settings: Pick<SiteSettings, 'allowedPrefixes' | 'grants' | 'answers' | 'files'>;
};
