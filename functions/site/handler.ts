import { prefixesFrom } from '#shared/language/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import { queueOnDemand } from '#shared/messaging/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { openFiles } from '#shared/uploads/index.ts';
import { siteHandler } from './site.ts';

/** The public site and the public API. */
export const handler = siteHandler(
  liveContext(),
  {
    siteUrl: process.env.SITE_URL,
    smsNumber: process.env.SMS_NUMBER,
    allowedPrefixes: prefixesFrom(process.env.ALLOWED_PREFIXES),
    grants: process.env.GRANTS,
    answers: queueOnDemand(process.env.SEND_QUEUE_URL),
    files: openFiles({ bucket: process.env.FILES_BUCKET ?? '' }),
  },
  functionLogger(),
);
