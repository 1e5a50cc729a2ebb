/** The stacks of a stage on a bare local cloud: deployed with code that does nothing, and looked at. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { StageName } from '#infra/settings/stages.ts';
import { synthesise } from '#infra/synth-all.ts';
import { clientOptions } from '#local/cloud/aws.ts';
import { cdk } from '#local/cloud/cdk.ts';
import { bootstrap } from '#local/cloud/deploy.ts';
import { startCloud } from '#local/cloud/ministack.ts';
import { placesOf } from '#local/places.ts';
import { freePorts } from '#local/ports.ts';

/** The folder under `.local` of these tests. */
export const name = 'recovery';

export type BareCloud = {
  readonly endpoint: string;
  /**
   * Deploys the stacks of a stage, as `cdk deploy` does. Those for operations and backups are left out:
   * the local cloud does not know all that is in them.
   * @throws {Failure} when a stack fails
   */
  readonly deploys: (stage: StageName, how?: How) => Promise<void>;
  /** The stacks that are there, by name. */
  readonly stacks: () => Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
  readonly stop: () => Promise<void>;
};

type How = {
  /** Passed to the app as `-c key=value`. */
  readonly given?: Readonly<Record<string, string>>;
  /** Further options of `cdk deploy`. */
  readonly more?: readonly string[];
  /** The stack that cannot be made: its last resource is refused. */
  readonly fails?: string;
};

/** Gives the template of a stack a resource that comes after all others and cannot be made, and another hash. */
function spoil(folder: string, stack: string): void {
  const file = join(folder, `${stack}.template.json`);
  // As cdk wrote it.
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, object> };
  template.Resources.Impossible = {
    Type: 'AWS::Logs::LogStream',
    DependsOn: Object.keys(template.Resources),
    Properties: { LogStreamName: 'of-no-group' },
  };
  writeFileSync(file, JSON.stringify(template));
  // The CDK uploads nothing that is there under its hash.
  const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const artifact = JSON.parse(manifest).artifacts[stack].properties.stackTemplateAssetObjectUrl;
  const hash = /([0-9a-f]{64})\.json$/.exec(String(artifact))?.[1] ?? '';
  for (const of of ['manifest.json', `${stack}.assets.json`]) {
    const text = readFileSync(join(folder, of), 'utf8');
    writeFileSync(join(folder, of), text.replaceAll(hash, hash.split('').reverse().join('')));
  }
}

/** Starts an empty cloud that the CDK can deploy to. */
export async function bareCloud(): Promise<BareCloud> {
  const { cloud: port } = await freePorts();
  mkdirSync(placesOf(name).folder, { recursive: true });
  writeFileSync(placesOf(name).setupLog, '');
  const cloud = await startCloud({ name, ports: { cloud: port }, fresh: true, log: () => undefined });
  const { endpoint } = cloud;
  await bootstrap({ name, endpoint });
  const folder = mkdtempSync(join(tmpdir(), 'diwan-recovery-'));
  const code = join(folder, 'code');
  mkdirSync(code);
  writeFileSync(join(code, 'index.mjs'), 'export const handler = async () => undefined;\n');
  const client = new CloudFormationClient(clientOptions(endpoint));
  let assemblies = 0;
  return {
    endpoint,
    deploys: async (stage, { given = {}, more = [], fails } = {}) => {
      const app = synthesise(stage, join(folder, String(++assemblies)), () => code, given);
      const stacks = app
        .synth()
        .stacks.map(({ stackName }) => stackName)
        .filter((stack) => !/-(operations|backups)$/.test(stack));
      if (fails !== undefined) spoil(app.outdir, fails);
      const args = ['deploy', ...stacks, '--app', app.outdir, '--require-approval', 'never', ...more];
      await cdk([...args, '--concurrency', '4'], `Deploying ${stage}`, { name, endpoint });
    },
    stacks: async () => {
      const { Stacks: found = [] } = await client.send(new DescribeStacksCommand({}));
      return new Map(
        found
          .filter(({ StackStatus: status, StackName: stack }) =>
            Boolean(stack?.startsWith('diwan-') && status !== 'DELETE_COMPLETE'),
          )
          .map(({ StackName: stack = '', Outputs: outputs = [] }) => [
            stack,
            Object.fromEntries(
              outputs.map(({ OutputKey: key = '', OutputValue: value = '' }) => [key, value]),
            ),
          ]),
      );
    },
    stop: async () => {
      client.destroy();
      await cloud.stop('discard');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
