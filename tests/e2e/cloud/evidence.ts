import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { clientOptions } from '#local/cloud/aws.ts';
import { placesOf } from '#local/places.ts';
import type { Local } from '#local/start-local.ts';

/** The functions' own logs. In those of SNS, which it writes itself, stand the numbers of phones. */
const logGroupNamePrefix = '/diwan/';

/** What the run on a local cloud leaves for the tests that look at it afterwards. */
export function evidenceOf(cloud: string) {
  const folder = join(placesOf(cloud).folder, 'evidence');
  return {
    /** What each function asked of AWS: the recorder's calls. */
    calls: join(folder, 'calls.json'),
    /** What each function's deployed role allows: `{ [function]: statement[] }`. */
    roles: join(folder, 'roles.json'),
    /** Every line the functions logged. */
    logs: join(folder, 'functions.log'),
  } as const;
}

/** Takes down what the run showed, while the cloud still runs. */
export async function collectEvidence(cloud: string, local: Local): Promise<void> {
  const evidence = evidenceOf(cloud);
  mkdirSync(dirname(evidence.calls), { recursive: true });
  writeFileSync(evidence.calls, JSON.stringify(local.calls(), null, 2));
  writeFileSync(evidence.roles, JSON.stringify(await deployedRoles(local.endpoint), null, 2));
  writeFileSync(evidence.logs, (await functionLogs(local.endpoint)).join('\n'));
}

async function deployedRoles(endpoint: string): Promise<Record<string, unknown[]>> {
  const lambda = new LambdaClient(clientOptions(endpoint));
  const iam = new IAMClient(clientOptions(endpoint));
  const roles: Record<string, unknown[]> = {};
  for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {})) {
    for (const { Role = '', Environment } of Functions) {
      const name = Environment?.Variables?.AWS_SDK_UA_APP_ID;
      if (name !== undefined) roles[name] = await statementsOf(iam, Role.split('/').at(-1) ?? '');
    }
  }
  return roles;
}

async function statementsOf(iam: IAMClient, RoleName: string): Promise<unknown[]> {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const policies = await Promise.all(
    PolicyNames.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
  );
  return policies.flatMap(({ PolicyDocument = '{}' }) => {
    const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument));
    return Array.isArray(Statement) ? Statement : [Statement];
  });
}

async function functionLogs(endpoint: string): Promise<string[]> {
  const client = new CloudWatchLogsClient(clientOptions(endpoint));
  const lines: string[] = [];
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, { logGroupNamePrefix })) {
    for (const { logGroupName } of logGroups) {
      if (logGroupName === undefined) continue;
      for await (const { events = [] } of paginateFilterLogEvents({ client }, { logGroupName })) {
        lines.push(...events.map(({ message = '' }) => `${logGroupName} ${message.trimEnd()}`));
      }
    }
  }
  return lines;
}
