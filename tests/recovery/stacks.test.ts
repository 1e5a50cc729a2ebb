import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  DeleteStackCommand,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CognitoIdentityProviderClient,
  ListGroupsCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, ListScheduleGroupsCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import { cdkEnvironment } from '#local/cloud/cdk.ts';
import { projectRoot } from '#local/places.ts';
import { type BareCloud, bareCloud } from './stacks.ts';

let cloud: BareCloud;
const at = () => clientOptions(cloud.endpoint);

/** What has a name or data on the cloud, by kind, without what the CDK itself has made. */
async function leftOver(stage: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const [logs, tables, buckets, groups, secrets, queues, pools] = await Promise.all([
    new CloudWatchLogsClient(at()).send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/diwan/' })),
    new DynamoDBClient(at()).send(new ListTablesCommand({})),
    new S3Client({ ...at(), forcePathStyle: true }).send(new ListBucketsCommand({})),
    new SchedulerClient(at()).send(new ListScheduleGroupsCommand({})),
    new SecretsManagerClient(at()).send(new ListSecretsCommand({})),
    new SQSClient(at()).send(new ListQueuesCommand({})),
    new CognitoIdentityProviderClient(at()).send(new ListUserPoolsCommand({ MaxResults: 10 })),
  ]);
  const ofStage = (names: readonly (string | undefined)[]) =>
    names.flatMap((name) => (name?.includes(stage) ? [name] : [])).sort();
  return {
    logs: ofStage(logs.logGroups?.map(({ logGroupName }) => logGroupName) ?? []),
    tables: ofStage(tables.TableNames ?? []),
    buckets: ofStage(buckets.Buckets?.map(({ Name }) => Name) ?? []),
    groups: ofStage(groups.ScheduleGroups?.map(({ Name }) => Name) ?? []),
    secrets: ofStage(secrets.SecretList?.map(({ Name }) => Name) ?? []),
    queues: ofStage(queues.QueueUrls ?? []),
    pools: ofStage(pools.UserPools?.map(({ Name }) => Name) ?? []),
  };
}
const nothing = { logs: [], tables: [], buckets: [], groups: [], secrets: [], queues: [], pools: [] };

const outputsOf = async (stack: string) => {
  const outputs = (await cloud.stacks()).get(stack);
  if (outputs === undefined) throw new Error(`There is no stack ${stack}`);
  return outputs;
};

describe('a stage whose data is made up', () => {
  beforeAll(async () => {
    cloud = await bareCloud();
  });
  afterAll(() => cloud.stop());

  it('is destroyed whole by its command, with what it held, and made again', async () => {
    await cloud.deploys('dev');
    const { FilesBucket: bucket } = await outputsOf('diwan-dev-files');
    const { TableName: table } = await outputsOf('diwan-dev-events');
    await new S3Client({ ...at(), forcePathStyle: true }).send(
      new PutObjectCommand({ Bucket: bucket, Key: 'kept/quote', Body: 'x' }),
    );
    await new DynamoDBClient(at()).send(
      new PutItemCommand({ TableName: table, Item: { pk: { S: 'CODE#214' }, sk: { S: 'ACTIVITY' } } }),
    );
    await new SchedulerClient(at()).send(
      new CreateScheduleCommand({
        Name: 'offer',
        GroupName: 'diwan-dev-offer-deadlines',
        ScheduleExpression: 'at(2099-01-01T00:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: 'arn:aws:sqs:me-central-1:000000000000:any',
          RoleArn: 'arn:aws:iam::000000000000:role/any',
        },
      }),
    );
    const before = await leftOver('dev');
    for (const [kind, names] of Object.entries(before)) expect(names.length, kind).toBeGreaterThan(0);

    const { stdout } = await promisify(execFile)(process.execPath, ['bin/destroy.ts', 'dev'], {
      cwd: projectRoot,
      env: cdkEnvironment(cloud.endpoint),
    });
    expect(stdout).toContain(`Deleted from ${bucket}: 1`);
    expect([...(await cloud.stacks()).keys()]).toEqual([]);
    expect(await leftOver('dev')).toEqual(nothing);

    await cloud.deploys('dev');
    expect((await leftOver('dev')).logs).toEqual(before.logs);
  });

  it('is the only kind that the command destroys', async () => {
    const run = promisify(execFile)(process.execPath, ['bin/destroy.ts', 'staging'], {
      cwd: projectRoot,
      env: cdkEnvironment(cloud.endpoint),
    });
    await expect(run).rejects.toThrow('keeps people’s data');
  });
});

describe('a stage that keeps data', () => {
  beforeAll(async () => {
    cloud = await bareCloud();
  });
  afterAll(() => cloud.stop());

  it('is deployed by the same command after its first deployment failed', async () => {
    await expect(cloud.deploys('staging', { fails: 'diwan-staging-web' })).rejects.toThrow();
    const left = await leftOver('staging');
    // Of the stacks that came before, all is there; of this one nothing that has a name.
    expect(left.logs).toContain('/diwan/staging/send-sms');
    for (const log of ['access', 'site', 'console']) expect(left.logs).not.toContain(`/diwan/staging/${log}`);
    await cloud.deploys('staging');
    expect((await cloud.stacks()).size).toBe(12);
  });

  it('refuses to be deleted where it holds what cannot be made again', async () => {
    const client = new CloudFormationClient(at());
    for (const stack of ['data', 'files', 'address'])
      await expect(
        client.send(new DeleteStackCommand({ StackName: `diwan-staging-${stack}` })),
      ).rejects.toThrow(/TerminationProtection is enabled/);
  });

  it('keeps logins, their groups and the logs when their stack is deleted, and takes them back', async () => {
    const { UserPoolId: pool = '' } = await outputsOf('diwan-staging-web');
    const before = await leftOver('staging');
    const client = new CloudFormationClient(at());
    await client.send(new DeleteStackCommand({ StackName: 'diwan-staging-web' }));
    await waitUntilStackDeleteComplete({ client, maxWaitTime: 120 }, { StackName: 'diwan-staging-web' });
    const kept = await leftOver('staging');
    expect(kept.logs).toEqual(before.logs);
    expect(kept.pools).toEqual(before.pools);
    const { Groups: groups = [] } = await new CognitoIdentityProviderClient(at()).send(
      new ListGroupsCommand({ UserPoolId: pool }),
    );
    expect(groups.map(({ GroupName }) => GroupName)).toContain('centre-kirkuk');

    await cloud.deploys('staging', {
      given: { userPoolId: pool },
      more: ['--import-existing-resources'],
    });
    expect(await outputsOf('diwan-staging-web')).toMatchObject({ UserPoolId: pool });
    expect((await leftOver('staging')).pools).toEqual(before.pools);
  });
});
