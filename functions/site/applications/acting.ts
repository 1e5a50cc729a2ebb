import type { Context } from '#shared/table/index.ts';
import type { SiteSettings } from '../settings.ts';

/** What every act for a group needs. */
export type Acting = {
  readonly context: Context;
  readonly settings: Pick<SiteSettings, 'allowedPrefixes' | 'grants' | 'answers' | 'files'>;
};
