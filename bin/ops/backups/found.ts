/** What there is to come back from: of the table, and of people's files. */
import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListBackupsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  type LifecycleRule,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Installation } from '#bin/ops/frame/installation.ts';

export type Found = {
  readonly table: {
    readonly name: string;
    readonly bytes: number;
    readonly items: number;
    /** Until when it can be put back to any second; `undefined` where point-in-time recovery is off. */
    readonly recoverableFrom: Date | undefined;
    /** When the newest backup of AWS Backup was made. */
    readonly newest: Date | undefined;
    readonly backups: number;
  };
  readonly files: {
    readonly bucket: string;
    readonly hasVersions: boolean;
    /** After how many days a version that was replaced or deleted is gone; `undefined`: never. */
    readonly versionsGoAfter: number | undefined;
    /** How many backups of buckets were completed in the last two days. */
    readonly backups: number;
  };
};

/** How far back a backup of the files is looked for, and how old the newest of the table may be. */
export const lately = 2 * 86_400_000;

/**
 * Looks at the table in use and at the bucket of files.
 * @throws {Failure} when nothing of the stage is deployed
 */
export async function whatThereIs(installation: Installation, now: Date): Promise<Found> {
  const [name, bucket] = await Promise.all([
    installation.output('TableName'),
    installation.output('FilesBucket'),
  ]);
  const [table, files] = await Promise.all([
    ofTable(name, installation),
    ofBucket(bucket, installation, now),
  ]);
  return { table, files };
}

async function ofTable(name: string, { settings }: Installation): Promise<Found['table']> {
  const client = new DynamoDBClient(settings);
  const [{ Table: table }, { ContinuousBackupsDescription: continuous }] = await Promise.all([
    client.send(new DescribeTableCommand({ TableName: name })),
    client.send(new DescribeContinuousBackupsCommand({ TableName: name })),
  ]);
  const made: Date[] = [];
  for (let from: string | undefined, isFirst = true; isFirst || from !== undefined; isFirst = false) {
    const page = await client.send(
      new ListBackupsCommand({
        TableName: name,
        BackupType: 'AWS_BACKUP',
        ...(from !== undefined && { ExclusiveStartBackupArn: from }),
      }),
    );
    for (const { BackupStatus, BackupCreationDateTime: at } of page.BackupSummaries ?? [])
      if (BackupStatus === 'AVAILABLE' && at !== undefined) made.push(at);
    from = page.LastEvaluatedBackupArn;
  }
  const { PointInTimeRecoveryStatus, EarliestRestorableDateTime } =
    continuous?.PointInTimeRecoveryDescription ?? {};
  return {
    name,
    bytes: table?.TableSizeBytes ?? 0,
    items: table?.ItemCount ?? 0,
    recoverableFrom:
      PointInTimeRecoveryStatus === 'ENABLED'
        ? (EarliestRestorableDateTime ?? table?.CreationDateTime)
        : undefined,
    newest: made.toSorted((a, b) => b.getTime() - a.getTime())[0],
    backups: made.length,
  };
}

async function ofBucket(
  bucket: string,
  { settings, isLocal, named }: Installation,
  now: Date,
): Promise<Found['files']> {
  const client = new S3Client({ ...settings, ...(isLocal && { forcePathStyle: true }) });
  const [{ Status }, rules, { Datapoints: done = [] }] = await Promise.all([
    client.send(new GetBucketVersioningCommand({ Bucket: bucket })),
    lifecycleOf(bucket, client),
    new CloudWatchClient(settings).send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/Backup',
        MetricName: 'NumberOfBackupJobsCompleted',
        Dimensions: [
          { Name: 'BackupVaultName', Value: named('backups') },
          { Name: 'ResourceType', Value: 'S3' },
        ],
        StartTime: new Date(now.getTime() - lately),
        EndTime: now,
        Period: 3600,
        Statistics: ['Sum'],
      }),
    ),
  ]);
  const days = rules.flatMap(
    ({ NoncurrentVersionExpiration }) => NoncurrentVersionExpiration?.NoncurrentDays ?? [],
  );
  return {
    bucket,
    hasVersions: Status === 'Enabled',
    versionsGoAfter: days.length === 0 ? undefined : Math.max(...days),
    backups: done.reduce((sum, { Sum = 0 }) => sum + Sum, 0),
  };
}

/** The rules by which what is in a bucket goes; none where it has no such configuration, of which S3 speaks as of a fault. */
async function lifecycleOf(bucket: string, client: S3Client): Promise<readonly LifecycleRule[]> {
  try {
    const { Rules } = await client.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }));
    return Rules ?? [];
  } catch (fault) {
    if (fault instanceof S3ServiceException && fault.name === 'NoSuchLifecycleConfiguration') return [];
    throw fault;
  }
}
