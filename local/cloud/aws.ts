/** What every client of the local cloud shares: the region, the account, credentials that open nothing. */

/** The region the local stage is deployed to; MiniStack takes any, this one is the nearest to Iraq. */
export const region = 'me-central-1';

/** MiniStack's own account number. */
export const account = '000000000000';

/** MiniStack checks no signature; the SDK only needs something to sign with. */
export const credentials = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

/**
 * The environment for a program that talks to the local cloud with an AWS SDK or the CDK.
 * Profiles and metadata services of the machine are shut out, so that nothing can reach a real account.
 *
 * @param endpoint address of the local cloud, e.g. `http://127.0.0.1:4566`
 */
export function awsEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    CDK_DEFAULT_ACCOUNT: account,
    CDK_DEFAULT_REGION: region,
  };
}

/** Options for an SDK client of the local cloud. */
export function clientOptions(endpoint: string) {
  return { endpoint, region, credentials: { ...credentials } };
}
