import { type Duration, Size } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as CdkFunction, Code, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '#infra/bundle.ts';
import { defined } from '#infra/defined.ts';
import type { Deployment } from '#infra/deployment.ts';
import { keptFor } from '#infra/settings/concurrency.ts';
import { named } from './names.ts';

export interface LambdaFunctionProps {
  /** Its folder in `functions/`; also its name on AWS, in logs and in the user agent of its calls. */
  readonly name: FunctionName;
  /**
   * Memory, and CPU in proportion. Default 512 MB. Raise where a person waits for the answer: the first
   * request after a pause is mostly CPU.
   */
  readonly memory?: Size;
  /**
   * The AWS calls it makes, beyond writing its own log. Default none. Name actions one by one: a test fails on
   * a wildcard.
   */
  readonly permissions?: readonly PolicyStatement[];
  /** How long it may run. Default: the stage's `functionTimeout`. */
  readonly timeout?: Duration;
  /** Settings it reads. Default none. Absent values are left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** One function with a log group and a role of its own, which allows exactly what `permissions` lists. */
export function lambdaFunction(
  scope: Construct,
  deployment: Deployment,
  props: LambdaFunctionProps,
): CdkFunction {
  const { stage } = deployment;
  const home = new Construct(scope, props.name);
  const logGroup = new LogGroup(home, 'Log', {
    logGroupName: `/diwan/${stage.name}/${props.name}`,
    retention: stage.logRetention,
  });
  // Not AWSLambdaBasicExecutionRole: that allows writing to every log group of the account.
  const writeOwnLog = new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
  const role = new Role(home, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What the function ${props.name} of Diwan may do`,
    inlinePolicies: {
      calls: new PolicyDocument({ statements: [writeOwnLog, ...(props.permissions ?? [])] }),
    },
  });
  const kept = keptFor(stage, props.name);
  return new CdkFunction(home, 'Function', {
    functionName: named(stage, props.name),
    code: Code.fromAsset(deployment.code(props.name)),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: (props.memory ?? Size.mebibytes(512)).toMebibytes(),
    timeout: props.timeout ?? stage.functionTimeout,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    ...(kept === undefined ? {} : { reservedConcurrentExecutions: kept }),
    environment: defined({
      STAGE: stage.name,
      POWERTOOLS_SERVICE_NAME: props.name,
      // Names the function in the user agent of every call it makes, so that calls can be told apart.
      AWS_SDK_UA_APP_ID: props.name,
      AWS_ENDPOINT_URL: deployment.awsEndpoint,
      ...props.environment,
    }) as Record<string, string>, // `defined` keeps only entries with a value.
  });
}
