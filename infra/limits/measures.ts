/** How large the things of a stage are, counted as AWS counts them. */
import { writtenBy } from './as-written.ts';
import { ofType, type Resource, type Stage, target } from './templates.ts';

export interface Measure {
  /** Which of the stage's things: a stack, or a stack and a logical ID. */
  readonly where: string;
  readonly size: number;
}

type Measured = (stage: Stage) => readonly Measure[];

const where = ({ stack, id }: Resource): string => `${stack}/${id}`;
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
/** IAM counts no whitespace. */
const characters = (value: unknown): number => JSON.stringify(value).replace(/\s/g, '').length;
const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/** A size of each resource of a type, from one of its properties as AWS gets it. */
const each =
  (type: string, property: string, size: (value: Resource['properties']) => number): Measured =>
  (stage) => {
    const write = writtenBy(stage);
    return ofType(stage.resources, type).map((resource) => ({
      where: where(resource),
      size: size(write(resource.stack, resource.properties[property])),
    }));
  };

/** The length of a name on AWS; CloudFormation makes its own names fit. */
const named = (type: string, property: string): Measured =>
  each(type, property, (name) => String(name ?? '').length);

/** How many resources of a type belong to one of another, told by a property that points to it. */
const countedBy =
  (type: string, property: string): Measured =>
  ({ resources }) => {
    const counts = new Map<string, number>();
    for (const { stack, properties } of ofType(resources, type)) {
      const owner = `${stack}: ${JSON.stringify(properties[property] ?? 'default')}`;
      counts.set(owner, (counts.get(owner) ?? 0) + 1);
    }
    return [...counts].map(([owner, size]) => ({ where: owner, size }));
  };

const ofStacks =
  (size: (stack: Stage['stacks'][number], stage: Stage) => number): Measured =>
  (stage) =>
    stage.stacks.map((stack) => ({ where: stack.name, size: size(stack, stage) }));

/** A permission as Lambda adds it to the policy of its function. */
const statementOf = ({ stack, id }: Resource, permission: Resource['properties']) => ({
  Sid: `${stack}-${id}-ABCDEFGHIJKL`,
  Effect: 'Allow',
  Principal: { Service: permission.Principal },
  Action: permission.Action,
  Resource: permission.FunctionName,
  Condition: {
    ...(permission.SourceAccount && { StringEquals: { 'AWS:SourceAccount': permission.SourceAccount } }),
    ...(permission.SourceArn && { ArnLike: { 'AWS:SourceArn': permission.SourceArn } }),
  },
});

const policiesOfFunctions: Measured = (stage) => {
  const write = writtenBy(stage);
  const permissions = ofType(stage.resources, 'AWS::Lambda::Permission');
  return ofType(stage.resources, 'AWS::Lambda::Function').map((lambda) => {
    const own = permissions.filter(
      ({ stack, properties }) => stack === lambda.stack && target(properties.FunctionName) === lambda.id,
    );
    // `write` turns an object into an object.
    const statements = own.map((each) =>
      statementOf(each, write(each.stack, each.properties) as Resource['properties']),
    );
    return {
      where: where(lambda),
      size: bytes({ Version: '2012-10-17', Id: 'default', Statement: statements }),
    };
  });
};

type Policy = { readonly PolicyDocument: unknown };

/** The measures of all limits, by the quantity measured. */
export const measures = {
  policyOfAFunction: policiesOfFunctions,
  inlinePoliciesOfARole: each('AWS::IAM::Role', 'Policies', (policies: readonly Policy[] = []) =>
    policies.reduce((sum, { PolicyDocument }) => sum + characters(PolicyDocument), 0),
  ),
  managedPolicy: each('AWS::IAM::ManagedPolicy', 'PolicyDocument', (value) => characters(value)),
  managedPoliciesOfARole: (stage) =>
    ofType(stage.resources, 'AWS::IAM::Role').map((role) => ({
      where: where(role),
      size:
        lengthOf(role.properties.ManagedPolicyArns) +
        ofType(stage.resources, 'AWS::IAM::ManagedPolicy').filter(
          ({ stack, properties }) =>
            stack === role.stack && properties.Roles?.some((each: never) => target(each) === role.id),
        ).length,
    })),
  nameOfARole: named('AWS::IAM::Role', 'RoleName'),
  environmentOfAFunction: each('AWS::Lambda::Function', 'Environment', (value) =>
    Object.entries(value?.Variables ?? {}).reduce(
      (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(String(value)),
      0,
    ),
  ),
  nameOfAFunction: named('AWS::Lambda::Function', 'FunctionName'),
  timeoutOfAFunction: each('AWS::Lambda::Function', 'Timeout', (value) => Number(value ?? 3)),
  resourcesOfAStack: ofStacks(
    ({ name }, { resources }) => resources.filter(({ stack }) => stack === name).length,
  ),
  outputsOfAStack: ofStacks(({ outputs }) => Object.keys(outputs).length),
  parametersOfAStack: ofStacks(({ parameters }) => parameters),
  template: ofStacks((stack) => stack.bytes),
  nameOfAStack: ofStacks(({ name }) => name.length),
  policyOfAQueue: each('AWS::SQS::QueuePolicy', 'PolicyDocument', (value) => bytes(value)),
  statementsOfAQueue: each('AWS::SQS::QueuePolicy', 'PolicyDocument', (value) => lengthOf(value.Statement)),
  nameOfAQueue: named('AWS::SQS::Queue', 'QueueName'),
  policyOfATopic: each('AWS::SNS::TopicPolicy', 'PolicyDocument', (value) => bytes(value)),
  policyOfABucket: each('AWS::S3::BucketPolicy', 'PolicyDocument', (value) => bytes(value)),
  policyOfAKey: each('AWS::KMS::Key', 'KeyPolicy', (value) => bytes(value)),
  eventPattern: each('AWS::Events::Rule', 'EventPattern', (value) =>
    value === undefined ? 0 : characters(value),
  ),
  targetsOfARule: each('AWS::Events::Rule', 'Targets', (value) => lengthOf(value)),
  // One bus has the rules of all stacks.
  rulesOfABus: ({ resources }) => [
    { where: 'all stacks', size: ofType(resources, 'AWS::Events::Rule').length },
  ],
  nameOfARule: named('AWS::Events::Rule', 'Name'),
  nameOfASchedule: named('AWS::Scheduler::Schedule', 'Name'),
  nameOfAScheduleGroup: named('AWS::Scheduler::ScheduleGroup', 'Name'),
  indexesOfATable: each('AWS::DynamoDB::GlobalTable', 'GlobalSecondaryIndexes', (value) => lengthOf(value)),
  routesOfAnApi: countedBy('AWS::ApiGatewayV2::Route', 'ApiId'),
  integrationsOfAnApi: countedBy('AWS::ApiGatewayV2::Integration', 'ApiId'),
  authorizersOfAnApi: countedBy('AWS::ApiGatewayV2::Authorizer', 'ApiId'),
  subscriptionsOfALogGroup: countedBy('AWS::Logs::SubscriptionFilter', 'LogGroupName'),
  widgetsOfADashboard: each(
    'AWS::CloudWatch::Dashboard',
    'DashboardBody',
    (value) =>
      // The body is JSON text, or a join of it.
      JSON.stringify(value).split('\\"type\\":').length - 1,
  ),
  actionsOfAnAlarm: each('AWS::CloudWatch::Alarm', 'AlarmActions', (value) => lengthOf(value)),
} satisfies Readonly<Record<string, Measured>>;
