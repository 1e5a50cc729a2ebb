import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, describe, expect, it } from 'vitest';
import { findingsOf, stepsBack } from '#bin/ops/backups/findings.ts';
import { type Found, whatThereIs } from '#bin/ops/backups/found.ts';
import { namesOnly } from '#tests/support/queues/installation.ts';

const now = new Date('2026-11-30T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const well: Found = {
  table: {
    name: 'diwan-prod-data-Table',
    bytes: 12_000_000,
    items: 40_000,
    recoverableFrom: hoursAgo(35 * 24),
    newest: hoursAgo(11),
    backups: 35,
  },
  files: { bucket: 'files', hasVersions: true, versionsGoAfter: 32, backups: 2 },
};

describe('what there is to come back from', () => {
  it('is well with a backup of the night, any second of weeks, and versions that go in time', () => {
    expect(findingsOf(well, now)).toEqual([]);
    expect(findingsOf({ ...well, table: { ...well.table, newest: hoursAgo(47) } }, now)).toEqual([]);
  });

  it.each<[string, { table?: Partial<Found['table']>; files?: Partial<Found['files']> }, RegExp]>([
    [
      'recovery that is off',
      { table: { recoverableFrom: undefined } },
      /Point-in-time recovery of .* is off/,
    ],
    ['no backup of the table', { table: { newest: undefined, backups: 0 } }, /There is no backup of/],
    ['an old backup', { table: { newest: hoursAgo(73) } }, /newest backup .* is 3 d 1 h old/],
    ['no versions', { files: { hasVersions: false, versionsGoAfter: undefined } }, /keeps no versions/],
    ['versions that stay', { files: { versionsGoAfter: undefined } }, /outlive the 35 days/],
    ['versions that stay too long', { files: { versionsGoAfter: 90 } }, /outlive the 35 days/],
    ['no backup of files', { files: { backups: 0 } }, /No backup of files was completed/],
  ])('needs attention for %s', (_what, { table = {}, files = {} }, said) => {
    const found = { table: { ...well.table, ...table }, files: { ...well.files, ...files } };
    expect(findingsOf(found, now)).toEqual([expect.stringMatching(said)]);
  });

  it('is come back from by five commands, the last of which deploys on the restored table', () => {
    const steps = stepsBack(well, 'prod');
    expect(steps[0]).toContain('--source-table-name diwan-prod-data-Table');
    expect(steps.at(-1)).toBe('npx cdk deploy --all -c stage=prod -c tableName=NAME');
    for (const lost of ['StreamEnabled=true', 'expiresAt', 'PointInTimeRecoveryEnabled=true'])
      expect(steps.join('\n')).toContain(lost);
  });
});

describe('a bucket', () => {
  const s3 = mockClient(S3Client).on(GetBucketVersioningCommand).resolves({ Status: 'Enabled' });
  const watch = mockClient(CloudWatchClient);
  watch.onAnyCommand().resolves({});
  const table = mockClient(DynamoDBClient);
  table.onAnyCommand().resolves({});
  afterAll(() => {
    for (const client of [s3, watch, table]) client.restore();
  });
  const looked = () => whatThereIs({ ...namesOnly('prod'), output: async () => 'name', settings: {} }, now);

  it('without a rule keeps its old versions for good, and is told so', async () => {
    s3.on(GetBucketLifecycleConfigurationCommand).rejects(
      new S3ServiceException({ name: 'NoSuchLifecycleConfiguration', $fault: 'client', $metadata: {} }),
    );
    const { files } = await looked();
    expect(files).toMatchObject({ hasVersions: true, versionsGoAfter: undefined });
  });

  it('that may not be asked is a fault', async () => {
    s3.on(GetBucketLifecycleConfigurationCommand).rejects(
      new S3ServiceException({
        name: 'AccessDenied',
        message: 'Access Denied',
        $fault: 'client',
        $metadata: {},
      }),
    );
    await expect(looked()).rejects.toThrow('Access Denied');
  });
});
