/**
 * Stands for `@aws-sdk/endpoint-cache` in the functions' bundles: DynamoDB's client is made with one, and fills it only
 * where it is told to look for endpoints of an account's own (`endpointDiscoveryEnabled`), which none here is.
 */
export class EndpointCache {
  get = never;
  getEndpoint = never;
  set = never;
  delete = never;
  has = never;
  clear = never;
}

function never() {
  throw new Error(
    'No client here looks for endpoints: infra/endpoint-cache.js stands for what would keep them',
  );
}
