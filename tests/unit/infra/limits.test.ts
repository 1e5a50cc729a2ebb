import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type Limit, limits, usesOf } from '#infra/limits/limits.ts';
import { limitsPage } from '#infra/limits/page.ts';
import { stageOf } from '#infra/limits/templates.ts';
import { stageNames } from '#infra/settings/stages.ts';
import { synthesised } from './templates.ts';

type Resources = Readonly<Record<string, object>>;

const times = <One>(count: number, make: (index: number) => One): readonly One[] =>
  Array.from({ length: count }, (_, index) => make(index));
const listed = (count: number, make: (index: number) => object): Resources =>
  Object.fromEntries(times(count, (index) => [`One${index}`, make(index)]));
const one = (Type: string, Properties: object): Resources => ({ One: { Type, Properties } });
const policy = (length: number) => ({ Statement: [{ Sid: 'a'.repeat(length) }] });

/** A stack that has `size` of what a limit is of, or a little more: sizes in characters come with what is around them. */
const withSo: Readonly<Record<Limit['of'], (size: number) => Resources | object>> = {
  policyOfAFunction: (size) => ({
    One: { Type: 'AWS::Lambda::Function', Properties: {} },
    ...listed(Math.ceil(size / 200), () => ({
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': ['One', 'Arn'] },
        Principal: 'apigateway.amazonaws.com',
      },
    })),
  }),
  inlinePoliciesOfARole: (size) =>
    one('AWS::IAM::Role', {
      Policies: times(2, () => ({ PolicyDocument: policy(size / 2) })),
    }),
  managedPolicy: (size) => one('AWS::IAM::ManagedPolicy', { PolicyDocument: policy(size) }),
  managedPoliciesOfARole: (size) => ({
    Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/One'] } },
    ...listed(size, () => ({
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: {}, Roles: [{ Ref: 'Role' }] },
    })),
  }),
  nameOfARole: (size) => one('AWS::IAM::Role', { RoleName: 'a'.repeat(size) }),
  environmentOfAFunction: (size) =>
    one('AWS::Lambda::Function', { Environment: { Variables: { WORDS: 'ك'.repeat(size / 2) } } }),
  nameOfAFunction: (size) => one('AWS::Lambda::Function', { FunctionName: 'a'.repeat(size) }),
  timeoutOfAFunction: (size) => one('AWS::Lambda::Function', { Timeout: size + 1 }),
  resourcesOfAStack: (size) => listed(size, () => ({ Type: 'AWS::Logs::LogGroup' })),
  outputsOfAStack: (size) => ({ Outputs: listed(size, () => ({ Value: 'a' })) }),
  parametersOfAStack: (size) => ({ Parameters: listed(size, () => ({ Type: 'String' })) }),
  template: (size) => one('AWS::Logs::LogGroup', { LogGroupName: 'a'.repeat(size) }),
  nameOfAStack: (size) => ({ name: 'a'.repeat(size) }),
  policyOfAQueue: (size) => one('AWS::SQS::QueuePolicy', { PolicyDocument: policy(size) }),
  statementsOfAQueue: (size) =>
    one('AWS::SQS::QueuePolicy', { PolicyDocument: { Statement: times(size, () => ({ Effect: 'Allow' })) } }),
  nameOfAQueue: (size) => one('AWS::SQS::Queue', { QueueName: 'a'.repeat(size) }),
  policyOfATopic: (size) => one('AWS::SNS::TopicPolicy', { PolicyDocument: policy(size) }),
  policyOfABucket: (size) => one('AWS::S3::BucketPolicy', { PolicyDocument: policy(size) }),
  policyOfAKey: (size) => one('AWS::KMS::Key', { KeyPolicy: policy(size) }),
  eventPattern: (size) => one('AWS::Events::Rule', { EventPattern: { source: ['a'.repeat(size)] } }),
  targetsOfARule: (size) => one('AWS::Events::Rule', { Targets: times(size, (Id) => ({ Id })) }),
  rulesOfABus: (size) => listed(size, () => ({ Type: 'AWS::Events::Rule' })),
  nameOfARule: (size) => one('AWS::Events::Rule', { Name: 'a'.repeat(size) }),
  nameOfASchedule: (size) => one('AWS::Scheduler::Schedule', { Name: 'a'.repeat(size) }),
  nameOfAScheduleGroup: (size) => one('AWS::Scheduler::ScheduleGroup', { Name: 'a'.repeat(size) }),
  indexesOfATable: (size) =>
    one('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: times(size, (IndexName) => ({ IndexName })),
    }),
  routesOfAnApi: (size) =>
    listed(size, () => ({ Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: 'a' } })),
  integrationsOfAnApi: (size) =>
    listed(size, () => ({ Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: 'a' } })),
  authorizersOfAnApi: (size) =>
    listed(size, () => ({ Type: 'AWS::ApiGatewayV2::Authorizer', Properties: { ApiId: 'a' } })),
  subscriptionsOfALogGroup: (size) =>
    listed(size + 1, () => ({ Type: 'AWS::Logs::SubscriptionFilter', Properties: { LogGroupName: 'a' } })),
  widgetsOfADashboard: (size) =>
    one('AWS::CloudWatch::Dashboard', {
      DashboardBody: JSON.stringify({ widgets: times(size, () => ({ type: 'metric' })) }),
    }),
  actionsOfAnAlarm: (size) => one('AWS::CloudWatch::Alarm', { AlarmActions: times(size + 1, () => 'arn') }),
};

