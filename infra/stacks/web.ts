import { type App, CfnOutput, Size, Stack } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod, type HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { findingActivities, registering, reporting, showingWhoWait } from '../access.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { httpApi } from '../constructs/http-api.ts';
import { lambdaFunction } from '../constructs/lambda-function.ts';
import { named } from '../constructs/names.ts';
import { staffLogins } from '../constructs/staff-logins.ts';
import { tableAccess } from '../constructs/table-access.ts';
import type { Watched } from '../constructs/watched.ts';
import type { Deployment } from '../deployment.ts';

/** What people open: the public site and API (`site`), the staff console (`console`), the staff logins. */
export function webStack(
  app: App,
  deployment: Deployment,
  { table }: { readonly table: TableV2 },
): { readonly api: HttpApi; readonly watched: readonly Watched[] } {
  const { stage } = deployment;
  const stack = new Stack(app, named(stage, 'web'), { description: 'Diwan: the site, the API, the console' });
  const api = httpApi(stack, stage);
  const { pool, client } = staffLogins(stack, stage);
  const TABLE_NAME = table.tableName;

  const site = lambdaFunction(stack, deployment, {
    name: 'site',
    memory: Size.mebibytes(1024),
    environment: { TABLE_NAME, SITE_URL: deployment.siteUrl, SMS_NUMBER: deployment.smsNumber },
    permissions: tableAccess(table, ...findingActivities, ...showingWhoWait, ...registering),
  });

  const console = lambdaFunction(stack, deployment, {
    name: 'console',
    memory: Size.mebibytes(1024),
    environment: {
      TABLE_NAME,
      SITE_URL: deployment.siteUrl,
      USER_POOL_ID: pool.userPoolId,
      USER_POOL_CLIENT_ID: client.userPoolClientId,
      // The local cloud signs tokens in AWS's name, but its keys are its own.
      JWKS_URI:
        deployment.awsEndpoint && `${deployment.awsEndpoint}/${pool.userPoolId}/.well-known/jwks.json`,
    },
    permissions: tableAccess(table, ...reporting),
  });

  const toSite = new HttpLambdaIntegration('Site', site);
  const toConsole = new HttpLambdaIntegration('Console', console);
  const staffOnly = new HttpUserPoolAuthorizer('StaffOnly', pool, { userPoolClients: [client] });
  api.addRoutes({
    path: '/api/counts',
    methods: [HttpMethod.GET],
    integration: toConsole,
    authorizer: staffOnly,
  });

  const routes = (path: string, method: HttpMethod, integration: HttpLambdaIntegration): HttpRoute[] =>
    api.addRoutes({ path, methods: [method], integration });
  open(
    'Anyone may see what is on and register; nothing here shows participants.',
    ...routes('/', HttpMethod.ANY, toSite),
    ...routes('/{proxy+}', HttpMethod.ANY, toSite),
  );
  open(
    'Where one is not yet signed in: the console asks for the login itself and checks its own session.',
    ...routes('/console', HttpMethod.ANY, toConsole),
    ...routes('/console/{proxy+}', HttpMethod.ANY, toConsole),
    ...routes('/api/staff/tokens', HttpMethod.POST, toConsole),
  );

  new CfnOutput(stack, 'HttpApiUrl', { value: api.apiEndpoint });
  new CfnOutput(stack, 'UserPoolId', { value: pool.userPoolId });
  new CfnOutput(stack, 'UserPoolClientId', { value: client.userPoolClientId });
  return { api, watched: [{ function: named(stage, 'site') }, { function: named(stage, 'console') }] };
}

/** Says why these routes have no authorizer. */
function open(reason: string, ...routes: readonly HttpRoute[]): void {
  for (const route of routes) acknowledge(route, 'AwsSolutions-APIG4', reason);
}
