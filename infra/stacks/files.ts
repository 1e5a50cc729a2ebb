import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { fileBucket } from '#infra/constructs/file-bucket.ts';
import { named } from '#infra/constructs/names.ts';
import type { Deployment } from '#infra/deployment.ts';

/** Where files of people are: quotes, photos, receipts. The stack's own bucket stays where another is in use. */
export function filesStack(app: App, deployment: Deployment): { readonly bucket: IBucket } {
  const { stage, inUse } = deployment;
  const stack = new Stack(app, named(stage, 'files'), {
    description: 'Diwan: files of people',
    terminationProtection: stage.keepsData,
  });
  const own = fileBucket(stack, deployment);
  const bucket =
    // A Bucket is an IBucket, which TypeScript doubts of optional properties.
    inUse.filesBucket === undefined
      ? (own as IBucket)
      : Bucket.fromBucketName(stack, 'InUse', inUse.filesBucket);
  new CfnOutput(stack, 'FilesBucket', { value: bucket.bucketName });
  return { bucket };
}
