import { type App, CfnOutput, Size, Stack } from 'aws-cdk-lib';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { consoleRoutes } from '#api/routes.ts';
import {
  answeringPositions,
  applyingForGrants,
  findingActivities,
  followingUp,
  handingOutCertificates,
  keepingBroadcasts,
  keepingFocalPoints,
  keepingGrants,
  keepingRearrangements,
  keepingReports,
  keepingSheets,
  knowingStaff,
  mindingOthers,
  registering,
  registeringAtTheDoor,
  reporting,
  showingFiles,
  showingGrantTotals,
  showingWhoWait,
  takingFiles,
  tellingTimetables,
  timetabling,
  verifyingCertificates,
} from '#infra/access.ts';
import { fileAccess } from '#infra/constructs/file-access.ts';
import type { GatewaySecret } from '#infra/constructs/gateway-secret.ts';
import { openApi } from '#infra/constructs/http-api.ts';
import { lambdaFunction } from '#infra/constructs/lambda-function.ts';
import { named } from '#infra/constructs/names.ts';
import { acknowledge } from '#infra/constructs/reactions/acknowledge.ts';
import { sendTo } from '#infra/constructs/reactions/queue.ts';
import { urlsOf } from '#infra/constructs/reactions/ranked-consumer.ts';
import { staffLogins } from '#infra/constructs/staff-logins.ts';
import { tableAccess } from '#infra/constructs/table-access.ts';
import type { Watched } from '#infra/constructs/watching/watched.ts';
import type { Deployment } from '#infra/deployment.ts';
import { grantRulesOf } from '#infra/settings/grants.ts';
import { limitsOf } from '#infra/settings/sending.ts';
import { triedAgainAfter } from '#infra/settings/stages.ts';

interface Needs {
  readonly table: ITableV2;
  readonly api: HttpApi;
  /** Files of people. */
  readonly bucket: IBucket;
  /** The queue that the doors of the gateways put texts on. */
  readonly inboundQueue: IQueue;
  /** The queue of answers, and by rank the queues of texts that are sent again. */
  readonly answersQueue: IQueue;
  readonly remindersQueue: IQueue;
  readonly broadcastsQueue: IQueue;
  readonly gateways: GatewaySecret;
}

/**
 * What people open: the public site and API (`site`), the staff console (`console`), the staff logins. And
 * the doors of the gateways that bring texts (`sms-webhook`).
 */
