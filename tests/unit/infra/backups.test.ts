import { describe, expect, it } from 'vitest';
import { stageNamed, stageNames } from '#infra/settings/stages.ts';
import { ofType, resourcesOf, synthesised } from './templates.ts';

/** A rule of the bucket, as far as it is about versions. */
type Rule = {
  readonly Prefix?: string;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number };
  readonly ExpiredObjectDeleteMarker?: boolean;
};

/** The days within which whoever is erased is forgotten everywhere: docs/data-protection.md. */
const promised = 35;

describe.each(stageNames)('backups of stage %s', (name) => {
  const resources = resourcesOf(name);
  const [bucket] = ofType(resources, 'AWS::S3::Bucket');
  const rules: readonly Rule[] = bucket?.properties.LifecycleConfiguration.Rules;
  const vaults = ofType(resources, 'AWS::Backup::BackupVault');

  if (!stageNamed(name).keepsData) {
    it('are none, and files have no versions: the data is made up', () => {
      expect(resources.filter(({ type }) => type.startsWith('AWS::Backup::'))).toEqual([]);
      expect(bucket?.properties).not.toHaveProperty('VersioningConfiguration');
      expect(rules.filter((rule) => 'NoncurrentVersionExpiration' in rule)).toEqual([]);
    });
    return;
  }

  it('are taken each night, of the table and the files, and forgotten as erasing promises', () => {
    const [plan, ...others] = ofType(resources, 'AWS::Backup::BackupPlan');
    expect(others).toEqual([]);
    expect(plan?.properties.BackupPlan.BackupPlanRule).toEqual([
      expect.objectContaining({
        ScheduleExpression: 'cron(0 1 * * ? *)',
        Lifecycle: { DeleteAfterDays: promised },
      }),
    ]);
    const [selection] = ofType(resources, 'AWS::Backup::BackupSelection');
    const chosen = JSON.stringify(selection?.properties.BackupSelection.Resources);
    expect(selection?.properties.BackupSelection.Resources).toHaveLength(2);
    expect(chosen).toContain(`diwan-${name}-data`);
    expect(chosen).toContain(`diwan-${name}-files`);
  });

  it('lie in a vault from which nobody takes one before its time, nor keeps one longer', () => {
    expect(vaults).toHaveLength(1);
    const { LockConfiguration, AccessPolicy } = vaults[0]?.properties ?? {};
    expect(LockConfiguration).toEqual({ MinRetentionDays: 7, MaxRetentionDays: promised });
    expect(AccessPolicy.Statement).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: expect.arrayContaining(['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle']),
      }),
    ]);
  });

  it('are of what is in use, also where that is used by its name', () => {
    const given = { tableName: 'restored', tableStream: '2026-11-30T18:30:00.000', filesBucket: 'files' };
    const [selection] = ofType(resourcesOf(name, given), 'AWS::Backup::BackupSelection');
    const chosen = JSON.stringify(selection?.properties.BackupSelection.Resources);
    expect(chosen).toContain(':table/restored"');
    expect(chosen).toContain(':s3:::files"');
  });

  it('have beside them every version of a file that was replaced or deleted, as long and no longer', () => {
    expect(bucket?.properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    const expiring = rules.flatMap((rule) =>
      rule.NoncurrentVersionExpiration === undefined
        ? []
        : [[rule.Prefix, rule.NoncurrentVersionExpiration.NoncurrentDays]],
    );
    // AWS counts from the next midnight UTC, and deletes within a day or two after.
    expect(expiring).toEqual([
      ['kept/', promised - 3],
      ['incoming/', 1],
    ]);
    // Both rooms, which are all there is.
    expect(rules.some((rule) => rule.ExpiredObjectDeleteMarker === true)).toBe(true);
  });

  it('say what a restore needs', () => {
    const { outputs } =
      synthesised(name).stacks.find((stack) => stack.name === `diwan-${name}-backups`) ?? {};
    expect(Object.keys(outputs ?? {}).sort()).toEqual(['BackupVaultName', 'RestoreRoleArn']);
  });
});
