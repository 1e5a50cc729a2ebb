import { prefixesFrom } from '#shared/language/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import { limitsFrom } from '#shared/messaging/index.ts';
import { cognitoSignIn, tokenVerifier } from '#shared/staff/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { openFiles } from '#shared/uploads/index.ts';
import { consoleHandler } from './console.ts';

const { USER_POOL_ID = '', USER_POOL_CLIENT_ID = '', JWKS_URI, SITE_URL } = process.env;

/** The staff console and the staff API. */
export const handler = consoleHandler(
  liveContext(),
  {
    siteUrl: SITE_URL,
    signIn: cognitoSignIn(USER_POOL_CLIENT_ID),
    allowedPrefixes: prefixesFrom(process.env.ALLOWED_PREFIXES),
    limits: limitsFrom(process.env.SENDING),
    grants: process.env.GRANTS,
    files: openFiles({ bucket: process.env.FILES_BUCKET ?? '' }),
    verify: tokenVerifier({ userPoolId: USER_POOL_ID, clientId: USER_POOL_CLIENT_ID, jwksUri: JWKS_URI }),
  },
  functionLogger(),
);
