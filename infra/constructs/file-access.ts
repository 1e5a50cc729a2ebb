import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { everyKey, type Room } from '#shared/uploads/keys.ts';

export interface FileAccess {
  /** AWS: HEAD needs `GetObject`; a copy that and `PutObject`; a form is a `PutObject` by its signer. */
  readonly actions: readonly ('GetObject' | 'PutObject' | 'DeleteObject')[];
  /** The rooms of the bucket that the actions are allowed in. */
  readonly of: readonly Room[];
  /**
   * Whether it may ask if there is a file under a key it knows. Which keys there are is told to nobody.
   * Default no.
   */
  readonly lists?: true;
}

/** The least that lets a function make these calls: named actions on keys of two ids, by room. */
export function fileAccess(bucket: IBucket, ...accesses: readonly FileAccess[]): PolicyStatement[] {
  return accesses.flatMap(({ actions, of, lists }) => [
    new PolicyStatement({
      actions: actions.map((action) => `s3:${action}`),
      resources: of.map((room) => bucket.arnForObjects(everyKey(room))),
    }),
    ...(lists
      ? [
          new PolicyStatement({
            actions: ['s3:ListBucket'],
            resources: [bucket.bucketArn],
            conditions: { StringLike: { 's3:prefix': of.map(everyKey) } },
          }),
        ]
      : []),
  ]);
}
