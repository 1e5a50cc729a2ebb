import { prefixesFrom } from '#shared/language/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { openFiles } from '#shared/uploads/index.ts';
import { answersQueue } from './answers-queue.ts';
import { siteHandler } from './site.ts';

/** The public site and the public API. */
export const handler = siteHandler(
  liveContext(),
  {
    siteUrl: process.env.SITE_URL,
    smsNumber: process.env.SMS_NUMBER,
    allowedPrefixes: prefixesFrom(process.env.ALLOWED_PREFIXES),
    grants: process.env.GRANTS,
    answers: answersQueue(process.env.SEND_QUEUE_URL),
    files: openFiles({ bucket: process.env.FILES_BUCKET ?? '' }),
  },
  functionLogger(),
);