export function webStack(
  app: App,
  deployment: Deployment,
  needs: Needs,
): { readonly watched: readonly Watched[] } {
  const { stage } = deployment;
  const { table, bucket, api: address, inboundQueue, answersQueue, gateways } = needs;
  const sendQueues = {
    answers: answersQueue,
    reminders: needs.remindersQueue,
    broadcasts: needs.broadcastsQueue,
  };
  const stack = new Stack(app, named(stage, 'web'), { description: 'Diwan: the site, the API, the console' });
  // Imported, so that the routes belong to this stack, where the functions are.
  const api = HttpApi.fromHttpApiAttributes(stack, 'Api', { httpApiId: address.apiId });
  openApi(stack, api, stage);
  const { pool, client } = staffLogins(stack, deployment);
  const TABLE_NAME = table.tableName;
  const FILES_BUCKET = bucket.bucketName;
  const ALLOWED_PREFIXES = stage.allowedPrefixes.join(',');
  const GRANTS = grantRulesOf(stage.grants);

  const site = lambdaFunction(stack, deployment, {
    name: 'site',
    memory: Size.mebibytes(1024),
    environment: {
      TABLE_NAME,
      FILES_BUCKET,
      SITE_URL: deployment.siteUrl,
      SMS_NUMBER: deployment.smsNumber,
      ALLOWED_PREFIXES,
      GRANTS,
      SEND_QUEUE_URL: answersQueue.queueUrl,
    },
    permissions: [
      // The code that opens an application: docs/decisions/conversation/behind-a-code.md.
      sendTo(answersQueue),
      ...tableAccess(
        table,
        ...findingActivities,
        ...showingWhoWait,
        ...tellingTimetables,
        ...verifyingCertificates,
        ...registering,
        ...answeringPositions,
        ...mindingOthers,
        ...applyingForGrants,
        ...showingGrantTotals,
      ),
      ...fileAccess(bucket, ...takingFiles),
    ],
  });

  const console = lambdaFunction(stack, deployment, {
    name: 'console',
    memory: Size.mebibytes(1024),
    environment: {
      TABLE_NAME,
      FILES_BUCKET,
      SITE_URL: deployment.siteUrl,
      ALLOWED_PREFIXES,
      GRANTS,
      // The people no text tells in time of a changed session.
      SENDING: JSON.stringify({ allowedPrefixes: stage.allowedPrefixes, ...limitsOf(deployment) }),
      USER_POOL_ID: pool.userPoolId,
      USER_POOL_CLIENT_ID: client.userPoolClientId,
      // The local cloud signs tokens in AWS's name, but its keys are its own.
      JWKS_URI:
        deployment.awsEndpoint && `${deployment.awsEndpoint}/${pool.userPoolId}/.well-known/jwks.json`,
    },
    permissions: [
      ...tableAccess(
        table,
        ...reporting,
        ...keepingFocalPoints,
        ...keepingBroadcasts,
        ...timetabling,
        ...keepingSheets,
        ...registeringAtTheDoor,
        ...mindingOthers,
        ...followingUp,
        ...handingOutCertificates,
        ...keepingGrants,
        ...knowingStaff,
        ...keepingRearrangements,
      ),
      ...fileAccess(bucket, ...showingFiles),
    ],
  });

  const smsWebhook = lambdaFunction(stack, deployment, {
    name: 'sms-webhook',
    environment: {
      TABLE_NAME,
      SITE_URL: deployment.siteUrl,
      INBOUND_QUEUE_URL: inboundQueue.queueUrl,
      SEND_QUEUE_URLS: urlsOf(sendQueues),
      TRIED_AGAIN_AFTER: triedAgainAfter(stage),
      GATEWAY_SECRET_ARN: gateways.arn,
    },
    permissions: [
      sendTo(inboundQueue),
      ...Object.values(sendQueues).map((queue) => sendTo(queue)),
      gateways.read,
      ...tableAccess(table, ...keepingReports),
    ],
  });

  // One permission for the API, not one for each route: AWS takes no resource policy above 20,480 bytes
  // (aws/aws-cdk#19535), and the console has some sixty routes.
  const byTheApi = { scopePermissionToRoute: false };
  const toSite = new HttpLambdaIntegration('Site', site, byTheApi);
  const toConsole = new HttpLambdaIntegration('Console', console, byTheApi);
  const toWebhook = new HttpLambdaIntegration('SmsWebhook', smsWebhook, byTheApi);
  const staffOnly = new HttpUserPoolAuthorizer('StaffOnly', pool, { userPoolClients: [client] });
  const route = (
    path: string,
    method: HttpMethod,
    integration: HttpLambdaIntegration,
    authorizer?: IHttpRouteAuthorizer,
  ): HttpRoute =>
    new HttpRoute(stack, `${method} ${path}`, {
      httpApi: api,
      routeKey: HttpRouteKey.with(path, method),
      integration,
      ...(authorizer && { authorizer }),
    });
  const guarded = consoleRoutes.filter(({ isOpen }) => !isOpen);
  for (const { method, path } of guarded) route(`/api${path}`, HttpMethod[method], toConsole, staffOnly);

  open(
    'Anyone may see what is on and register; nothing here shows participants.',
    route('/', HttpMethod.ANY, toSite),
    route('/{proxy+}', HttpMethod.ANY, toSite),
  );
  open(
    'Where one is not yet signed in: the console asks for the login itself and checks its own session.',
    route('/console', HttpMethod.ANY, toConsole),
    route('/console/{proxy+}', HttpMethod.ANY, toConsole),
    ...consoleRoutes
      .filter(({ isOpen }) => isOpen)
      .map(({ method, path }) => route(`/api${path}`, HttpMethod[method], toConsole)),
  );
  open(
    'A gateway has no login: it signs what it sends, and the function checks that before it reads a word.',
    route('/sms/{proxy+}', HttpMethod.ANY, toWebhook),
    route('/api/sms/{proxy+}', HttpMethod.ANY, toWebhook),
  );

  new CfnOutput(stack, 'UserPoolId', { value: pool.userPoolId });
  new CfnOutput(stack, 'UserPoolClientId', { value: client.userPoolClientId });
  const functions = ['site', 'console', 'sms-webhook'];
  return { watched: functions.map((name) => ({ function: named(stage, name) })) };
}

/** Says why these routes have no authorizer. */
function open(reason: string, ...routes: readonly HttpRoute[]): void {
  for (const route of routes) acknowledge(route, 'AwsSolutions-APIG4', reason);
}