/** Only what is given as a template part is one: all else are its resources. */
const stageWith = (part: object) => {
  const { name = 'stack', Outputs, Parameters, ...Resources } = part as Record<string, object>;
  return stageOf([[String(name), JSON.stringify({ Resources, Outputs, Parameters })]]);
};
/** What of a stage is nearer to a limit than it may be. */
const crossed = (part: object) => [
  ...new Set(
    usesOf(stageWith(part))
      .filter(({ fits }) => !fits)
      .map(({ of }) => of),
  ),
];

describe('a limit of AWS', () => {
  it.each(limits)(
    'of $of is crossed by more than $most $unit, and by nothing less than its fill',
    (limit) => {
      const { of, most, fill = 0.9 } = limit;
      expect(crossed(withSo[of](most))).toContain(of);
      const half = usesOf(stageWith(withSo[of](Math.floor((most * fill) / 2)))).filter(
        (use) => use.of === of,
      );
      expect(half.length).toBeGreaterThan(0);
      expect(half.every(({ fits }) => fits)).toBe(true);
      // Counted, not guessed: twice as much is nearly twice as full.
      const [full] = usesOf(stageWith(withSo[of](most))).filter((use) => use.of === of);
      expect(full?.share).toBeGreaterThanOrEqual(1);
    },
  );

  it('has a page of AWS that says so', () => {
    for (const { source } of limits) expect(source).toMatch(/^[\w/-]+\.html$/);
  });
});

/** Also where nothing is deployed to AWS: what does not fit there is found before the stage is another. */
describe.each(stageNames)('stage %s', (name) => {
  const stage = synthesised(name);

  it('stays clear of every limit', () => {
    const near = usesOf(stage).filter(({ fits }) => !fits);
    expect(near.map(({ of, where, size, most }) => `${of} of ${where}: ${size} of ${most}`)).toEqual([]);
  });
});

it('measures something of the stage of people for every limit', () => {
  const measured = new Set(usesOf(synthesised('prod')).map(({ of }) => of));
  // No role has a managed policy.
  expect(limits.map(({ of }) => of).filter((of) => !measured.has(of))).toEqual(['managedPolicy']);
});

test('the page of limits is made from them as they are', () => {
  const squeezed = (text: string) => text.replace(/[ -]+/g, ' ');
  const written = readFileSync(new URL('../../../docs/limits.md', import.meta.url), 'utf8');
  expect(squeezed(written)).toBe(squeezed(limitsPage()));
});
