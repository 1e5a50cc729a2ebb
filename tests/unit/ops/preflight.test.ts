import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListScheduleGroupsCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSMSAttributesCommand, GetSMSSandboxAccountStatusCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { preflight } from '#bin/ops/commands/preflight.ts';
import { runOps } from '#bin/ops/frame/run.ts';
import { type Check, checksOf } from '#bin/ops/preflight/checks.ts';
import { behindQueues, enough, keptFor } from '#infra/settings/concurrency.ts';
import { stageNamed, stageNames } from '#infra/settings/stages.ts';
import { namesOnly } from '#tests/support/queues/installation.ts';
import { ofType, resourcesOf } from '#tests/unit/infra/templates.ts';

const needs = {
  concurrency: 300,
  concurrencyTold: 1000,
  spendLimit: 2112,
  readsDeliveryStatus: true,
  sendsByGatewayAlone: false,
};
const account = {
  region: 'eu-central-1',
  bootstrap: { value: 30 },
  concurrency: { value: 1000 },
  sandbox: { value: false },
  texts: { value: { spendLimit: 3000, deliveryRole: 'arn:aws:iam::123456789012:role/sms', sampling: 100 } },
  scheduler: { value: true },
  unconfirmed: { value: 0 },
} as const;

const open = (checks: readonly Check[]) =>
  checks.filter(({ state }) => state !== 'ready').map(({ what, todo }) => `${what}: ${todo}`);

describe('an account', () => {
  it('is ready when nothing is left to do', () => {
    expect(open(checksOf(account, needs))).toEqual([]);
  });

  it.each([
    [{ bootstrap: { value: undefined } }, 'CDK: npx cdk bootstrap'],
    [{ bootstrap: { value: 5 } }, 'CDK: It is too old'],
    [{ concurrency: { value: 10 } }, 'Functions at once: Ask AWS for 300'],
    [{ sandbox: { value: true } }, 'SMS sandbox: Texts reach verified numbers alone'],
    [
      { texts: { value: { ...account.texts.value, spendLimit: 1 } } },
      'Spend limit of texts: The caps let the centres spend $2112',
    ],
    [
      { texts: { value: { ...account.texts.value, deliveryRole: undefined } } },
      'Delivery status: Nobody sees',
    ],
    [{ texts: { value: { ...account.texts.value, sampling: 10 } } }, 'Delivery status: Nobody sees'],
    [{ unconfirmed: { value: 1 } }, 'Alarms: Open the mail'],
    [{ scheduler: { unknown: 'Could not be reached.' } }, 'Scheduler: Could not be reached. Look yourself'],
    [{ sandbox: { unknown: 'Access denied' } }, 'SMS sandbox: Access denied. Look yourself'],
  ])('with %j is told what to do', (found, says) => {
    const said = open(checksOf({ ...account, ...found }, needs));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(says);
  });

  it('whose settings lag behind what AWS has granted is told to write that down', () => {
    const said = open(checksOf(account, { ...needs, concurrencyTold: 10 }));
    expect(said).toEqual([
      'Functions at once: Set "accountConcurrency": 1000 in the file of the installation, and deploy.',
    ]);
  });

  it('that sends through gateways alone is not asked about SNS', () => {
    const poor = { ...account, sandbox: { value: true }, texts: { unknown: 'No such thing' } } as const;
    expect(open(checksOf(poor, { ...needs, sendsByGatewayAlone: true }))).toEqual([]);
  });
});

describe('the command', () => {
  const lambda = mockClient(LambdaClient);
  const sns = mockClient(SNSClient);
  const cloudFormation = mockClient(CloudFormationClient);
  const scheduler = mockClient(SchedulerClient);
  beforeEach(() => {
    for (const client of [lambda, sns, cloudFormation, scheduler]) client.reset();
    lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 10 } });
    sns.on(GetSMSSandboxAccountStatusCommand).resolves({ IsInSandbox: true });
    sns.on(GetSMSAttributesCommand).resolves({ attributes: {} });
    scheduler.on(ListScheduleGroupsCommand).resolves({ ScheduleGroups: [] });
    cloudFormation.on(DescribeStacksCommand).rejects(new Error('Stack with id CDKToolkit does not exist'));
  });

  async function asked(...args: readonly string[]) {
    const said: string[] = [];
    const code = await runOps(['preflight', ...args], {
      commands: [preflight],
      open: (stage) => ({ ...namesOnly(stage), settings: { region: 'eu-central-1' } as never }),
      out: (text) => said.push(text),
      err: (text) => said.push(text),
      ask: undefined,
      stop: new AbortController().signal,
    });
    return { code, said: said.join('\n') };
  }

  it('tells of a new account all that is to be done, and ends with 1', async () => {
    const { code, said } = await asked('--stage', 'prod');
    expect(code).toBe(1);
    expect(said).toMatch(/CDK +to do +not bootstrapped/);
    expect(said).toMatch(/Functions at once +to do +10/);
    expect(said).toMatch(/SMS sandbox +to do +inside/);
    expect(said).toMatch(/Spend limit of texts +to do +\$1 a month/);
    expect(said).toContain('5 things to look at:');
    // It looks, and changes nothing.
    for (const client of [lambda, sns, cloudFormation, scheduler])
      for (const call of client.commandCalls(DescribeStacksCommand))
        expect(call.args[0].input).toEqual({ StackName: 'CDKToolkit' });
  });

  it('says what did not answer, and goes on', async () => {
    lambda.on(GetAccountSettingsCommand).rejects(new Error('User is not authorized'));
    const { said } = await asked('--stage', 'prod');
    expect(said).toContain('User is not authorized. Look yourself');
    expect(said).toMatch(/SMS sandbox +to do/);
  });
});

describe.each(stageNames)('runs at once in stage %s', (name) => {
  it('are kept for people where the account has enough, and only there', () => {
    const stage = stageNamed(name);
    expect(keptFor(stage, 'site')).toBeUndefined();
    const rich = { ...stage, accountConcurrency: enough(stage) };
    expect(keptFor(rich, 'site')).toBe(100);
    expect(keptFor(rich, 'notify')).toBeUndefined();
    expect(keptFor({ ...rich, accountConcurrency: enough(stage) - 1 }, 'console')).toBeUndefined();
  });

  it('are as many behind queues as its templates allow', () => {
    const sources = ofType(resourcesOf(name), 'AWS::Lambda::EventSourceMapping');
    const most = sources.reduce(
      (sum, { properties }) => sum + (properties.ScalingConfig?.MaximumConcurrency ?? 1),
      0,
    );
    expect(most).toBeLessThanOrEqual(behindQueues(stageNamed(name)));
  });
});
