/** A visitor of the public site and of the public API, without network. */
import type { SiteSettings } from '#functions/site/settings.ts';
import { siteHandler } from '#functions/site/site.ts';
import type { TestTable } from '../table/table.ts';
import { faultless, siteSettings, type Visitor, visitorOf } from './visitor.ts';

/** A fault fails the test. `wanted`: settings of one's own. */
export const siteVisitor = (
  db: Pick<TestTable, 'context' | 'clock'>,
  wanted: Partial<SiteSettings> = {},
): Visitor => visitorOf(siteHandler(db.context, { ...siteSettings, ...wanted }, faultless), db.clock);
