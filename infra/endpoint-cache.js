/**
 * Stands for `@aws-sdk/endpoint-cache` in the functions' bundles: DynamoDB's client is made with one, and fills it only
 * where it is told to look for endpoints of an account's own (`endpointDiscoveryEnabled`), which none here is. It keeps
 * nothing, so that nothing is ever found in it.
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
