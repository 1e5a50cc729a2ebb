/**
 * Stands for `@aws-sdk/endpoint-cache` in the functions' bundles. DynamoDB's client makes a cache but fills
 * it only with endpoint discovery on (`endpointDiscoveryEnabled`), which no client here uses. This one keeps
 * nothing, so every lookup misses.
 */
export class EndpointCache {
  get = nothing;
  getEndpoint = nothing;
  set = nothing;
  delete = nothing;
  clear = nothing;
  has = () => false;
}

const nothing = () => undefined;
