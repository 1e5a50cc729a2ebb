import { Aws, Duration } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Deployment } from '#infra/deployment.ts';
import { roomPrefix } from '#shared/uploads/keys.ts';
import { acknowledge } from './reactions/acknowledge.ts';

/**
 * What was deleted or replaced is gone for good within the 35 days in which backups forget a person: 32, since
 * S3 counts from the midnight after, and takes its time. What was sent and not yet looked at says where a
 * photo was taken: of that nothing is kept.
 */
const forgottenVersions: LifecycleRule[] = [
  { id: 'replaced', prefix: roomPrefix('kept'), noncurrentVersionExpiration: Duration.days(32) },
  { id: 'sent', prefix: roomPrefix('incoming'), noncurrentVersionExpiration: Duration.days(1) },
  { id: 'marks-of-deleted', expiredObjectDeleteMarker: true },
];

/**
 * A private bucket that browsers send files to by signed forms and fetch them from by signed links. Versioned
 * where data is real: AWS backs up no other bucket.
 */
export function fileBucket(
  scope: Construct,
  { stage, siteUrl }: Pick<Deployment, 'stage' | 'siteUrl'>,
): Bucket {
  const bucket = new Bucket(scope, 'Files', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    cors: [
      {
        // CORS lets a script see whether its file arrived; a form without a script needs none. Without its
        // own domain the site has the address of the HTTP API.
        allowedOrigins: [
          siteUrl === undefined
            ? `https://*.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`
            : new URL(siteUrl).origin,
        ],
        allowedMethods: [HttpMethods.POST],
        maxAge: 3600,
      },
    ],
    lifecycleRules: [
      // Files sent and never checked expire. AWS: counted in whole days, from midnight UTC.
      { id: 'never-checked', prefix: roomPrefix('incoming'), expiration: Duration.days(1) },
      { id: 'never-finished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ...(stage.keepsData ? forgottenVersions : []),
    ],
    versioned: stage.keepsData,
  });
  acknowledge(
    bucket,
    'AwsSolutions-S1',
    'Server access logs hold the addresses of the callers beside the keys of their files, and no log of Diwan holds personal data. An account that must answer for every reading has CloudTrail for it.',
  );
  return bucket;
}
