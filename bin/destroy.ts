/**
 * `npm run destroy -- STAGE`: empties the bucket of files and destroys the stacks of a stage whose data is made
 * up. It acts with the AWS credentials of the environment.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { type Stage, stageNamed } from '#infra/settings/stages.ts';

const root = join(import.meta.dirname, '..');

/**
 * The stage called `name`.
 * @throws when there is none, or when it keeps data
 */
function destructible(name: string | undefined): Stage {
  const stage = stageNamed(name ?? '');
  if (stage.keepsData)
    throw new Error(`The stage ${stage.name} keeps people’s data: it is not destroyed by a command.`);
  return stage;
}

/** The bucket of files of the stage; `undefined` where there is no such stack. */
async function bucketOf({ name }: Stage): Promise<string | undefined> {
  const client = new CloudFormationClient({});
  try {
    const { Stacks: stacks = [] } = await client.send(
      new DescribeStacksCommand({ StackName: `diwan-${name}-files` }),
    );
    return stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'FilesBucket')?.OutputValue;
  } catch (error) {
    if (error instanceof Error && error.message.includes('does not exist')) return undefined;
    throw error;
  }
}

/** Deletes everything in a bucket that keeps no versions, a thousand at a time; how much it was. */
async function empty(bucket: string): Promise<number> {
  const client = new S3Client(process.env.AWS_ENDPOINT_URL === undefined ? {} : { forcePathStyle: true });
  for (let deleted = 0; ; ) {
    const { Contents: found = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
    if (found.length === 0) return deleted;
    const { Errors: failed = [] } = await client.send(
      new DeleteObjectsCommand({
        Bucket: bucket,
        Delete: { Objects: found.map(({ Key }) => ({ Key })), Quiet: true },
      }),
    );
    if (failed.length > 0)
      throw new Error(`${failed.length} files could not be deleted: ${failed[0]?.Message}`);
    deleted += found.length;
  }
}

try {
  const stage = destructible(process.argv[2]);
  const bucket = await bucketOf(stage);
  if (bucket !== undefined) console.log(`Deleted from ${bucket}: ${await empty(bucket)}`);
  const cdk = join(root, 'node_modules/aws-cdk/bin/cdk');
  const args = [cdk, 'destroy', '--all', '--force', '-c', `stage=${stage.name}`];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
