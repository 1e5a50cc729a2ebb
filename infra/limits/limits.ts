/**
 * The hard limits of AWS, and how much of each a stage uses. cfn-lint and the local cloud check few of them.
 * Quotas that AWS raises on request are included if a first deployment would fail at the default.
 */
import { type Measure, measures } from './measures.ts';
import type { Stage } from './templates.ts';

export interface Limit {
  /** The quantity limited: the key of its measure. */
  readonly of: keyof typeof measures;
  readonly most: number;
  readonly unit: string;
  /** The page of AWS that says so, under docs.aws.amazon.com. */
  readonly source: string;
  /**
   * The share (0 to 1) that may be used here: a fuller thing is split before a change meets the limit.
   * Default 0.9.
   */
  readonly fill?: number;
}

const iam = 'IAM/latest/UserGuide/reference_iam-quotas.html';
const lambda = 'lambda/latest/dg/gettingstarted-limits.html';
const cloudFormation = 'AWSCloudFormation/latest/UserGuide/cloudformation-limits.html';
const eventBridge = 'eventbridge/latest/userguide/eb-quota.html';
const scheduler = 'scheduler/latest/UserGuide/scheduler-quotas.html';
const dynamoDb = 'amazondynamodb/latest/developerguide/ServiceQuotas.html';
const httpApi = 'apigateway/latest/developerguide/http-api-quotas.html';

export const limits: readonly Limit[] = [
  { of: 'policyOfAFunction', most: 20_480, unit: 'bytes', source: lambda, fill: 0.6 },
  { of: 'inlinePoliciesOfARole', most: 10_240, unit: 'characters', source: iam, fill: 0.6 },
  { of: 'managedPolicy', most: 6_144, unit: 'characters', source: iam },
  { of: 'managedPoliciesOfARole', most: 10, unit: 'policies', source: iam },
  { of: 'nameOfARole', most: 64, unit: 'characters', source: iam },
  { of: 'environmentOfAFunction', most: 4_096, unit: 'bytes', source: lambda, fill: 0.75 },
  {
    of: 'nameOfAFunction',
    most: 64,
    unit: 'characters',
    source: 'lambda/latest/api/API_CreateFunction.html',
  },
  { of: 'timeoutOfAFunction', most: 900, unit: 'seconds', source: lambda, fill: 1 },
  { of: 'resourcesOfAStack', most: 500, unit: 'resources', source: cloudFormation },
  { of: 'outputsOfAStack', most: 200, unit: 'outputs', source: cloudFormation },
  { of: 'parametersOfAStack', most: 200, unit: 'parameters', source: cloudFormation },
  { of: 'template', most: 1_000_000, unit: 'bytes', source: cloudFormation },
  { of: 'nameOfAStack', most: 128, unit: 'characters', source: cloudFormation },
  {
    of: 'policyOfAQueue',
    most: 8_192,
    unit: 'bytes',
    source: 'AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html',
  },
  {
    of: 'statementsOfAQueue',
    most: 20,
    unit: 'statements',
    source: 'AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html',
  },
  {
    of: 'nameOfAQueue',
    most: 80,
    unit: 'characters',
    source: 'AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html',
  },
  {
    of: 'policyOfATopic',
    most: 30_000,
    unit: 'bytes',
    source: 'sns/latest/dg/sns-access-policy-language-api-permissions-reference.html',
  },
  {
    of: 'policyOfABucket',
    most: 20_480,
    unit: 'bytes',
    source: 'AmazonS3/latest/userguide/bucket-policies.html',
  },
  {
    of: 'policyOfAKey',
    most: 32_768,
    unit: 'bytes',
    source: 'kms/latest/developerguide/resource-limits.html',
  },
  { of: 'eventPattern', most: 2_048, unit: 'characters', source: eventBridge },
  { of: 'targetsOfARule', most: 5, unit: 'targets', source: eventBridge },
  { of: 'rulesOfABus', most: 300, unit: 'rules', source: eventBridge },
  {
    of: 'nameOfARule',
    most: 64,
    unit: 'characters',
    source: 'eventbridge/latest/APIReference/API_PutRule.html',
  },
  {
    of: 'nameOfASchedule',
    most: 64,
    unit: 'characters',
    source: 'scheduler/latest/APIReference/API_CreateSchedule.html',
  },
  { of: 'nameOfAScheduleGroup', most: 64, unit: 'characters', source: scheduler },
  { of: 'indexesOfATable', most: 20, unit: 'indexes', source: dynamoDb },
  { of: 'routesOfAnApi', most: 300, unit: 'routes', source: httpApi },
  { of: 'integrationsOfAnApi', most: 300, unit: 'integrations', source: httpApi },
  { of: 'authorizersOfAnApi', most: 10, unit: 'authorizers', source: httpApi },
  {
    of: 'subscriptionsOfALogGroup',
    most: 2,
    unit: 'filters',
    source: 'AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html',
    fill: 1,
  },
  {
    of: 'widgetsOfADashboard',
    most: 500,
    unit: 'widgets',
    source: 'AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html',
  },
  {
    of: 'actionsOfAnAlarm',
    most: 5,
    unit: 'actions',
    source: 'AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html',
    fill: 1,
  },
];

/** `policy of a function`, of `policyOfAFunction`. */
export const inWords = (of: Limit['of']): string =>
  of.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** How much of a limit one thing of a stage uses. */
export type Use = Limit & Measure & { readonly share: number; readonly fits: boolean };

/** Every use of every limit by a stage, the fullest first. */
export const usesOf = (stage: Stage): readonly Use[] =>
  limits
    .flatMap((limit) =>
      measures[limit.of](stage).map((measure) => {
        const share = measure.size / limit.most;
        return { ...limit, ...measure, share, fits: share <= (limit.fill ?? 0.9) };
      }),
    )
    .sort((one, other) => other.share - one.share);
