import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpStage, type IHttpApi, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '#infra/settings/stages.ts';

/**
 * The fields of the access log. Not the path, which in a manage link is the key to a registration, nor
 * the caller's address: no personal data in logs.
 */
const accessLogLine = AccessLogFormat.custom(
  JSON.stringify({
    at: '$context.requestTime',
    requestId: '$context.requestId',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    functionMilliseconds: '$context.integrationLatency',
    bytes: '$context.responseLength',
    error: '$context.error.message',
    functionError: '$context.integrationErrorMessage',
  }),
);

/** Opens the HTTP API to the world: throttled, and with a log of its own. */
export function openApi(scope: Construct, api: IHttpApi, stage: Stage): void {
  const log = new LogGroup(scope, 'AccessLog', {
    logGroupName: `/diwan/${stage.name}/access`,
    retention: stage.logRetention,
  });
  new HttpStage(scope, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: stage.throttle.requestsPerSecond, burstLimit: stage.throttle.burst },
    detailedMetricsEnabled: true,
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogLine },
  });
}
