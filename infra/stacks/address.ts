import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { named } from '#infra/constructs/names.ts';
import type { Deployment } from '#infra/deployment.ts';

/**
 * Where people find Diwan: the one HTTP API, without a route yet, and the address of the site as they see it. It stands
 * before all else, because a text that comes in is answered with an address, and the routes need the queue of texts.
 */
export function addressStack(
  app: App,
  { stage, siteUrl }: Deployment,
): { readonly api: HttpApi; readonly siteUrl: string } {
  const stack = new Stack(app, named(stage, 'address'), {
    description: 'Diwan: the address of the site',
    terminationProtection: stage.keepsData,
  });
  const api = new HttpApi(stack, 'Api', {
    apiName: named(stage, 'web'),
    description: 'Diwan: the site, the public API, the staff console',
    createDefaultStage: false,
  });
  new CfnOutput(stack, 'HttpApiUrl', { value: api.apiEndpoint });
  return { api, siteUrl: siteUrl ?? api.apiEndpoint };
}
