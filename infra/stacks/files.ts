import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { fileBucket } from '#infra/constructs/file-bucket.ts';
import { named } from '#infra/constructs/names.ts';
import type { Deployment } from '#infra/deployment.ts';

/** Where files of people are: quotes, photos, receipts. */
export function filesStack(app: App, deployment: Deployment): { readonly bucket: Bucket } {
  const stack = new Stack(app, named(deployment.stage, 'files'), { description: 'Diwan: files of people' });
  const bucket = fileBucket(stack, deployment);
  new CfnOutput(stack, 'FilesBucket', { value: bucket.bucketName });
  return { bucket };
}
