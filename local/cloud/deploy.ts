/** Deploys the stacks of `infra/` to the local cloud, and only when something has changed since. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import * as z from 'zod/mini';
import { Failure, reasonOf } from '#local/failure.ts';
import { placesOf, projectRoot } from '#local/places.ts';
import type { ProcessNotes } from '#local/processes.ts';
import { account, clientOptions, region } from './aws.ts';
import { type CdkOptions, cdk } from './cdk.ts';

/** The outputs of the stacks that the other local programs need. */
const deployedSchema = z.object({
  HttpApiUrl: z.string(),
  TableName: z.string(),
  InboundTopicArn: z.string(),
  UserPoolId: z.string(),
  UserPoolClientId: z.string(),
  BusName: z.string(),
  SendQueueUrl: z.string(),
  GatewaySecretArn: z.string(),
  FilesBucket: z.string(),
});
export type StackOutputs = z.infer<typeof deployedSchema>;

export type DeployOptions = {
  readonly name: string;
  readonly endpoint: string;
  /** Passed to the CDK app as `-c key=value`. */
  readonly context: Readonly<Record<string, string>>;
  /**
   * {@link sourceHash} of what is deployed, from an earlier run; the deploy is skipped when it is the same.
   */
  readonly deployed?: string;
  readonly notes?: ProcessNotes;
  readonly signal?: AbortSignal;
};

export type Deployment = { readonly outputs: StackOutputs; readonly hash: string; readonly skipped: boolean };

/**
 * Brings the stacks to the state of the code.
 *
 * @throws {Failure} when the CDK app or a stack fails, quoting the end of the log
 */
export async function deploy(options: DeployOptions): Promise<Deployment> {
  const places = placesOf(options.name);
  const hash = sourceHash(options.context);
  if (hash === options.deployed) {
    const outputs = await outputsOfStacks(options.endpoint);
    if (outputs !== undefined) return { outputs, hash, skipped: true };
  }
  await bootstrap(options);
  rmSync(places.assembly, { recursive: true, force: true });
  const context = Object.entries(options.context).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  await cdk(
    [
      'deploy',
      '--all',
      '--require-approval',
      'never',
      '--concurrency',
      '4',
      '--output',
      places.assembly,
      ...context,
    ],
    'Deploying the stacks',
    options,
  );
  const outputs = await outputsOfStacks(options.endpoint);
  if (outputs === undefined) {
    throw new Failure(
      `The stacks were deployed without some of the outputs ${Object.keys(deployedSchema.shape)}.`,
    );
  }
  return { outputs, hash, skipped: false };
}

/** The bucket and roles a CDK deploy needs; once for a cloud. */
export async function bootstrap(options: CdkOptions): Promise<void> {
  const client = new CloudFormationClient(clientOptions(options.endpoint));
  const found = await client
    .send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }))
    .catch(() => undefined);
  client.destroy();
  if (/^(CREATE|UPDATE)_COMPLETE$/.test(found?.Stacks?.[0]?.StackStatus ?? '')) return;
  // `--app ''` keeps it from reading the project's app for the environment, which is given.
  await cdk(
    ['bootstrap', `aws://${account}/${region}`, '--app', ''],
    'Preparing the cloud for the CDK',
    options,
  );
}

/** A hash of everything the stacks are made of: the code, the locked packages, the context. */
export function sourceHash(context: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256').update(JSON.stringify(Object.entries(context).sort()));
  const folders = ['events', 'shared', 'api', 'functions', 'infra'].flatMap((folder) => filesUnder(folder));
  for (const file of [...folders, 'cdk.json', 'package-lock.json', 'tsconfig.json']) {
    if (existsSync(join(projectRoot, file))) {
      hash.update(`\0${file}\0`).update(readFileSync(join(projectRoot, file)));
    }
  }
  return hash.digest('hex');
}

function filesUnder(folder: string): string[] {
  if (!existsSync(join(projectRoot, folder))) return [];
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1))
    .sort();
}

/** The outputs by the end of their name, whichever stack has them; undefined when one is missing. */
async function outputsOfStacks(endpoint: string): Promise<StackOutputs | undefined> {
  const client = new CloudFormationClient(clientOptions(endpoint));
  try {
    const { Stacks: stacks = [] } = await client.send(new DescribeStacksCommand({}));
    const found = stacks
      .filter((stack) => /^(CREATE|UPDATE)_COMPLETE$/.test(stack.StackStatus ?? ''))
      .flatMap((stack) => stack.Outputs ?? [])
      .map((output) => [output.OutputKey ?? '', output.OutputValue ?? '']);
    const parsed = deployedSchema.safeParse(Object.fromEntries(found));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    throw new Failure(`The local cloud could not list its stacks: ${reasonOf(error)}`);
  } finally {
    client.destroy();
  }
}
